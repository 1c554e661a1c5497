using ChatShop.Trade.Payments;

namespace ChatShop.Payments.WeChatPay;

/// <summary>Looks at the merchant's account at WeChat Pay, for the one who runs the market: what would keep money from moving.</summary>
internal static class WeChatPayCheck
{
    /// <summary>Asks WeChat Pay for an order that does not exist: when it says so, signed, the keys of both sides work. A line for what is missing.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(WeChatPayClient client, WeChatPaySettings settings, CancellationToken cancellation)
    {
        try
        {
            var answer = await client.GetAsync($"/v3/pay/transactions/out-trade-no/chatshop-check?mchid={settings.MerchantId}", cancellation);
            return answer.IsMissing || answer.IsWell ? [] : [answer.Refusal];
        }
        catch (ProviderUnreachableException unknown)
        {
            return [$"{unknown.Message} Check {WeChatPaySettings.Section}ApiBase, PublicKeyId and PublicKeyFile, and this machine's clock."];
        }
    }
}
