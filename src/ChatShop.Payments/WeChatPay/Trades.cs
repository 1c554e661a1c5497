using System.Globalization;
using System.Text.Json.Nodes;
using ChatShop.Trade;
using ChatShop.Trade.Payments;

namespace ChatShop.Payments.WeChatPay;

/// <summary>Places, asks for and closes single trades at WeChat Pay.</summary>
internal sealed class Trades(WeChatPayClient client, WeChatPaySettings settings, Uri notifyUrl)
{
    private const int LongestDescription = 127;

    /// <summary>Places a trade. The same number is always placed with the same values, and gives a way to pay again.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="request">What it is for.</param>
    /// <param name="payerIp">The address of whoever pays from a phone's browser; null otherwise.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>A prepay_id, code_url or h5_url; null when it can not be placed any more, since it is paid, closed or there: it is to be asked for.</returns>
    /// <exception cref="ProviderRefusedException">It is not there, and will not be.</exception>
    public async Task<string?> PlaceAsync(TradeNumber number, CheckoutRequest request, string? payerIp, CancellationToken cancellation)
    {
        var answer = await client.PostAsync($"/v3/pay/transactions/{number.Way.ToString().ToLowerInvariant()}", BodyOf(number, request, payerIp), cancellation);
        if (answer.Code is "ORDERPAID" or "ORDER_CLOSED" or "OUT_TRADE_NO_USED")
            return null;
        return answer.Taken().Body.Text(number.Way switch { PayWay.Jsapi => "prepay_id", PayWay.Native => "code_url", _ => "h5_url" }) is { Length: > 0 } way
            ? way
            : throw new ProviderUnreachableException("WeChat Pay placed the order and did not say how to pay it.");
    }

    /// <summary>How a trade stands; null when there is none of that number.</summary>
    /// <exception cref="ProviderUnreachableException">It can not be said, also when the question was refused: that says nothing of the money.</exception>
    public async Task<PlacedTrade?> AskAsync(TradeNumber number, CancellationToken cancellation) =>
        await client.FindAsync($"/v3/pay/transactions/out-trade-no/{number}?mchid={settings.MerchantId}", cancellation) is { } answer
            ? PlacedTrade.Of(number, answer.Body)
            : null;

    /// <summary>Closes a trade. One that is paid or closed stays so: ask afterwards.</summary>
    /// <exception cref="ProviderUnreachableException">It may still be open.</exception>
    public async Task CloseAsync(TradeNumber number, CancellationToken cancellation)
    {
        var answer = await client.PostAsync(
            $"/v3/pay/transactions/out-trade-no/{number}/close", new JsonObject { ["mchid"] = settings.MerchantId }, cancellation);
        if (!answer.IsMissing && answer.Code is not ("ORDERPAID" or "ORDER_CLOSED"))
            answer.Told();
    }

    private JsonObject BodyOf(TradeNumber number, CheckoutRequest request, string? payerIp)
    {
        var body = new JsonObject
        {
            ["appid"] = settings.AppId,
            ["mchid"] = settings.MerchantId,
            ["description"] = Description(request),
            ["out_trade_no"] = number.ToString(),
            ["time_expire"] = number.ExpiresAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            ["attach"] = request.Payment,
            ["notify_url"] = notifyUrl.AbsoluteUri,
            ["settle_info"] = new JsonObject { ["profit_sharing"] = true },
            ["amount"] = new JsonObject { ["total"] = TotalOf(request).InFen("takes"), ["currency"] = "CNY" },
        };
        if (number.Way == PayWay.Jsapi)
            body["payer"] = new JsonObject { ["openid"] = request.Payer.User };
        if (number.Way == PayWay.H5)
            body["scene_info"] = new JsonObject { ["payer_client_ip"] = payerIp, ["h5_info"] = new JsonObject { ["type"] = "Wap" } };
        return body;
    }

    /// <summary>What a checkout asks for.</summary>
    public static Money TotalOf(CheckoutRequest request) => Money.Sum(request.Lines.Select(line => line.Total));

    /// <summary>What stands in the buyer's bill, as much of it as fits. A sign of two halves is not cut apart.</summary>
    private static string Description(CheckoutRequest request)
    {
        var whole = string.Join("; ", request.Lines.Select(line => line.Text));
        if (whole.Length <= LongestDescription)
            return whole;
        return whole[..(char.IsHighSurrogate(whole[LongestDescription - 1]) ? LongestDescription - 1 : LongestDescription)];
    }
}

/// <summary>A trade as WeChat Pay tells it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="State">In WeChat Pay's words, such as SUCCESS.</param>
/// <param name="Transaction">WeChat Pay's number of the money; empty before.</param>
/// <param name="Amount">What was asked for.</param>
/// <param name="PaidAt">When it was paid; null before.</param>
internal sealed record PlacedTrade(TradeNumber Number, string State, string Transaction, Money Amount, DateTimeOffset? PaidAt)
{
    /// <summary>Whether the money came; money that went back came before.</summary>
    public bool IsPaid => State is "SUCCESS" or "REFUND";

    /// <summary>Whether it can be paid no more.</summary>
    public bool IsClosed => State is "CLOSED" or "REVOKED";

    /// <summary>Reads it.</summary>
    public static PlacedTrade Of(TradeNumber number, JsonObject body) => new(
        number, body.Text("trade_state"), body.Text("transaction_id"), body.Inner("amount").Fen("total"), body.Moment("success_time"));
}
