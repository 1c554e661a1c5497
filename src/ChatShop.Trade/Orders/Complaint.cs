namespace ChatShop.Trade.Orders;

/// <summary>What a buyer says is wrong with an order, what the seller answers, and what was decided.</summary>
public sealed class Complaint
{
    private Complaint() => (Reason, Photos, AnswerPhotos) = ("", [], []);

    /// <summary>About which order; there is one at a time.</summary>
    public OrderNumber Order { get; private set; }

    /// <summary>In the buyer's words.</summary>
    public string Reason { get; private set; }

    /// <summary>Names of photos that show it.</summary>
    public IReadOnlyList<string> Photos { get; private set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>What the seller says to it; null before.</summary>
    public string? Answer { get; private set; }

    /// <summary>Names of photos the seller shows.</summary>
    public IReadOnlyList<string> AnswerPhotos { get; private set; }

    /// <summary>When it was settled; null while it is open.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Begins one.</summary>
    public static Complaint Begin(OrderNumber order, string reason, IReadOnlyList<string> photos, DateTimeOffset now) =>
        new() { Order = order, Reason = reason, Photos = photos, At = now };

    /// <summary>The buyer complains again, or says more.</summary>
    public void Renew(string reason, IReadOnlyList<string> photos, DateTimeOffset now) =>
        (Reason, Photos, At, Answer, AnswerPhotos, SettledAt) = (reason, photos, now, null, [], null);

    /// <summary>The seller says how it was; what was said last counts.</summary>
    public void Reply(string answer, IReadOnlyList<string> photos) => (Answer, AnswerPhotos) = (answer, photos);

    /// <summary>It is over.</summary>
    public void Settle(DateTimeOffset now) => SettledAt ??= now;
}

/// <summary>The seller answers a complaint.</summary>
public sealed record AnswerComplaint(PersonId Seller, OrderNumber Order, string Answer, IReadOnlyList<string> Photos) : Command<ComplaintAnswered>, IAboutOrder;

/// <summary>One who runs the market ends a dispute.</summary>
/// <param name="Refund">What goes back to the buyer; the rest is the seller's.</param>
public sealed record DecideDispute(PersonId Operator, OrderNumber Order, Money Refund) : Command<DisputeDecided>, IAboutOrder;

/// <summary>The seller has said how it was: the buyer and those who decide hear of it.</summary>
public sealed record ComplaintAnswered(OrderTold Order, string Answer, IReadOnlyList<string> Photos, IReadOnlyList<PersonId> Operators) : Fact
{
    public override IReadOnlyList<string> Shows => Photos;

    public override IEnumerable<Notice> Notices =>
        [new Notice(Order.Buyer, "buyer", this), .. Operators.Select(person => new Notice(person, "operator", this))];
}

/// <summary>It is decided: <paramref name="Back"/> goes to the buyer, <paramref name="Earned"/> is the seller's.</summary>
public sealed record DisputeDecided(OrderTold Order, Money Back, Money Earned, IReadOnlyList<Payments.RefundId> Refunds, IReadOnlyList<Payouts.TransferId> Transfers) : Fact
{
    public override People.NoticeKinds Kind => People.NoticeKinds.Refunds;

    /// <summary>Whether anything goes back.</summary>
    public bool IsBack => Back.Minor > 0;

    /// <summary>Whether anything is the seller's.</summary>
    public bool IsEarned => Earned.Minor > 0;

    public override IEnumerable<Notice> Notices => [new Notice(Order.Buyer, "buyer", this), new Notice(Order.Seller, "seller", this)];

    public override IEnumerable<Errand> Errands =>
        [.. Refunds.Select(refund => new Payments.SendRefund(refund)), .. Transfers.Select(transfer => new Payouts.SendTransfer(transfer))];
}

/// <summary>There is no open dispute about it.</summary>
public sealed record NotDisputed(OrderNumber Order) : Refusal;

/// <summary>Only those who run the market decide that.</summary>
public sealed record OperatorsOnly : Refusal;
