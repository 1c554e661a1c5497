using ChatShop.Trade.Payments;

namespace ChatShop.Payments.WeChatPay;

/// <summary>Finds out what is missing before money can move.</summary>
internal sealed class WeChatPayCheck(WeChatPayClient client, WeChatPaySettings settings)
{
    /// <summary>Reads the settings, and asks WeChat Pay for an order that does not exist: when it says so, signed, the keys of both sides work.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(Uri publicUrl, CancellationToken cancellation)
    {
        var missing = settings.Faults().Select(fault => fault.ToString()).ToList();
        if (settings.NotifyUrl is null && publicUrl.Scheme != Uri.UriSchemeHttps)
            missing.Add($"{WeChatPaySettings.Section}NotifyUrl or PublicUrl should begin with https: WeChat Pay sends its notices nowhere else.");
        if (missing.Count > 0)
            return missing;
        try
        {
            var answer = await client.GetAsync($"/v3/pay/transactions/out-trade-no/chatshop-check?mchid={settings.MerchantId}", cancellation);
            return answer.IsMissing || answer.IsWell ? [] : [answer.Refused().Message];
        }
        catch (ProviderUnreachableException unknown)
        {
            return [$"{unknown.Message} Check {WeChatPaySettings.Section}ApiBase, PublicKeyId and PublicKeyFile, and this machine's clock."];
        }
    }
}
