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
        var (number, fen) = (TradeNumber.For(key, transaction), amount.InFen("gives back"));
        var begun = await client.FindAsync($"/v3/refund/domestic/refunds/{number}", cancellation) ?? await BeginAsync(number, transaction, fen, cancellation);
        amount.MustBe(begun.Body.Inner("amount").Number("refund"), "refund");
        return new ProviderRefund(begun.Body.Text("refund_id"), begun.Body.Text("status") switch
        {
            "SUCCESS" => ProviderRefundStatus.Succeeded,
            "ABNORMAL" or "CLOSED" => ProviderRefundStatus.Failed,
            _ => ProviderRefundStatus.Pending,
        });
    }

    private async Task<Answer> BeginAsync(string number, string transaction, long fen, CancellationToken cancellation)
    {
        var paid = await client.GetAsync($"/v3/pay/transactions/id/{transaction}?mchid={settings.MerchantId}", cancellation);
        var answer = await client.PostAsync("/v3/refund/domestic/refunds", new JsonObject
        {
            ["transaction_id"] = transaction,
            ["out_refund_no"] = number,
            ["notify_url"] = notifyUrl.AbsoluteUri,
            ["amount"] = new JsonObject
            {
                ["refund"] = fen,
                ["total"] = paid.Taken().Body.Inner("amount").Number("total"),
                ["currency"] = "CNY",
            },
        }, cancellation);
        return answer.Taken();
    }
}
