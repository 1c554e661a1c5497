using System.Net;
using System.Text.RegularExpressions;
using ChatShop.Trade.Payments;

namespace ChatShop.Payments.Tests.WeChatPay;

/// <summary>The page of ours on which people pay, since WeChat Pay has none.</summary>
public sealed partial class PayPageTests
{
    [Fact]
    public async Task Inside_WeChat_the_wallet_is_opened_with_a_signed_package()
    {
        await using var merchant = await Merchant.OpenAsync();

        var (status, page, headers) = await merchant.VisitAsync(await merchant.PayUrlAsync(), Merchant.InWeChat);

        var set = Set().Matches(page).ToDictionary(it => it.Groups[1].Value, it => WebUtility.HtmlDecode(it.Groups[2].Value));
        Assert.Equal(200, status);
        Assert.Equal((Merchant.AppId, $"prepay_id=wx{merchant.Trade.Payment.CheckoutId}"), (set["app"], set["package"]));
        Assert.Equal($"{merchant.Time.GetUtcNow().ToUnixTimeSeconds()}", set["time"]);
        Assert.Equal("https://shop.example/o/1023?k=secret", set["return"]);
        Assert.True(StandInKeys.IsMerchants($"{set["app"]}\n{set["time"]}\n{set["nonce"]}\n{set["package"]}\n", set["sign"]));
        Assert.Contains("getBrandWCPayRequest", page, StringComparison.Ordinal);
        var nonce = Regex.Match(page, "<script nonce=\"([0-9a-f]+)\">").Groups[1].Value;
        Assert.Contains($"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; img-src data:;", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Single(merchant.WeChat.Books.Trades);
    }

    [Fact]
    public async Task A_phone_s_browser_gets_a_link_that_opens_WeChat_and_comes_back()
    {
        await using var merchant = await Merchant.OpenAsync(inWeChat: false);

        var (_, page, headers) = await merchant.VisitAsync(await merchant.PayUrlAsync(), Merchant.OnPhone);

        var link = $"https://wx.tenpay.example/checkmweb?prepay_id={merchant.Trade.Payment.CheckoutId![..^1]}h&redirect_url=https%3A%2F%2Fshop.example%2Fo%2F1023%3Fk%3Dsecret";
        Assert.Contains($"href=\"{link}\"", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Equal("origin", headers.GetValues("Referrer-Policy").Single());
    }

    [Theory]
    [InlineData("", "127.0.0.1")]
    [InlineData("203.0.113.7, 10.0.0.1", "203.0.113.7")]
    [InlineData("nobody", "127.0.0.1")]
    public async Task WeChat_Pay_hears_from_which_address_a_phone_s_browser_pays(string forwarded, string told)
    {
        await using var merchant = await Merchant.OpenAsync(inWeChat: false);

        await merchant.VisitAsync(await merchant.PayUrlAsync(), Merchant.OnPhone, forwarded: forwarded);

        Assert.Equal(told, merchant.WeChat.Books.PayerAddress);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_a_computer_a_code_is_shown_for_the_camera(bool inWeChat)
    {
        await using var merchant = await Merchant.OpenAsync(inWeChat);

        var (_, page, _) = await merchant.VisitAsync(await merchant.PayUrlAsync(), Merchant.OnComputer);

        Assert.Contains("<img class=\"qr\" src=\"data:image/png;base64,", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Equal(inWeChat ? 2 : 1, merchant.WeChat.Books.Trades.Count);
    }

    [Fact]
    public async Task Inside_WeChat_somebody_without_an_OpenID_gets_the_code()
    {
        await using var merchant = await Merchant.OpenAsync(inWeChat: false);

        var (_, page, _) = await merchant.VisitAsync(await merchant.PayUrlAsync(), Merchant.InWeChat);

        Assert.Contains("class=\"qr\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_what_is_bought_and_how_much_it_is()
    {
        await using var merchant = await Merchant.OpenAsync();

        var (_, page, _) = await merchant.VisitAsync(await merchant.PayUrlAsync(), Merchant.OnComputer, "en");

        Assert.Contains("<html lang=\"zh-CN\">", page, StringComparison.Ordinal);
        Assert.Contains("<h1>您要付</h1>", page, StringComparison.Ordinal);
        Assert.Contains("¥399.90", page, StringComparison.Ordinal);
        Assert.Contains("红富士苹果 × 10", page, StringComparison.Ordinal);
        Assert.Contains("width=device-width", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_is_there_in_English_too()
    {
        await using var merchant = await Merchant.OpenAsync();
        foreach (var name in new[] { "jsapi", "h5", "native", "done", "expired", "busy", "unknown" })
        {
            var view = Payments.WeChatPay.PayView.Of(merchant.Request() with { Locale = "en", Lines = [new CheckoutLine("<b>Apples</b>", merchant.Trade.Payment.Amount)] });
            var http = new Microsoft.AspNetCore.Http.DefaultHttpContext { Response = { Body = new MemoryStream() } };

            await Payments.WeChatPay.PayDesk.Pages.WriteAsync(http, view with { Page = name });

            var page = System.Text.Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray());
            Assert.Contains("<html lang=\"en\">", page, StringComparison.Ordinal);
            Assert.DoesNotMatch("[\u3400-\u9fff]", page[page.IndexOf("<main>", StringComparison.Ordinal)..]);
            Assert.DoesNotContain("<b>Apples", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("", "zh-CN")]
    [InlineData("en-GB,en", "en")]
    public async Task Without_the_right_word_there_is_no_page_and_nobody_is_asked(string languages, string locale)
    {
        await using var merchant = await Merchant.OpenAsync();
        var link = await merchant.PayUrlAsync();
        var asked = merchant.WeChat.Asked.Count;
        var path = link.GetLeftPart(UriPartial.Path);

        foreach (var wrong in new[] { path, $"{path}?k=", $"{path}?k=0123456789abcdef0123456789abcdef", $"{path[..^1]}n{link.Query}", $"https://shop.example/pay/wechat/x{link.Query}" })
        {
            var (status, page, _) = await merchant.VisitAsync(new Uri(wrong), Merchant.InWeChat, languages);
            Assert.Equal(404, status);
            Assert.Contains($"<html lang=\"{locale}\">", page, StringComparison.Ordinal);
        }
        Assert.Equal(asked, merchant.WeChat.Asked.Count);
    }

    [Theory]
    [InlineData(Merchant.InWeChat)]
    [InlineData(Merchant.OnPhone)]
    [InlineData(Merchant.OnComputer)]
    public async Task What_is_paid_or_closed_is_offered_to_nobody(string agent)
    {
        await using var paid = await Merchant.OpenAsync();
        var paidLink = await paid.PayUrlAsync();
        paid.WeChat.Books.Pay(paid.Trade.Payment.CheckoutId!);
        await using var closed = await Merchant.OpenAsync();
        var closedLink = await closed.PayUrlAsync();
        await closed.Payments.ExpireCheckoutAsync(closed.Trade.Payment.CheckoutId!, CancellationToken.None);

        Assert.Contains("已经付好了", (await paid.VisitAsync(paidLink, agent)).Page, StringComparison.Ordinal);
        Assert.Contains("已过期", (await closed.VisitAsync(closedLink, agent)).Page, StringComparison.Ordinal);
        Assert.Single(paid.WeChat.Books.Trades);
        Assert.Single(closed.WeChat.Books.Trades);
    }

    [Fact]
    public async Task What_the_shop_has_given_up_is_not_even_asked_for()
    {
        await using var merchant = await Merchant.OpenAsync();
        var link = await merchant.PayUrlAsync();
        merchant.Trade.Payment.Close();
        var asked = merchant.WeChat.Asked.Count;

        Assert.Contains("已过期", (await merchant.VisitAsync(link, Merchant.OnComputer)).Page, StringComparison.Ordinal);
        Assert.Equal(asked, merchant.WeChat.Asked.Count);
    }

    [Fact]
    public async Task While_WeChat_Pay_is_not_well_the_page_says_to_come_back()
    {
        await using var merchant = await Merchant.OpenAsync();
        var link = await merchant.PayUrlAsync();
        merchant.WeChat.Refuse(500, "SYSTEM_ERROR");

        var (status, page, _) = await merchant.VisitAsync(link, Merchant.InWeChat);

        Assert.Equal(503, status);
        Assert.Contains("过一分钟再打开", page, StringComparison.Ordinal);
        Assert.Equal(200, (await merchant.VisitAsync(link, Merchant.InWeChat)).Status);
    }

    [Fact]
    public async Task A_page_opened_again_hours_later_gives_the_same_trade()
    {
        await using var merchant = await Merchant.OpenAsync();
        var link = await merchant.PayUrlAsync();
        await merchant.VisitAsync(link, Merchant.InWeChat);
        merchant.Time.Advance(TimeSpan.FromMinutes(34));

        Assert.Equal(200, (await merchant.VisitAsync(link, Merchant.InWeChat)).Status);
        Assert.Single(merchant.WeChat.Books.Trades);
    }

    [GeneratedRegex("data-([a-z]+)=\"([^\"]*)\"")]
    private static partial Regex Set();
}
