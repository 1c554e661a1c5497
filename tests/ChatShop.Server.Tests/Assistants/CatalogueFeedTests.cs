using System.Xml.Linq;
using ChatShop.Server.Tests.Orders;

namespace ChatShop.Server.Tests.Assistants;

/// <summary>The catalogue as machines fetch it says what the pages say, and no more.</summary>
public sealed class CatalogueFeedTests(AssistantTests.Stocked stocked) : IClassFixture<AssistantTests.Stocked>
{
    private static readonly XNamespace Words = "http://base.google.com/ns/1.0";

    [Fact]
    public async Task Goods_for_sale_stand_in_it_with_price_place_and_measure()
    {
        using var answer = await stocked.Shop.Http.GetAsync(new Uri(stocked.Shop.Address, "/catalogue.xml"));

        Assert.Equal("application/xml", answer.Content.Headers.ContentType?.MediaType);
        var item = Assert.Single(XDocument.Parse(await answer.Content.ReadAsStringAsync()).Descendants("item"));
        string Of(string part) => item.Element(Words + part)!.Value;
        Assert.Equal(("l1", Sale.Product, "5.00 CNY", "in_stock", "王婶果园", "500 g"), (Of("id"), Of("title"), Of("price"), Of("availability"), Of("brand"), Of("unit_pricing_measure")));
        Assert.Equal(new Uri(stocked.Shop.Address, "/l/l1").AbsoluteUri, Of("link"));
    }
}
