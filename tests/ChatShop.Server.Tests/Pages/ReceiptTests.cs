using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatShop.Conversations.Flows.Pictures;
using ChatShop.Server.Pages;
using ChatShop.Server.Tests.Orders;
using ChatShop.Trade;
using ChatShop.Trade.Payments;

namespace ChatShop.Server.Tests.Pages;

/// <summary>A receipt's page tells what a tax office asks for, to whoever has the order's key and to nobody else.</summary>
public sealed partial class ReceiptTests(ReceiptTests.Paid paid) : IClassFixture<ReceiptTests.Paid>
{
    private readonly OpenedShop shop = paid.Shop;

    [Theory]
    [InlineData("收据号R1001")]
    [InlineData("订单号1001")]
    [InlineData("卖家王婶果园")]
    [InlineData("买家张三")]
    [InlineData("送到李家村3组")]
    [InlineData("红富士苹果10斤5元/斤50.00元")]
    [InlineData("合计50.00元")]
    [InlineData("人民币大写伍拾元整")]
    [InlineData("币种人民币（CNY）")]
    [InlineData("付款方式网上付款，微信支付")]
    [InlineData("付款编号pay1")]
    [InlineData("支付流水号pi_of_the_test")]
    [InlineData("不是发票；需要发票请向卖家索取")]
    [InlineData("没有真的收钱")]
    public async Task It_tells(string text) => Assert.Contains(text, Plain(await ReadAsync(paid.Link)), StringComparison.Ordinal);

    [Fact]
    public async Task It_tells_when_and_where_it_was_bought_and_no_telephone()
    {
        var page = Plain(await ReadAsync(paid.Link));

        Assert.Matches(@"下单时间\d{4}年\d{1,2}月\d{1,2}日\d\d:\d\d", page);
        Assert.Matches(@"付款时间\d{4}年\d{1,2}月\d{1,2}日\d\d:\d\d", page);
        Assert.Contains($"市场网址{shop.Address.AbsoluteUri}", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Sale.Phone, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_reader_s_language_is_spoken()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, paid.Link);
        request.Headers.AcceptLanguage.ParseAdd("en-GB");
        using var answer = await shop.Http.SendAsync(request);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Contains("no tax invoice (fapiao)", page, StringComparison.Ordinal);
        Assert.Contains("¥50.00", page, StringComparison.Ordinal);
        Assert.DoesNotContain("伍拾元整", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_cards_are_shown_it_is_laid_out_beside_its_picture()
    {
        var answer = await paid.Seller.SayAsync("收据 1001");

        var reply = JsonNode.Parse(answer.Body)!["activities"]!.AsArray()[^1]!; // Before it stands what waited for the seller.
        Assert.Equal(["image/png", "application/vnd.microsoft.card.receipt"], reply["attachments"]!.AsArray().Select(it => $"{it!["contentType"]}"));
        var card = reply["attachments"]![1]!["content"]!;
        Assert.Equal("50.00元", $"{card["total"]}");
        Assert.Equal("红富士苹果", $"{Assert.Single(card["items"]!.AsArray())!["title"]}");
        Assert.Contains(card["facts"]!.AsArray(), fact => $"{fact!["value"]}" == "1001");
        Assert.DoesNotContain(":null", card.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Sale.Phone, card.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/o/1001/receipt")]
    [InlineData("/o/1001/receipt?k=")]
    [InlineData("/o/1001/receipt?k=AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/o/9999/receipt?k=AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/o/x/receipt")]
    public async Task Without_the_key_there_is_nothing(string path)
    {
        using var answer = await shop.Http.GetAsync(new Uri(shop.Address, path));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("王婶果园", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_cache_keeps_it_no_search_engine_lists_it_and_it_needs_no_script()
    {
        using var answer = await shop.Http.GetAsync(paid.Link);

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("noindex", Assert.Single(answer.Headers.GetValues("X-Robots-Tag")));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_order_s_page_leads_to_it()
    {
        var page = WebUtility.HtmlDecode(await ReadAsync(new Uri(paid.Link.AbsoluteUri.Replace("/receipt", "", StringComparison.Ordinal))));

        Assert.Contains($"href=\"{paid.Link.PathAndQuery}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_that_is_not_paid_has_none_yet_and_its_page_leads_back_to_the_order()
    {
        var page = await ReadAsync(paid.UnpaidLink);

        Assert.Contains("订单1002还没有付款，付了款才有收据。", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains($"href=\"{paid.UnpaidLink.PathAndQuery.Replace("/receipt", "", StringComparison.Ordinal)}\"", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/o/1002/receipt", await ReadAsync(new Uri(paid.UnpaidLink.AbsoluteUri.Replace("/receipt", "", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chat_shows_it_as_a_picture()
    {
        using var picture = await shop.Http.GetAsync(new Uri(paid.Picture!));

        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public void What_people_wrote_is_no_markup()
    {
        var page = ReceiptPages.Html("zh-CN", new Slip("收据", [new("卖家", "<script>x</script>")], new("", "", "", ""), [new("<b>苹果</b>", "", "", "")], [], [], []));

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Contains("<b>苹果</b>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    private Task<string> ReadAsync(Uri page) => shop.Http.GetStringAsync(page);

    /// <summary>What is read of a page, without the white between.</summary>
    private static string Plain(string page) => Blank().Replace(WebUtility.HtmlDecode(Tag().Replace(page, "")), "");

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    /// <summary>A shop with an order that is paid and one that is not.</summary>
    public sealed class Paid : SharedShop
    {
        internal Uri Link { get; private set; } = null!;

        internal Uri UnpaidLink { get; private set; } = null!;

        internal string? Picture { get; private set; }

        /// <summary>Writes where cards are shown.</summary>
        internal Chatter Seller { get; private set; } = null!;

        private protected override async Task FillAsync()
        {
            Seller = Shop.Meet("wang", "emulator");
            await Sale.SellAsync(Seller);
            var buyer = Shop.Meet("zhang");
            await Sale.WantAsync(buyer);
            await buyer.SayAsync(Sale.LastWord);
            await PayAsync();
            var answer = await buyer.SayAsync("收据");
            Link = new Uri(answer.Text.Split('\n').Single(line => line.Contains("/receipt?k=", StringComparison.Ordinal)));
            Picture = $"{JsonNode.Parse(answer.Body)!["activities"]!.AsArray().SelectMany(it => it!["attachments"]?.AsArray() ?? []).Single()!["contentUrl"]}";
            await buyer.SayAsync(Sale.Wish);
            UnpaidLink = new Uri(Shop.Address, $"/o/1002/receipt?k={await Shop.KeyAsync(new OrderNumber(1002))}");
        }

        private async Task PayAsync()
        {
            var checkout = new Checkout("cs_of_the_test", "pay1", CheckoutStatus.Paid, null, new Money(5000, Currency.Cny), "pi_of_the_test", "wechat_pay");
            var result = await Shop.Trade.ActAsync(new Act("paid", null), new RecordPayment(new PaymentId(1), checkout), CancellationToken.None);
            Assert.Null(result.Refusal);
        }
    }
}
