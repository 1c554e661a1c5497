namespace ChatShop.Payments.WeChatPay;

/// <summary>By which headers WeChat Pay proves an answer or a notice; empty where one is missing.</summary>
internal sealed record Proof(string Timestamp, string Nonce, string Signature, string Serial)
{
    /// <summary>Reads the four headers <c>Wechatpay-…</c>.</summary>
    /// <param name="header">Gives a header's value by its name; null without.</param>
    public static Proof Of(Func<string, string?> header) => new(
        header("Wechatpay-Timestamp") ?? "", header("Wechatpay-Nonce") ?? "", header("Wechatpay-Signature") ?? "", header("Wechatpay-Serial") ?? "");
}
