using System.Globalization;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using Microsoft.Playwright;
using SkiaSharp;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>What a browser fetches before somebody can look at the market, photos and the chat beside it included: docs/pages.md.</summary>
public sealed class WeightTests(WeightTests.Laden laden) : IClassFixture<WeightTests.Laden>
{
    private const int Most = 100 * 1024;

    [Theory]
    [InlineData(320, 800, 2)]
    [InlineData(768, 1000, 1)]
    [InlineData(1440, 900, 1)]
    public async Task The_first_view_of_the_market_is_light(int width, int height, float scale)
    {
        await using var browser = await Browser.OpenAsync();
        var page = await browser.VisitAsync(new Uri("about:blank"), width, height: height, scale: scale);
        var (bytes, requests) = (0L, 0);
        var wire = await page.Context.NewCDPSessionAsync(page);
        wire.Event("Network.loadingFinished").OnEvent += (_, told) =>
        {
            Interlocked.Add(ref bytes, (long)told!.Value.GetProperty("encodedDataLength").GetDouble());
            Interlocked.Increment(ref requests);
        };
        await wire.SendAsync("Network.enable");

        await page.GotoAsync(new Uri(laden.Shop.Address, "/").AbsoluteUri, new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.Equal(12, await page.Locator(".card img").CountAsync());
        Assert.InRange(requests, 10, 60);
        Assert.True(Interlocked.Read(ref bytes) < Most, string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.0} KB in {requests} requests"));
    }

    /// <summary>A first page full of goods, each with a photo that has something on it.</summary>
    public sealed class Laden : SharedShop
    {
        private protected override async Task FillAsync()
        {
            var seller = await Shop.PersonAsync("wang");
            for (var i = 0; i < 12; i++)
            {
                var kept = await Shop.Photos.KeepAsync(Draw(i), CancellationToken.None);
                var offer = new Offer(string.Create(CultureInfo.InvariantCulture, $"苹果{i}号"), new Price(Money.Of(5m, Currency.Cny), new Quantity(1m, Unit.Jin)), new Quantity(500m, Unit.Jin),
                    Photos: [kept.ContentUrl[(kept.ContentUrl.LastIndexOf('/') + 1)..]]);
                await Shop.GivenAsync(seller, new PublishListing(seller, offer, "王婶果园"));
            }
        }

        /// <summary>Fruit on a table, many and small: as heavy as photos of a market are.</summary>
        private static byte[] Draw(int seed)
        {
            var chance = new Random(seed);
            using var picture = new SKBitmap(1200, 900);
            using var canvas = new SKCanvas(picture);
            canvas.Clear(new SKColor(0xd8, 0xc8, 0xa8));
            using var ink = new SKPaint { IsAntialias = true };
            for (var i = 0; i < 260; i++)
            {
                ink.Color = new SKColor((byte)chance.Next(120, 230), (byte)chance.Next(30, 150), (byte)chance.Next(20, 90));
                canvas.DrawCircle(chance.Next(1200), chance.Next(900), chance.Next(20, 70), ink);
            }
            using var jpeg = picture.Encode(SKEncodedImageFormat.Jpeg, 90);
            return jpeg.ToArray();
        }
    }
}
