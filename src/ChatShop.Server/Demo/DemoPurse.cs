using System.Net;
using System.Text.RegularExpressions;
using ChatShop.Payments;
using ChatShop.Trade;
using ChatShop.Trade.Payouts;

namespace ChatShop.Server.Demo;

/// <summary>Fills in the sandbox's pages as a person's browser does.</summary>
internal sealed partial class DemoPurse(Cashier cashier, Paymaster paymaster) : IDisposable
{
    private readonly HttpClient browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), UseProxy = false });

    /// <summary>Pays by the sandbox's good card; the market hears of it.</summary>
    public async Task PayAsync(PaymentId payment)
    {
        if (await cashier.PayUrlAsync(payment, CancellationToken.None) is not { } page)
            return;
        await SendAsync(page, new() { ["method"] = "card", ["number"] = "4242424242424242", ["expiry"] = "12/34", ["cvc"] = "123" });
        await cashier.SettleAsync(payment, CancellationToken.None);
    }

    /// <summary>Names the sandbox's good bank account; the market hears of it.</summary>
    public async Task NameBankAsync(SellerAccountBegun begun, string name, IPayoutRecords payouts)
    {
        if (await paymaster.AccountUrlAsync(begun.Shop, begun.Provider, CancellationToken.None) is not { } page)
            return;
        await SendAsync(page, new() { ["name"] = name, ["account_number"] = "000123456789" });
        if ((await payouts.AccountAsync(begun.Shop, begun.Provider, CancellationToken.None)).Account?.ProviderId is { } account)
            await paymaster.FollowAccountAsync(account, CancellationToken.None);
    }

    public void Dispose() => browser.Dispose();

    private async Task SendAsync(Uri page, Dictionary<string, string> fields)
    {
        foreach (Match hidden in Hidden().Matches(await browser.GetStringAsync(page)))
            fields.TryAdd(hidden.Groups[1].Value, WebUtility.HtmlDecode(hidden.Groups[2].Value));
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await browser.PostAsync(page, form);
    }

    [GeneratedRegex("""<input type="hidden" name="(\w+)" value="([^"]*)">""")]
    private static partial Regex Hidden();
}
