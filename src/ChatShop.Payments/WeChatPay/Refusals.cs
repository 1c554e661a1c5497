namespace ChatShop.Payments.WeChatPay;

/// <summary>What to do about an error of WeChat Pay's: for those who run the market.</summary>
internal static class Refusals
{
    private static readonly Dictionary<string, string> Advice = new()
    {
        ["PARAM_ERROR"] = "what was asked has a value WeChat Pay does not take",
        ["INVALID_REQUEST"] = "this can not be done as things stand: look at the order in WeChat Pay's console",
        ["SIGN_ERROR"] = "check Payments:WeChatPay:SerialNumber and PrivateKeyFile, and this machine's clock",
        ["NO_AUTH"] = "open this product for the merchant in WeChat Pay's console, and bind the AppId to it",
        ["MCH_NOT_EXISTS"] = "check Payments:WeChatPay:MerchantId",
        ["APPID_MCHID_NOT_MATCH"] = "bind Channels:WeChat:AppId to the merchant in WeChat Pay's console",
        ["OUT_TRADE_NO_USED"] = "the same number was used for something else before",
        ["ORDERPAID"] = "it is paid already",
        ["ORDER_CLOSED"] = "it is closed: ask for a new payment link",
        ["ORDER_NOT_EXIST"] = "WeChat Pay does not know this order",
        ["RESOURCE_NOT_EXISTS"] = "WeChat Pay does not know it",
        ["NOT_ENOUGH"] = "the merchant's account does not hold enough: pay in, or wait until today's sales have arrived",
        ["OPENID_MISMATCH"] = "the buyer's OpenID is of another account than Channels:WeChat:AppId",
        ["TRADE_ERROR"] = "WeChat Pay did not take the payment: the buyer may try another card",
        ["ACCOUNT_ERROR"] = "the buyer's account can not take it: look at it in WeChat Pay's console",
        ["USER_ACCOUNT_ABNORMAL"] = "the buyer's account is closed: give the money back another way, from WeChat Pay's console",
        ["CONTRACT_NOT_EXIST"] = "add the seller as a receiver of shares first, in WeChat Pay's console",
        ["RULE_LIMIT"] = "it is more than may be shared of one payment, 30 percent unless WeChat Pay has granted more: ask it for a higher limit",
        ["RATIO_EXCEED"] = "it is more than may be shared of one payment, 30 percent unless WeChat Pay has granted more: ask it for a higher limit",
        ["AMOUNT_OVERDUE"] = "more was to be shared than is left of the payment",
        ["RECEIVER_INVALID"] = "the seller is not among the merchant's receivers of shares: add them in WeChat Pay's console",
        ["NO_RELATION"] = "the seller is not among the merchant's receivers of shares any more: add them in WeChat Pay's console",
        ["ACCOUNT_ABNORMAL"] = "the seller's WeChat account can not receive money",
        ["RECEIVER_HIGH_RISK"] = "WeChat Pay holds the seller's account for risky: the seller may ask WeChat",
        ["RECEIVER_REAL_NAME_NOT_VERIFIED"] = "the seller has not proven their name to WeChat Pay: they do so in WeChat, under Me, Services, Wallet",
        ["RECEIVER_RECEIPT_LIMIT"] = "the seller's WeChat account has received as much as it may",
        ["PAYER_ACCOUNT_ABNORMAL"] = "the merchant's account is restricted: look at it in WeChat Pay's console",
    };

    /// <summary>A sentence with the code, what to do, and WeChat Pay's own words.</summary>
    public static string Sentence(string code, string said)
    {
        var advice = Advice.GetValueOrDefault(code, "look at it in WeChat Pay's console");
        return said.Length == 0 ? $"WeChat Pay refused ({code}): {advice}." : $"WeChat Pay refused ({code}): {advice}. It said: {said}";
    }
}
