using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace ChatShop.Payments.Tests.WeChatPay;

/// <summary>What WeChat Pay knows: trades, refunds, shares. It holds WeChat Pay's rules; one call at a time.</summary>
internal sealed class StandInBooks(FakeTimeProvider time)
{
    public Dictionary<string, JsonObject> Trades { get; } = [];

    public Dictionary<string, JsonObject> Placed { get; } = [];

    public Dictionary<string, JsonObject> Refunds { get; } = [];

    public Dictionary<string, JsonObject> Shares { get; } = [];

    public Dictionary<string, JsonObject> Returns { get; } = [];

    public HashSet<string> Receivers { get; } = [];

    /// <summary>How a new refund stands.</summary>
    public string RefundsAre { get; set; } = "SUCCESS";

    /// <summary>How a new share or return stands, and why not.</summary>
    public (string Result, string Reason) SharesAre { get; set; } = ("SUCCESS", "");

    /// <summary>From where somebody pays in a phone's browser.</summary>
    public string? PayerAddress { get; private set; }

    public long MostPercentShared { get; set; } = 30;

    /// <summary>Fen that came and fen that went back, over all.</summary>
    public long Taken { get; private set; }

    public long GivenBack => Refunds.Values.Where(it => (string?)it["status"] is "SUCCESS" or "PROCESSING").Sum(it => (long)it["amount"]!["refund"]!);

    /// <summary>A buyer pays. False when nobody can.</summary>
    public bool Pay(string number)
    {
        if (!Trades.TryGetValue(number, out var trade) || State(trade) != "NOTPAY")
            return false;
        trade["trade_state"] = "SUCCESS";
        trade["transaction_id"] = $"42000{Trades.Keys.Order(StringComparer.Ordinal).ToList().IndexOf(number):0000}{Taken:0000000000}";
        trade["success_time"] = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        trade["attach"] = Placed[number]["attach"]!.DeepClone();
        Taken += (long)trade["amount"]!["total"]!;
        return true;
    }

    public (int Status, JsonObject? Body) Place(string way, JsonObject asked)
    {
        var number = (string)asked["out_trade_no"]!;
        PayerAddress = (string?)asked["scene_info"]?["payer_client_ip"] ?? PayerAddress;
        asked.Remove("scene_info");
        if (Trades.TryGetValue(number, out var known))
        {
            var refusal = State(known) switch { "SUCCESS" or "REFUND" => "ORDERPAID", "CLOSED" => "ORDER_CLOSED", _ => null };
            if (refusal is not null || !JsonNode.DeepEquals(Placed[number], asked))
                return Refused(400, refusal ?? "OUT_TRADE_NO_USED");
        }
        else if (Expiry(asked) <= time.GetUtcNow() || number.Length > 32)
            return Refused(400, "PARAM_ERROR");
        Placed[number] = (JsonObject)asked.DeepClone();
        Trades.TryAdd(number, new JsonObject
        {
            ["mchid"] = Merchant.Id, ["appid"] = Merchant.AppId, ["out_trade_no"] = number, ["trade_state"] = "NOTPAY",
            ["amount"] = new JsonObject { ["total"] = (long)asked["amount"]!["total"]!, ["currency"] = "CNY" },
        });
        return (200, way switch
        {
            "jsapi" => new JsonObject { ["prepay_id"] = $"wx{number}" },
            "native" => new JsonObject { ["code_url"] = $"weixin://wxpay/bizpayurl?pr={number}" },
            _ => new JsonObject { ["h5_url"] = $"https://wx.tenpay.example/checkmweb?prepay_id={number}" },
        });
    }

    public (int Status, JsonObject? Body) Ask(string number)
    {
        if (!Trades.TryGetValue(number, out var trade))
            return Refused(404, "ORDER_NOT_EXIST");
        trade["trade_state"] = State(trade);
        return (200, trade);
    }

    public (int Status, JsonObject? Body) AskTransaction(string transaction) =>
        Trades.Values.FirstOrDefault(it => (string?)it["transaction_id"] == transaction) is { } trade ? (200, trade) : Refused(404, "ORDER_NOT_EXIST");

    public (int Status, JsonObject? Body) Close(string number)
    {
        if (!Trades.TryGetValue(number, out var trade))
            return Refused(404, "ORDER_NOT_EXIST");
        if (State(trade) is "SUCCESS" or "REFUND")
            return Refused(400, "ORDERPAID");
        trade["trade_state"] = "CLOSED";
        return (204, null);
    }

