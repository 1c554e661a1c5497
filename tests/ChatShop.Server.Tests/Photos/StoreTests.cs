using ChatShop.Server.Photos;
using ChatShop.Server.Settings;
using Microsoft.Extensions.Configuration;
using SkiaSharp;

namespace ChatShop.Server.Tests.Photos;

/// <summary>Photos are the same wherever they lie.</summary>
public sealed class StoreTests : IAsyncLifetime
{
    private static readonly Uri Shop = new("https://shop.example");

    private readonly string folder = Directory.CreateTempSubdirectory("chatshop-photos-").FullName;
    private BucketStandIn bucket = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => bucket = await BucketStandIn.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await bucket.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("bucket")]
    public async Task A_photo_is_kept_in_two_sizes_under_a_name_of_its_content(string where)
    {
        using var store = Open(where);
        var shelf = new PhotoShelf(store.Store, Shop);

        var first = await shelf.KeepAsync(CameraPhoto.Take(SKEncodedImageFormat.Png, 2000, 1000), Stop);
        var again = await shelf.KeepAsync(CameraPhoto.Take(SKEncodedImageFormat.Png, 2000, 1000), Stop);

        Assert.Equal(("image/jpeg", again.ContentUrl), (first.ContentType, first.ContentUrl));
        Assert.Matches("^https://shop.example/photos/[0-9a-f]{32}.jpg$", first.ContentUrl);
        var name = first.ContentUrl.Split('/')[^1];
        Assert.True(await shelf.HasAsync(name, Stop));
        Assert.Equal((1600, 480, 1600), (await WidthAsync(shelf, name, null), await WidthAsync(shelf, name, 480), await WidthAsync(shelf, name, 2000)));
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("bucket")]
    public async Task A_photo_that_is_withdrawn_is_there_in_no_size(string where)
    {
        using var store = Open(where);
        var shelf = new PhotoShelf(store.Store, Shop);
        var address = (await shelf.KeepAsync(CameraPhoto.Take(SKEncodedImageFormat.Png, 2000, 1000), Stop)).ContentUrl;

        var (light, name) = (new LightPrints(store.Store), address.Split('/')[^1]);
        foreach (var isWebp in (bool[])[true, false])
            await (await light.OpenAsync(name, 320, isWebp, Stop))!.DisposeAsync();

        await shelf.WithdrawAsync(address, Stop);
        await shelf.WithdrawAsync(address, Stop);

        Assert.Null(await shelf.OpenAsync(name, null, Stop));
        Assert.Null(await shelf.OpenAsync(name, 480, Stop));
        Assert.Null(await light.OpenAsync(name, 320, true, Stop));
        Assert.Null(await light.OpenAsync(name, 320, false, Stop));
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("bucket")]
    public async Task What_is_not_there_is_not_there_and_no_name_leads_elsewhere(string where)
    {
        using var store = Open(where);
        var shelf = new PhotoShelf(store.Store, Shop);

        foreach (var name in (string[])["00000000000000000000000000000000.jpg", "../chatshop.db", "started.txt", "", new string('a', 36)])
        {
            Assert.False(await shelf.HasAsync(name, Stop));
            Assert.Null(await shelf.OpenAsync(name, 480, Stop));
        }
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("bucket")]
    public async Task Names_that_begin_alike_are_found_together(string where)
    {
        using var store = Open(where);
        foreach (var name in (string[])["a.1", "a.2", "a.3", "b.1"])
            await store.Store.PutAsync(name, "x"u8.ToArray(), Stop);
        await store.Store.RemoveAsync("a.2", Stop);

        Assert.Equal(["a.1", "a.3"], (await store.Store.NamesAsync("a.", Stop)).Order(StringComparer.Ordinal));
        Assert.Equal(["a.1", "a.3", "b.1"], (await store.Store.NamesAsync("", Stop)).Order(StringComparer.Ordinal));
        Assert.Empty(await store.Store.NamesAsync("c", Stop));
    }

    [Fact]
    public async Task What_is_lost_is_put_nowhere()
    {
        using var store = Open("bucket");
        var shelf = new PhotoShelf(store.Store, Shop);

        Assert.Equal("notAPhoto", (await shelf.KeepAsync("no photo"u8.ToArray(), Stop)).Name);
        Assert.Equal("tooLarge", (await shelf.KeepAsync(new byte[10 * 1024 * 1024 + 1], Stop)).Name);
        Assert.Empty(bucket.Asked);
    }

    [Fact]
    public async Task A_store_that_fails_is_a_disk_that_fails()
    {
        using var store = Open("bucket");
        bucket.IsBroken = true;

        await Assert.ThrowsAsync<IOException>(() => store.Store.PutAsync("a.jpg", "x"u8.ToArray(), Stop));
        await Assert.ThrowsAsync<IOException>(() => store.Store.OpenAsync("a.jpg", Stop));
    }

    [Fact]
    public async Task A_key_that_signs_wrongly_gets_nothing()
    {
        using var store = Open("bucket", "--Photos:S3:SecretKey", "another secret");

        await Assert.ThrowsAsync<IOException>(() => store.Store.PutAsync("a.jpg", "x"u8.ToArray(), Stop));
        Assert.Empty(bucket.Kept);
    }

    [Fact]
    public async Task A_shop_keeps_its_photos_there()
    {
        await using var shop = await OpenedShop.OpenAsync(bucket.Settings);
        var photo = CameraPhoto.Take(SKEncodedImageFormat.Jpeg, 900, 600, orientation: 6);

        await shop.Meet("seller").SendAsync("sell fuji apples 5 yuan per jin, 500 jin", ("image/jpeg", Sent.As("image/jpeg", photo)));

        var name = Assert.Single(bucket.Kept.Keys, key => !key.Contains("-480", StringComparison.Ordinal));
        var seen = await shop.Http.GetByteArrayAsync(new Uri(shop.Address, name), Stop);
        var small = await shop.Http.GetByteArrayAsync(new Uri(shop.Address, name + "?w=480"), Stop);
        Assert.Equal(bucket.Kept[name], seen);
        Assert.Equal(bucket.Kept[name.Replace(".jpg", "-480.jpg", StringComparison.Ordinal)], small);
    }

    private static async Task<int> WidthAsync(PhotoShelf shelf, string name, int? wanted)
    {
        await using var photo = await shelf.OpenAsync(name, wanted, TestContext.Current.CancellationToken);
        using var picture = SKBitmap.Decode(photo);
        return picture.Width;
    }

    private Opened Open(string where, params string[] more)
    {
        var settings = PhotoSettings.Read(new SettingReader(new ConfigurationBuilder().AddCommandLine([.. bucket.Settings, .. more]).Build(), "Photos:S3:"))!;
        return new Opened(where == "folder" ? new FolderStore(folder) : new ObjectStore(settings.Connect(), settings.Bucket));
    }

    private sealed record Opened(IPhotoStore Store) : IDisposable
    {
        public void Dispose() => (Store as IDisposable)?.Dispose();
    }
}
