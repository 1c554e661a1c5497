using ChatShop.Server.Tests.Orders;
using ChatShop.Storage.Accounts;
using ChatShop.Trade;
using Microsoft.Playwright;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>A form of the seller's that comes twice, as from somebody who clicks twice, does once what it says.</summary>
public sealed class SentTwiceTests : BrowsingTests
{
    private protected override async Task FillAsync()
    {
        await Sale.SellAsync(Shop.Meet("wang"));
        await Shop.Meet("zhang").SayAllAsync("来十斤苹果", Sale.Address, Sale.Phone, Sale.LastWord, "货到付款");
    }

    [Fact]
    public async Task A_parcel_that_is_marked_twice_at_once_was_sent_once_and_the_seller_sees_no_mistake()
    {
        var page = await ConsoleEntry.JoinAsync(Browser, Shop, 1440, AccountRole.Seller, new ShopId(1));
        var form = await FilledFormAsync(page);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PostAsync(page, form)));
        var late = await PostAsync(page, form);

        Assert.All(answers.Append(late), answer => Assert.Equal((200, new Uri(Shop.Address, "/console/shop/orders").AbsoluteUri), (answer.Status, answer.Url)));
        Assert.All(await Task.WhenAll(answers.Append(late).Select(answer => answer.TextAsync())), text => Assert.DoesNotContain("class=\"mistakes\"", text, StringComparison.Ordinal));
        var acts = await Shop.Operator.ItemsAsync("/audit?limit=200");
        Assert.Single(acts, act => act["verb"]!.GetValue<string>().Contains("ShipOrder", StringComparison.Ordinal));
        Assert.Single(await Shop.Operator.ItemsAsync("/orders"), order => order["status"]!.GetValue<string>() == "shipped");
    }

    [Fact]
    public async Task Another_form_for_a_parcel_that_was_sent_already_says_that_it_was()
    {
        var page = await ConsoleEntry.JoinAsync(Browser, Shop, 1440, AccountRole.Seller, new ShopId(1));
        var (first, second) = (await FilledFormAsync(page), await FilledFormAsync(page));
        await PostAsync(page, first);

        var answer = await PostAsync(page, second);

        Assert.Contains("class=\"mistakes\"", await answer.TextAsync(), StringComparison.Ordinal);
        Assert.Single(await Shop.Operator.ItemsAsync("/orders"), order => order["shipment"]!["tracking"]!.GetValue<string>() == "SF1390557782204");
    }

    /// <summary>The form of the one parcel as the page sends it now.</summary>
    private async Task<Dictionary<string, string>> FilledFormAsync(IPage page)
    {
        await page.GotoAsync(new Uri(Shop.Address, "/console/shop/orders").AbsoluteUri);
        var fields = new Dictionary<string, string>();
        foreach (var field in await page.Locator(".parcels form input").AllAsync())
            fields[(await field.GetAttributeAsync("name"))!] = await field.InputValueAsync();
        (fields["Given.Carrier"], fields["Given.Tracking"]) = ("顺丰", "SF1390557782204");
        return fields;
    }

    private async Task<IAPIResponse> PostAsync(IPage page, Dictionary<string, string> fields)
    {
        var form = page.Context.APIRequest.CreateFormData();
        foreach (var (name, value) in fields)
            form.Set(name, value);
        return await page.Context.APIRequest.PostAsync(new Uri(Shop.Address, "/console/shop/orders").AbsoluteUri, new() { Form = form });
    }
}
