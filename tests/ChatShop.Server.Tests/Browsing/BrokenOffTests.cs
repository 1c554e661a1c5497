using Microsoft.Playwright;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>A photo from our own page over a line that breaks.</summary>
public sealed class BrokenOffTests : BrowsingTests
{
    [Fact]
    public async Task A_photo_that_broke_off_goes_on_where_it_was_after_the_page_was_closed_and_the_shop_opened_anew_and_arrives_once()
    {
        using var line = new CutLine(Shop.Address);
        var page = await Browser.VisitAsync(new Uri(line.Address, "/chat"), 320, workers: ServiceWorkerPolicy.Block);
        await Expect(page.Locator("#quick button")).ToHaveCountAsync(3);
        line.IsBad = true;
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = Draw() });
        await Expect(page.Locator("#unsent button.state")).ToHaveCountAsync(1);
        await Browser.PictureAsync(page, "own-page-broken-off");
        await page.CloseAsync();
        await Shop.RestartAsync();
        line.IsBad = false;

        var again = await page.Context.NewPageAsync();
        await again.GotoAsync(new Uri(line.Address, "/chat").AbsoluteUri);

        await Expect(again.Locator("#log .mine .photos img")).ToHaveCountAsync(1);
        await Expect(again.Locator("#unsent .photos")).ToHaveCountAsync(0);
        await Expect(again.Locator("#log .line:not(.mine)")).ToHaveCountAsync(2);
        Assert.Contains("Upload-Offset: ", line.LastPatch, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Upload-Offset: 0\r\n", line.LastPatch, StringComparison.OrdinalIgnoreCase);
        await again.ReloadAsync();
        await Expect(again.Locator("#log .mine .photos img")).ToHaveCountAsync(1);
        await Expect(again.Locator("#log .line:not(.mine)")).ToHaveCountAsync(2);
        await Expect(again.Locator("#unsent .photos")).ToHaveCountAsync(0);
    }

    /// <summary>Leaves against the sky: heavy, however well it is packed.</summary>
    private static byte[] Draw()
    {
        var chance = new Random(7);
        using var picture = new SKBitmap(1600, 1200);
        using var canvas = new SKCanvas(picture);
        using var ink = new SKPaint();
        for (var i = 0; i < 20_000; i++)
        {
            ink.Color = new SKColor((byte)chance.Next(256), (byte)chance.Next(256), (byte)chance.Next(256));
            canvas.DrawCircle(chance.Next(1600), chance.Next(1200), chance.Next(2, 12), ink);
        }
        using var jpeg = picture.Encode(SKEncodedImageFormat.Jpeg, 90);
        return jpeg.ToArray();
    }
}
