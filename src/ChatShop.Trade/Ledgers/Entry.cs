using ChatShop.Trade.Lending;
using ChatShop.Trade.Pools;
using ChatShop.Trade.Subsidies;

namespace ChatShop.Trade.Ledgers;

/// <summary>One balanced booking: its lines sum to zero in each currency. Posted, never edited.</summary>
/// <param name="Cause">Why, such as <c>payment</c>.</param>
/// <param name="Reference">The provider's id of the money, where one moved it.</param>
/// <param name="Lines">At least two; positive is credit.</param>
public sealed record Entry(string Cause, string? Reference, IReadOnlyList<EntryLine> Lines)
{
    /// <summary>The buyer's money has come and is held for the orders it is for.</summary>
    public static Entry Paid(string method, string reference, IEnumerable<(OrderNumber Order, Money Total)> orders)
    {
        var held = orders.Select(order => new EntryLine(Account.Escrow(order.Order), order.Total, order.Order)).ToList();
        var sum = Money.Sum(held.Select(line => line.Amount));
        return Balanced(Causes.Payment, reference, [new EntryLine(Account.External(method), -sum, null), .. held]);
    }

    /// <summary>Money has come that is not what was asked for: it lies apart until somebody has looked.</summary>
    public static Entry Unclear(string method, string reference, PaymentId payment, Money amount) => Move(Causes.Review, reference, null, Account.External(method), Account.Review(payment), amount);

    /// <summary>What the provider kept for a payment: the market bears it.</summary>
    public static Entry ProviderFee(string provider, string reference, Money amount) =>
        Move("fee", reference, null, Account.Fees, Account.External(provider), amount);

    /// <summary>Held money goes back the way it came.</summary>
    public static Entry Refunded(string method, string reference, OrderNumber order, Money amount) =>
        Move(Causes.Refund, reference, order, Account.Escrow(order), Account.External(method), amount);

    /// <summary>Money that was the seller's already goes back the way it came, and the market's share of it with it, of which a station's agent had a part; where the goods were pooled, each who sold them gives back.</summary>
    public static Entry Returned(
        string method, string reference, OrderNumber order, ShopId seller, Money amount, Money fee, ShopId? agent = null, Money? agentsPart = null,
        IReadOnlyList<PoolMoneyOf>? pooled = null) => Balanced(Causes.Refund, reference,
    [
        new EntryLine(Account.Payable(seller), -(amount - fee - Money.Sum((pooled ?? []).Select(it => it.Amount), amount.Currency)), order),
        .. (pooled ?? []).Select(it => new EntryLine(Account.Payable(it.Shop), -it.Amount, order)),
        new EntryLine(Account.Commission, -(agentsPart is { } part ? fee - part : fee), order),
        .. agent is { } shop && agentsPart is { } back ? [new EntryLine(Account.Payable(shop), -back, order)] : Array.Empty<EntryLine>(),
        new EntryLine(Account.External(method), amount, order),
    ]);

    /// <summary>A refund was sent back by the buyer's bank: everything is where it was.</summary>
    public static Entry RefundFailed(string reference, Entry refund) => refund.Undone(Causes.RefundFailed, reference);

    /// <summary>The order is received: what was held becomes the seller's, less the market's share.</summary>
    public static Entry Released(OrderNumber order, ShopId seller, Money total, Money fee) => Balanced(Causes.Release, null,
    [
        new EntryLine(Account.Escrow(order), -total, order),
        new EntryLine(Account.Payable(seller), total - fee, order),
        new EntryLine(Account.Commission, fee, order),
    ]);

    /// <summary>An order has come through a station: a part of the market's share of it is the agent's.</summary>
    public static Entry StationEarned(OrderNumber order, ShopId agent, Money amount) => Move(Causes.Station, null, order, Account.Commission, Account.Payable(agent), amount);

