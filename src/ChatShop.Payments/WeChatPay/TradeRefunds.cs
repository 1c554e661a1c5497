using System.Text.Json.Nodes;
using ChatShop.Trade;
using ChatShop.Trade.Payments;

namespace ChatShop.Payments.WeChatPay;

/// <summary>Gives money back the way it came.</summary>
internal sealed class TradeRefunds(WeChatPayClient client, WeChatPaySettings settings, Uri notifyUrl)
{
    /// <summary>Gives back part of what was paid, once for a key. It is looked for first: what was begun before is told, not repeated.</summary>
    /// <param name="key">What it is for.</param>
    /// <param name="transaction">WeChat Pay's number of the money.</param>
    /// <param name="amount">How much of it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<ProviderRefund> GiveAsync(string key, string transaction, Money amount, CancellationToken cancellation)
    {
        if (amount is not { Currency: Currency.Cny, Minor: > 0 })
            throw new ProviderRefusedException("WeChat Pay gives back yuan, and at least one fen.");
        var number = TradeNumber.For(key, transaction);
        var known = await client.GetAsync($"/v3/refund/domestic/refunds/{number}", cancellation);
        if (known.IsMissing)
            return RefundOf(await BeginAsync(number, transaction, amount, cancellation), amount);
        return known.IsWell ? RefundOf(known, amount) : throw new ProviderUnreachableException(known.Refused().Message);
    }

    private async Task<Answer> BeginAsync(string number, string transaction, Money amount, CancellationToken cancellation)
    {
        var paid = await client.GetAsync($"/v3/pay/transactions/id/{transaction}?mchid={settings.MerchantId}", cancellation);
        var answer = await client.PostAsync("/v3/refund/domestic/refunds", new JsonObject
        {
            ["transaction_id"] = transaction,
            ["out_refund_no"] = number,
            ["notify_url"] = notifyUrl.AbsoluteUri,
            ["amount"] = new JsonObject
            {
                ["refund"] = amount.Minor,
                ["total"] = paid.Taken().Body.Inner("amount").Number("total"),
                ["currency"] = "CNY",
            },
        }, cancellation);
        return answer.Taken();
    }

    private static ProviderRefund RefundOf(Answer answer, Money amount)
    {
        if (answer.Body.Inner("amount").Number("refund") is var begun && begun != amount.Minor)
            throw new ProviderRefusedException($"The same refund was begun before over {begun} fen, and is now over {amount.Minor}.");
        return new ProviderRefund(answer.Body.Text("refund_id"), answer.Body.Text("status") switch
        {
            "SUCCESS" => ProviderRefundStatus.Succeeded,
            "ABNORMAL" or "CLOSED" => ProviderRefundStatus.Failed,
            _ => ProviderRefundStatus.Pending,
        });
    }
}
