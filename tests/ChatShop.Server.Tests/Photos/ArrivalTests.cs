using System.Net;
using SkiaSharp;

namespace ChatShop.Server.Tests.Photos;

/// <summary>Photos that come through a door are looked at by their content, and an address that a stranger wrote is never followed.</summary>
public sealed class ArrivalTests(SharedShop opened) : IClassFixture<SharedShop>, IAsyncLifetime
{
    private readonly OpenedShop shop = opened.Shop;
    private readonly Chatter seller = opened.Shop.MeetSomebody();

    public async ValueTask InitializeAsync() => await seller.SayAsync("hello");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_photo_called_otherwise_is_a_photo_still()
    {
        var answer = await seller.SendAsync("", ("image/gif", Sent.As("image/gif", CameraPhoto.Take(SKEncodedImageFormat.Webp))));

        Assert.Contains("Got the photo", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data:image/jpeg;base64,", "does not look like a photo")]
    [InlineData("data:image/jpeg;base64,PHNjcmlwdD4=", "does not look like a photo")]
    [InlineData("data:image/jpeg;base64,!!!", "did not arrive")]
    [InlineData("data:image/jpeg,plain", "did not arrive")]
    [InlineData("file:///etc/passwd", "did not arrive")]
    [InlineData("http://127.0.0.1/photos/00000000000000000000000000000000.jpg", "did not arrive")]
    [InlineData("", "did not arrive")]
    public async Task What_is_no_photo_of_ours_is_said(string address, string said)
    {
        Assert.Contains(said, (await seller.SendAsync("", ("image/jpeg", address))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_elsewhere_is_never_asked()
    {
        using var inside = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        inside.Start();

        var address = $"http://127.0.0.1:{((IPEndPoint)inside.LocalEndpoint).Port}/latest/meta-data";
        await seller.SendAsync("", ("image/jpeg", address), ("audio/ogg", address));

        Assert.False(inside.Pending());
    }

    [Fact]
    public async Task Claimed_pixels_are_refused_before_they_are_unpacked()
    {
        var answer = await seller.SendAsync("", ("image/png", Sent.As("image/png", CameraPhoto.Claiming(50_000, 50_000))));

        Assert.Contains("too large", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_shows_all_photos_of_a_listing_and_none_that_is_lost()
    {
        var photos = Enumerable.Range(1, 3).Select(i => ("image/jpeg", Sent.As("image/jpeg", CameraPhoto.Take(SKEncodedImageFormat.Jpeg, 80 + i, 48)))).ToArray();
        await seller.SendAsync("sell fuji apples 5 yuan per jin, 500 jin", [.. photos, ("image/jpeg", "http://192.0.2.1/x.jpg")]);
        await seller.SayAllAsync("Hilltop Orchard", "yes");
        var listing = (await shop.Operator.ItemsAsync("/listings"))[^1]["id"];

        var page = await shop.Http.GetStringAsync(new Uri(shop.Address, $"/l/{listing}"), TestContext.Current.CancellationToken);

        Assert.Equal(3, page.Split("<img").Length - 1);
        Assert.DoesNotContain("192.0.2.1", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_photo_sent_again_is_one_photo()
    {
        var photo = ("image/jpeg", Sent.As("image/jpeg", CameraPhoto.Take(SKEncodedImageFormat.Jpeg)));
        await seller.SendAsync("sell fuji apples 5 yuan per jin, 500 jin", photo, photo);

        Assert.Contains("1 photo.", (await seller.SayAsync("Riverside Orchard")).Text, StringComparison.Ordinal);
        await seller.SayAsync("yes");
        Assert.Contains("has this photo already", (await seller.SendAsync("", photo)).Text, StringComparison.Ordinal);
    }
}
