using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatShop.Trade.Payments;

namespace ChatShop.Payments.WeChatPay;

/// <summary>Proves that a notice comes from WeChat Pay, opens it, and reads what it is about.</summary>
internal sealed class WeChatPayWebhook(MerchantKeys keys, WeChatPaySettings settings)
{
    /// <summary>What a notice tells.</summary>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="proof">The headers that prove it.</param>
    /// <returns>Null when it is forged, a probe, or of another time.</returns>
    /// <exception cref="FormatException">It is signed and yet can not be opened or read: the APIv3 key is another, or it is another merchant's.</exception>
    public ProviderNotice? Read(ReadOnlySpan<byte> body, Proof proof)
    {
        if (!keys.IsGenuine(proof, body))
            return null;
        try
        {
            var told = JsonNode.Parse(body) as JsonObject;
            return NoticeOf(told.Text("id"), told.Text("event_type"), told.Inner("resource"));
        }
        catch (Exception broken) when (broken is JsonException or CryptographicException or ArgumentException)
        {
            throw new FormatException("The notice can not be opened or read.", broken);
        }
    }

    private ProviderNotice NoticeOf(string id, string kind, JsonObject? resource)
    {
        if (id.Length == 0 || resource.Text("algorithm") != "AEAD_AES_256_GCM")
            throw new FormatException("The notice lacks its id or its sealed part.");
        var opened = JsonNode.Parse(keys.Open(resource.Text("ciphertext"), resource.Text("nonce"), resource.Text("associated_data"))) as JsonObject;
        if (opened.Text("mchid") != settings.MerchantId)
            throw new FormatException("The notice is for another merchant.");
        if (kind == "TRANSACTION.SUCCESS" && TradeNumber.Parse(opened.Text("out_trade_no")) is { } number)
            return new ProviderNotice(id, ProviderNoticeKind.Checkout, number.CheckoutId, number.Payment);
        return kind.StartsWith("REFUND.", StringComparison.Ordinal) && opened.Text("refund_id") is { Length: > 0 } refund
            ? new ProviderNotice(id, ProviderNoticeKind.Refund, refund, null)
            : new ProviderNotice(id, ProviderNoticeKind.Other, opened.Text("out_trade_no"), null);
    }
}
