using ChatShop.Conversations.Flows.Pictures;
using ChatShop.Trade;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Receipts;

namespace ChatShop.Conversations.Replies;

/// <summary>Writes receipts: the words are in <c>dialogs/&lt;locale&gt;/receipt.yaml</c>, the times are the market's.</summary>
public sealed class ReceiptWriter
{
    private readonly Phrasebook phrasebook;
    private readonly MarketRules rules;
    private readonly Uri market;

    internal ReceiptWriter(Phrasebook phrasebook, MarketRules rules, Uri market) => (this.phrasebook, this.rules, this.market) = (phrasebook, rules, market);

    /// <summary>The whole receipt, for whoever has the order's key.</summary>
    /// <param name="locale">A locale the shop speaks.</param>
    /// <param name="receipt">What to write.</param>
    /// <param name="isSandbox">Whether no real money moves online.</param>
    public Slip Write(string locale, ReceiptTold receipt, bool isSandbox)
    {
        var texts = phrasebook.In(locale);
        return new Slip(
            texts.Say("receipt/title"), Facts(texts, receipt),
            new SlipLine(texts.Say("receipt/column.product"), texts.Say("receipt/column.quantity"), texts.Say("receipt/column.price"), texts.Say("receipt/column.amount")),
            [.. receipt.Order.Lines.Select(line => Line(texts, line))],
            Sums(texts, receipt), Moves(texts, receipt), Notes(texts, receipt, isSandbox));
    }

    /// <summary>The receipt for a picture, which is sent on and lies unsealed beside the photos: where the buyer lives is not on it.</summary>
    public Slip WriteForPicture(string locale, ReceiptTold receipt, bool isSandbox) =>
        Write(locale, receipt with { Order = receipt.Order with { DeliverTo = receipt.Order.DeliverTo with { Address = "" } } }, isSandbox);

    /// <summary>What is said in place of a receipt while nothing has come in.</summary>
    public string None(string locale, OrderTold order) => phrasebook.In(locale).Say("receipt/none", new Dictionary<string, object?> { ["order"] = order });

    /// <summary>What leads from there to the order.</summary>
    public string Back(string locale) => phrasebook.In(locale).Say("receipt/back");

    private List<SlipRow> Facts(Texts texts, ReceiptTold receipt) => Known(
        (texts.Say("receipt/label.number"), receipt.Number),
        (texts.Say("receipt/label.order"), receipt.Order.Number.ToString()),
        (texts.Say("receipt/label.placed"), Moment(texts, receipt.PlacedAt)),
        (texts.Say("receipt/label.shop"), receipt.Order.ShopName),
        (texts.Say("receipt/label.buyer"), receipt.Order.DeliverTo.Recipient),
        (texts.Say("receipt/label.address"), receipt.Order.DeliverTo.Address),
        (texts.Say("receipt/label.market"), market.AbsoluteUri));

    private static SlipLine Line(Texts texts, OrderLine line) => new(
        line.Product, texts.Wording.Write(line.Quantity), texts.Wording.Write(line.Price), texts.Wording.WriteFull(line.Total));

    private static List<SlipRow> Sums(Texts texts, ReceiptTold receipt)
    {
        var total = receipt.Order.Total;
        var hasMoved = receipt.Refunds.Count > 0 || receipt.Payments.Count > 1 || receipt.Order.WaitsForHarvest; // Of a deposit it is said how much it was.
        return Known(
            (texts.Say("receipt/label.freight"), receipt.Order.Freight is { } freight ? texts.Wording.WriteFull(freight) : null),
            (texts.Say("receipt/label.total"), texts.Wording.WriteFull(total)),
            (texts.Say("receipt/label.capitals"), Capitals(texts, total)),
            (texts.Say("receipt/label.currency"), texts.Say("receipt/currency", new Dictionary<string, object?> { ["code"] = total.CurrencyCode })),
            (texts.Say("receipt/label.paid"), hasMoved ? texts.Wording.WriteFull(receipt.Paid) : null),
            (texts.Say("receipt/label.refunded"), hasMoved ? texts.Wording.WriteFull(receipt.Refunded) : null),
            (texts.Say("receipt/label.left"), hasMoved ? texts.Wording.WriteFull(receipt.Left) : null),
            (texts.Say("receipt/label.leftCapitals"), hasMoved ? Capitals(texts, receipt.Left) : null));
    }

    /// <summary>Capitals are numerals of Chinese papers and say nothing to readers of others.</summary>
    private static string? Capitals(Texts texts, Money money) =>
        money.Currency == Currency.Cny && texts.Wording.HasCapitals(money.Currency) ? CapitalAmount.Of(money) : null;

    private List<SlipRow> Moves(Texts texts, ReceiptTold receipt) =>
        [.. receipt.Payments.SelectMany(payment => CameIn(texts, payment)), .. receipt.Refunds.SelectMany(refund => WentBack(texts, refund))];

    private List<SlipRow> CameIn(Texts texts, ReceivedMoney payment) => Known(
        (texts.Say("receipt/label.paidAt"), Moment(texts, payment.At)),
        (texts.Say("receipt/label.method"), texts.Say("receipt/method", new Dictionary<string, object?> { ["method"] = payment.Method })),
        (texts.Say("receipt/label.amount"), texts.Wording.WriteFull(payment.Amount)),
        (texts.Say("receipt/label.payment"), payment.Payment?.ToString()),
        (texts.Say("receipt/label.reference"), payment.Reference));

    private List<SlipRow> WentBack(Texts texts, ReturnedMoney refund) => Known(
        (texts.Say("receipt/label.refund"), texts.Say("receipt/refund", new Dictionary<string, object?>
        {
            ["amount"] = texts.Wording.WriteFull(refund.Amount),
            ["status"] = refund.Status.ToString(),
        })),
        (texts.Say("receipt/label.refundedAt"), refund.At is { } at ? Moment(texts, at) : null),
        (texts.Say("receipt/label.refundReference"), refund.Reference));

    private static List<string> Notes(Texts texts, ReceiptTold receipt, bool isSandbox) =>
    [
        texts.Say("receipt/note.noInvoice"),
        .. isSandbox && receipt.IsOnline ? [texts.Say("receipt/note.sandbox")] : Array.Empty<string>(),
        .. receipt.Payments.Any(payment => payment.Payment is null) ? [texts.Say("receipt/note.cash")] : Array.Empty<string>(),
    ];

    private string Moment(Texts texts, DateTimeOffset at) => texts.Wording.Write(TimeZoneInfo.ConvertTime(at, rules.TimeZone));

    private static List<SlipRow> Known(params ReadOnlySpan<(string Label, string? Value)> rows)
    {
        var known = new List<SlipRow>();
        foreach (var (label, value) in rows)
            if (!string.IsNullOrEmpty(value))
                known.Add(new SlipRow(label, value));
        return known;
    }
}