    /// <summary>The order's goods were pooled: out of the shop's share each of the others gets their own.</summary>
    /// <param name="isByHand">Whether the buyer paid the shop by hand: then it hands the shares on by hand too.</param>
    /// <param name="order">Which order.</param>
    /// <param name="seller">The shop under whose name it was sold.</param>
    /// <param name="shares">Whose, and how much.</param>
    public static Entry Pooled(bool isByHand, OrderNumber order, ShopId seller, IReadOnlyList<PoolMoneyOf> shares)
    {
        return Balanced(Causes.Pool, null,
        [
            new EntryLine(Of(seller), -Money.Sum(shares.Select(share => share.Amount)), order),
            .. shares.Select(share => new EntryLine(Of(share.Shop), share.Amount, order)),
        ]);

        string Of(ShopId shop) => isByHand ? Account.PaidOut(shop) : Account.Payable(shop);
    }

    /// <summary>The buyer paid the seller by hand, in cash or on the seller's own collection code; the seller owes the market its share.</summary>
    public static Entry PaidByHand(string way, OrderNumber order, ShopId seller, Money total, Money fee) => Balanced(way, null,
    [
        new EntryLine(Account.External(way), -total, order),
        new EntryLine(Account.PaidOut(seller), total, order),
        new EntryLine(Account.Owed(seller), -fee, order),
        new EntryLine(Account.Commission, fee, order),
    ]);

    /// <summary>A buyer gets back what the seller has taken already: the market pays, and the seller owes it.</summary>
    public static Entry Lent(OrderNumber order, ShopId seller, Money amount) => Move(Causes.Debt, null, order, Account.Owed(seller), Account.Payable(seller), amount);

    /// <summary>What a seller owed is kept back from what became the seller's.</summary>
    public static Entry Settled(OrderNumber order, ShopId seller, Money amount) => Move("settlement", null, order, Account.Payable(seller), Account.Owed(seller), amount);

    /// <summary>A lender's money is the seller's, who owes it and what it costs.</summary>
    public static Entry LoanGiven(LoanId loan, ShopId seller, Money amount, Money fee) => Balanced(Causes.Loan, null,
    [
        new EntryLine(Account.Lent(loan), -(amount + fee), null),
        new EntryLine(Account.Payable(seller), amount, null),
        new EntryLine(Account.LoanFee(loan), fee, null),
    ]);

    /// <summary>A share of what became the seller's pays a loan back.</summary>
    public static Entry LoanRepaid(LoanId loan, OrderNumber order, ShopId seller, Money amount) => Move(Causes.Repayment, null, order, Account.Payable(seller), Account.Lent(loan), amount);

    /// <summary>What an order has paid back comes back, since its buyer gets money back.</summary>
    public static Entry RepaymentBack(LoanId loan, OrderNumber order, ShopId seller, Money amount) => Move(Causes.RepaymentBack, null, order, Account.Lent(loan), Account.Payable(seller), amount);

    /// <summary>A programme's money has come to the market, outside of any provider.</summary>
    public static Entry Funded(ProgrammeId programme, string receipt, Money amount) => Move(Causes.Funding, receipt, null, Account.External(Causes.Funding), Account.Programme(programme), amount);

    /// <summary>What a programme has left goes back to who gave it.</summary>
    public static Entry FundsReturned(ProgrammeId programme, Money amount) => Move(Causes.Funding, null, null, Account.Programme(programme), Account.External(Causes.Funding), amount);

    /// <summary>A programme gives a seller something for an order.</summary>
    public static Entry Subsidized(ProgrammeId programme, OrderNumber order, ShopId seller, Money amount) => Move(Causes.Subsidy, null, order, Account.Programme(programme), Account.Payable(seller), amount);

    /// <summary>What a programme gave for an order comes back: what has not gone out yet, and what the seller owes of it now.</summary>
    public static Entry SubsidyBack(ProgrammeId programme, OrderNumber order, ShopId seller, Money waited, Money owed) => Balanced(Causes.SubsidyBack, null,
    [
        new EntryLine(Account.Payable(seller), -waited, order),
        new EntryLine(Account.Owed(seller), -owed, order),
        new EntryLine(Account.Programme(programme), waited + owed, order),
    ]);

    /// <summary>What is the seller's has gone to the seller's account at the provider.</summary>
    /// <param name="reference">The provider's id.</param>
    /// <param name="order">Of which order; null for a loan.</param>
    /// <param name="seller">Whose.</param>
    /// <param name="amount">How much.</param>
    public static Entry Transferred(string reference, OrderNumber? order, ShopId seller, Money amount) =>
        Move(Causes.Transfer, reference, order, Account.Payable(seller), Account.Balance(seller), amount);

