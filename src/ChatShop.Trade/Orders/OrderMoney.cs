using ChatShop.Trade.Payments;
using static ChatShop.Trade.Orders.OrderStatus;

namespace ChatShop.Trade.Orders;

/// <content>An order's money: what came in, what may go back, what of it becomes the seller's.</content>
public sealed partial class Order
{
    /// <summary>When what was held for it became the seller's; null while it has not.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>The market's share of it, 0 to 100, as it was when it was placed; null for orders placed before that was written down.</summary>
    public decimal? FeePercent { get; private set; }

    /// <summary>Chargebacks that hold its money, by the provider's id: while there is one nothing of it moves.</summary>
    public IReadOnlyList<string> Contests { get; private set; } = [];

    /// <summary>What was paid for it through a provider and has not gone back, the earliest payment first.</summary>
    public IReadOnlyList<Receipt> Receipts { get; private set; } = [];

    /// <summary>What was paid through a provider and has not gone back.</summary>
    public Money Paid => Money.Sum(Receipts.Select(receipt => receipt.Amount), Total.Currency);

    /// <summary>The buyer's bank contests what was paid for it.</summary>
    public void Contest(string chargeback) => Contests = [.. Contests, chargeback];

    /// <summary>The buyer's bank has decided.</summary>
    public void Settle(string chargeback) => Contests = [.. Contests.Where(it => it != chargeback)];

    /// <summary>Why its money can not move now; null when it can.</summary>
    public Refusal? RefuseMoney() => Contests.Count > 0 ? new ContestedNow(Number) : null;

    /// <summary>The market's share when the buyer has paid so much for it.</summary>
    public Money FeeOf(Money paid, decimal usualPercent) => paid.Percent(FeePercent ?? usualPercent);

    /// <summary>Why so much can not go back; null when it can.</summary>
    /// <param name="amount">How much; null for all that was paid.</param>
    public Refusal? RefuseRefund(Money? amount) => this switch
    {
        { Status: AwaitingPayment } => new NotPaidYet(Number),
        { Method: not PaymentMethod.Online } => new PaidByHand(Number, Method == PaymentMethod.CollectionCode),
        { Paid.Minor: 0 } => new TooLate(Number, Status),
        _ when amount is { } asked && (asked.Currency != Paid.Currency || asked.Minor <= 0 || asked > Paid) => new RefundOutOfRange(Number, Paid),
        _ => RefuseMoney(),
    };

    /// <summary>So much of what was paid goes back, from the latest payment first.</summary>
    /// <returns>How much out of which payment.</returns>
    public IReadOnlyList<Receipt> GiveBack(Money amount)
    {
        var back = new List<Receipt>();
        var left = new List<Receipt>();
        foreach (var receipt in Receipts.Reverse())
        {
            var taken = amount < receipt.Amount ? amount : receipt.Amount;
            amount -= taken;
            if (taken.Minor > 0)
                back.Add(receipt with { Amount = taken });
            if (taken < receipt.Amount)
                left.Insert(0, receipt with { Amount = receipt.Amount - taken });
        }
        if (amount.Minor > 0)
            throw new InvalidOperationException($"Order {Number} was not paid that much.");
        Receipts = left;
        return back;
    }

    /// <summary>What becomes the seller's of each payment, the earliest first, less the market's share.</summary>
    /// <param name="owed">What the seller owes the market: it is kept back, from the first payment on.</param>
    /// <param name="usualPercent">The market's share where the order has none of its own.</param>
    public IEnumerable<(PaymentId Payment, Money Kept, Money Left)> Shares(Money owed, decimal usualPercent) => KeepBack(owed, Earnings(usualPercent));

    /// <summary>What of each payment is not the market's, the earliest first.</summary>
    public IEnumerable<Receipt> Earnings(decimal usualPercent) => SharedOut(paid => paid - FeeOf(paid, usualPercent));

    /// <summary>What is owed to the market is kept back, from the first payment on.</summary>
    public static IEnumerable<(PaymentId Payment, Money Kept, Money Left)> KeepBack(Money owed, IEnumerable<Receipt> shares)
    {
        foreach (var (payment, share) in shares)
        {
            var kept = owed < share ? owed : share;
            owed -= kept;
            yield return (payment, kept, share - kept);
        }
    }

    private IEnumerable<Receipt> SharedOut(Func<Money, Money> shareOf)
    {
        var (paid, before) = (Money.Zero(Total.Currency), Money.Zero(Total.Currency));
        foreach (var receipt in Receipts)
        {
            paid += receipt.Amount; // Rounded once, of all that was paid: no fen falls between two payments.
            var share = shareOf(paid) - before;
            before += share;
            yield return receipt with { Amount = share };
        }
    }
}

/// <summary>What came in for an order by one payment and has not gone back.</summary>
public sealed record Receipt(PaymentId Payment, Money Amount);
