using System.Globalization;
using System.Net;
using ChatShop.Storage.Origins;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Origins;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Server.Tests.Pages.Market;

/// <summary>The page of a batch tells everybody where goods come from, in both languages; what people wrote is no markup there.</summary>
public sealed class BatchPageTests(SharedShop shared) : IClassFixture<SharedShop>
{
    private readonly OpenedShop shop = shared.Shop;

    private DateOnly Picked => DateOnly.FromDateTime(shop.Clock.GetUtcNow().UtcDateTime).AddDays(-400);

    [Fact]
    public async Task It_tells_place_day_grower_readings_and_what_seals_it()
    {
        var (seller, listing, batch) = await RecordAsync("红富士苹果", "李家村东坡", ["0123456789abcdef0123456789abcdef.jpg"]);
        var device = await shop.GivenAsync(seller, new RegisterDevice(seller, listing));
        var now = shop.Clock.GetUtcNow();
        await shop.Parts.GetRequiredService<DeviceBooks>().AddAsync(device.Device, now, [new("temperature", 4.2m, now)], CancellationToken.None);
        var told = (await shop.Parts.GetRequiredService<IBatchRecords>().BatchAsync(batch, CancellationToken.None))!;

        var page = await ReadAsync($"/b/{batch}", "zh-CN");

        foreach (var said in new[] { "红富士苹果", "产地：李家村东坡", $"{Picked.Year}年{Picked.Month}月{Picked.Day}日", "王婶果园", "温度", "4.2 °C", told.Hash[..16], "loading=\"lazy\"", $"href=\"/l/{listing}\"", "lang=\"zh-CN\"" })
            Assert.Contains(said, page, StringComparison.Ordinal);
        var english = await ReadAsync($"/b/{batch}", "en");
        foreach (var said in new[] { "Grown at: 李家村东坡", Picked.ToString("d MMMM yyyy", CultureInfo.InvariantCulture), "temperature", "lang=\"en\"" })
            Assert.Contains(said, english, StringComparison.Ordinal);
        Assert.InRange(page.Length, 1, 12_000);
    }

    [Fact]
    public async Task What_people_wrote_is_no_markup()
    {
        var (_, _, batch) = await RecordAsync("<b>苹果</b>", "<script>alert(1)</script>{{ 6 | times: 7 }}", []);

        using var answer = await shop.Http.GetAsync(new Uri(shop.Address, $"/b/{batch}"));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>苹果", page, StringComparison.Ordinal);
        Assert.Contains("{{ 6 | times: 7 }}", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("b999")]
    [InlineData("999")]
    [InlineData("b-1")]
    [InlineData("b0x1")]
    public async Task A_link_that_leads_nowhere_says_so(string batch)
    {
        using var answer = await shop.Http.GetAsync(new Uri(shop.Address, $"/b/{batch}"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<string> ReadAsync(string path, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(shop.Address, path));
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await shop.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private async Task<(PersonId Seller, ListingId Listing, BatchId Batch)> RecordAsync(string product, string place, IReadOnlyList<string> photos)
    {
        var seller = await shop.PersonAsync("wang");
        var offer = new Offer(product, new Price(Money.Of(5m, Currency.Cny), new Quantity(1m, Unit.Jin)), new Quantity(500m, Unit.Jin));
        var listing = (await shop.GivenAsync(seller, new PublishListing(seller, offer, "王婶果园"))).Listing;
        return (seller, listing, (await shop.GivenAsync(seller, new RecordBatch(seller, listing, new Origin(place, Picked, photos)))).Batch);
    }
}