    /// <summary>What is the seller's has gone to the seller's own hands.</summary>
    public static Entry HandedOver(string reference, OrderNumber? order, ShopId seller, Money amount) =>
        Move(Causes.Transfer, reference, order, Account.Payable(seller), Account.PaidOut(seller), amount);

    /// <summary>Part of a transfer was taken back, since the buyer gets it.</summary>
    /// <param name="from">Where it lay: the seller's balance, or the seller's hands.</param>
    /// <param name="reference">The provider's id.</param>
    /// <param name="order">Of which order.</param>
    /// <param name="seller">Whose.</param>
    /// <param name="amount">How much.</param>
    public static Entry Reversed(string from, string reference, OrderNumber order, ShopId seller, Money amount) =>
        Move(Causes.Reversal, reference, order, from, Account.Payable(seller), amount);

    /// <summary>The seller asked for a payout: it is set aside.</summary>
    public static Entry PayoutAsked(ShopId seller, Money amount) => Move("payoutAsked", null, null, Account.Balance(seller), Account.InTransit(seller), amount);

    /// <summary>A payout was stopped, refused or not taken by the bank.</summary>
    public static Entry PayoutUndone(string? reference, ShopId seller, Money amount) =>
        Move("payoutUndone", reference, null, Account.InTransit(seller), Account.Balance(seller), amount);

    /// <summary>The seller's bank has it.</summary>
    public static Entry PaidToBank(string reference, ShopId seller, Money amount) => Move("payout", reference, null, Account.InTransit(seller), Account.PaidOut(seller), amount);

    /// <summary>The seller's bank had it and sent it back.</summary>
    public static Entry SentBackByBank(string reference, ShopId seller, Money amount) =>
        Move("payoutFailed", reference, null, Account.PaidOut(seller), Account.Balance(seller), amount);

    /// <summary>A payer's bank has taken money back, and has not decided.</summary>
    public static Entry Contested(string method, string chargeback, Money amount) =>
        Move(Causes.Chargeback, chargeback, null, Account.Chargeback(chargeback), Account.External(method), amount);

    /// <summary>The bank has given it back to the market.</summary>
    public static Entry ContestWon(string method, string chargeback, Money amount) =>
        Move(Causes.ChargebackWon, $"{chargeback}:won", null, Account.External(method), Account.Chargeback(chargeback), amount);

    /// <summary>The payer keeps it: what is held for the orders is gone, and what is held no more the market bears.</summary>
    public static Entry ContestLost(string chargeback, IEnumerable<(OrderNumber Order, Money Amount)> held, Money borne)
    {
        var lines = held.Select(part => new EntryLine(Account.Escrow(part.Order), -part.Amount, part.Order)).Append(new EntryLine(Account.Loss, -borne, null)).ToList();
        var sum = Money.Sum(lines.Select(line => line.Amount));
        return Balanced("chargebackLost", $"{chargeback}:lost", [.. lines, new EntryLine(Account.Chargeback(chargeback), -sum, null)]);
    }

    private static Entry Move(string cause, string? reference, OrderNumber? order, string from, string to, Money amount) =>
        Balanced(cause, reference, [new EntryLine(from, -amount, order), new EntryLine(to, amount, order)]);

    private Entry Undone(string cause, string? reference) =>
        Balanced(cause, reference, Lines.Select(line => line with { Amount = -line.Amount }));

    private static Entry Balanced(string cause, string? reference, IEnumerable<EntryLine> lines)
    {
        var kept = lines.Where(line => line.Amount.Minor != 0).ToList();
        if (kept.GroupBy(line => line.Amount.Currency).Any(group => group.Sum(line => line.Amount.Minor) != 0))
            throw new InvalidOperationException($"The entry for {cause} does not balance.");
        return new Entry(cause, reference, kept);
    }
}

/// <summary>One side of an entry: so much on one account.</summary>
public sealed record EntryLine(string Account, Money Amount, OrderNumber? Order);