    public (int Status, JsonObject? Body) Refund(JsonObject asked)
    {
        var number = (string)asked["out_refund_no"]!;
        var transaction = (string)asked["transaction_id"]!;
        if (Refunds.TryGetValue(number, out var known))
            return (string)known["transaction_id"]! == transaction ? (200, known) : Refused(400, "PARAM_ERROR");
        if (Trades.Values.FirstOrDefault(it => (string?)it["transaction_id"] == transaction) is not { } trade)
            return Refused(404, "RESOURCE_NOT_EXISTS");
        var (amount, total) = ((long)asked["amount"]!["refund"]!, (long)trade["amount"]!["total"]!);
        var before = Refunds.Values.Where(it => (string)it["transaction_id"]! == transaction && (string)it["status"]! is "SUCCESS" or "PROCESSING")
            .Sum(it => (long)it["amount"]!["refund"]!);
        if ((long)asked["amount"]!["total"]! != total || before + amount > total)
            return Refused(400, "PARAM_ERROR");
        trade["trade_state"] = "REFUND";
        return (200, Refunds[number] = new JsonObject
        {
            ["refund_id"] = $"5030{Refunds.Count + 1:000000}", ["out_refund_no"] = number, ["transaction_id"] = transaction, ["status"] = RefundsAre,
            ["amount"] = new JsonObject { ["refund"] = amount, ["total"] = total },
        });
    }

    public static (int Status, JsonObject? Body) Find(Dictionary<string, JsonObject> among, string number) =>
        among.TryGetValue(number, out var known) ? (200, known) : Refused(404, "RESOURCE_NOT_EXISTS");

    public (int Status, JsonObject? Body) Share(JsonObject asked)
    {
        var (number, transaction) = ((string)asked["out_order_no"]!, (string)asked["transaction_id"]!);
        if (Shares.TryGetValue(number, out var known))
            return (200, known);
        var receiver = (JsonObject)asked["receivers"]![0]!;
        if (AskTransaction(transaction) is not (200, { } trade))
            return Refused(404, "ORDER_NOT_EXIST");
        if (!Receivers.Contains((string)receiver["account"]!))
            return Refused(400, "RECEIVER_INVALID");
        if ((long)receiver["amount"]! * 100 > (long)trade["amount"]!["total"]! * MostPercentShared)
            return Refused(403, "RULE_LIMIT");
        var told = (JsonObject)receiver.DeepClone();
        (told["result"], told["fail_reason"]) = (SharesAre.Result, SharesAre.Reason);
        return (200, Shares[number] = new JsonObject
        {
            ["order_id"] = $"3000{Shares.Count + 1:000000}", ["out_order_no"] = number, ["transaction_id"] = transaction,
            ["state"] = SharesAre.Result == "PENDING" ? "PROCESSING" : "FINISHED", ["receivers"] = new JsonArray(told),
        });
    }

    public (int Status, JsonObject? Body) Return(JsonObject asked)
    {
        var number = (string)asked["out_return_no"]!;
        if (Returns.TryGetValue(number, out var known))
            return (200, known);
        if (!Shares.TryGetValue((string)asked["out_order_no"]!, out var share))
            return Refused(404, "RESOURCE_NOT_EXISTS");
        if ((long)asked["amount"]! > (long)share["receivers"]![0]!["amount"]!)
            return Refused(403, "NOT_ENOUGH");
        var told = (JsonObject)asked.DeepClone();
        (told["result"], told["fail_reason"]) = (SharesAre.Result == "PENDING" ? "PROCESSING" : SharesAre.Result, SharesAre.Reason);
        return (200, Returns[number] = told);
    }

    public static (int Status, JsonObject Body) Refused(int status, string code) =>
        (status, new JsonObject { ["code"] = code, ["message"] = $"said of {code}" });

    private string State(JsonObject trade) => (string)trade["trade_state"]! == "NOTPAY" && Expiry(Placed[(string)trade["out_trade_no"]!]) <= time.GetUtcNow()
        ? "CLOSED"
        : (string)trade["trade_state"]!;

    private static DateTimeOffset Expiry(JsonObject asked) => DateTimeOffset.Parse((string)asked["time_expire"]!, CultureInfo.InvariantCulture);
}
