using System.Net;
using ChatShop.Trade;
using ChatShop.Trade.Groups;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.People;

namespace ChatShop.Server.Tests.Pages.Market;

/// <summary>The page of a group buy, which is sent around a village.</summary>
public sealed class GroupPageTests(Stocked market) : IClassFixture<Stocked>
{
    [Fact]
    public async Task It_says_what_is_missing_and_how_to_join_and_names_nobody()
    {
        var (group, apples) = await OpenAsync("wang", market.Goods.Apples);
        await JoinAsync(group);

        var page = WebUtility.HtmlDecode(await market.ReadAsync($"/g/{group}"));

        foreach (var said in new[] { "红富士苹果", "4元/斤", "满3人成团", "已有1人，还差2人", "参团 红富士苹果 2斤", $"/chat?say={Uri.EscapeDataString("参团 红富士苹果")}", apples })
            Assert.Contains(said, page, StringComparison.Ordinal);
        foreach (var secret in new[] { "李四", "李家村9组", "13800110009" })
            Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/g/{group}\"", await market.ReadAsync(apples), StringComparison.Ordinal);
        Assert.Contains("1 person so far, 2 people missing", WebUtility.HtmlDecode(await market.ReadAsync($"/g/{group}", "en")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_that_mean_harm_are_no_markup()
    {
        var (group, _) = await OpenAsync("mallory", market.Goods.Evil);
        var page = await market.ReadAsync($"/g/{group}");

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Contains("{{ 6 | times: 7 }}", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/g/g999")]
    [InlineData("/g/1")]
    [InlineData("/g/gg")]
    public Task A_link_to_none_leads_nowhere(string path) => market.ReadAsync(path, "zh-CN", HttpStatusCode.NotFound);

    private async Task<(GroupId Group, string Listing)> OpenAsync(string seller, string listing)
    {
        var person = await market.Shop.PersonAsync(seller);
        var lastDay = DateOnly.FromDateTime(market.Shop.Clock.GetUtcNow().UtcDateTime).AddDays(3);
        var terms = new GroupTerms(new Price(Money.Of(4m, Currency.Cny), new Quantity(1m, Unit.Jin)), new Quantity(3m, Unit.Piece), CountsPeople: true, lastDay);
        var started = await market.Shop.GivenAsync(person, new StartGroup(person, ListingId.Parse(listing["/l/".Length..])!.Value, terms));
        return (started.Group.Id, listing);
    }

    private async Task JoinAsync(GroupId group)
    {
        var buyer = await market.Shop.PersonAsync("li");
        await market.Shop.GivenAsync(buyer, new JoinGroup(
            buyer, group, new Quantity(2m, Unit.Jin), new DeliverTo("李家村9组", "13800110009", "李四"), PaymentMethod.CashOnDelivery, "zh-CN"));
    }
}
