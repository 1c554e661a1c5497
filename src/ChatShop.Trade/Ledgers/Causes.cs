namespace ChatShop.Trade.Ledgers;

/// <summary>Why entries are posted, where somebody looks for it again: as it stands in the ledger for good.</summary>
public static class Causes
{
    /// <summary>A buyer's money has come through a provider.</summary>
    public const string Payment = "payment";

    /// <summary>What was held became the seller's: once for each order.</summary>
    public const string Release = "release";

    /// <summary>Money goes back to a buyer.</summary>
    public const string Refund = "refund";

    /// <summary>A refund came back: everything is where it was.</summary>
    public const string RefundFailed = "refundFailed";

    /// <summary>The buyer paid at the door.</summary>
    public const string Cash = "cash";

    /// <summary>The buyer paid on the seller's own collection code.</summary>
    public const string Code = "code";

    /// <summary>A station's agent gets a part of the market's share of an order.</summary>
    public const string Station = "station";

    /// <summary>Those who sell goods together each get their share of an order.</summary>
    public const string Pool = "pool";

    /// <summary>A lender's money became a seller's.</summary>
    public const string Loan = "loan";

    /// <summary>A share of a sale pays a loan back.</summary>
    public const string Repayment = "repayment";

    /// <summary>What an order paid back of a loan comes back, since its buyer gets money back.</summary>
    public const string RepaymentBack = "repaymentBack";

    /// <summary>A programme's money has come to the market's own bank account, or went back from there.</summary>
    public const string Funding = "funding";

    /// <summary>A programme gives something for an order.</summary>
    public const string Subsidy = "subsidy";

    /// <summary>What a programme gave for an order comes back, since its buyer gets money back.</summary>
    public const string SubsidyBack = "subsidyBack";

    internal const string Review = "review";
    internal const string Debt = "debt";
    internal const string Transfer = "transfer";
    internal const string Reversal = "reversal";
    internal const string Chargeback = "chargeback";
    internal const string ChargebackWon = "chargebackWon";

    /// <summary>The buyer paid the seller by hand: the cause is the way.</summary>
    public static IReadOnlyList<string> ByHand { get; } = [Cash, Code];

    /// <summary>Why a seller may owe the market more than before: its share of what was paid by hand, and refunds of what the seller has taken, with the subsidy of it.</summary>
    internal static IReadOnlyList<string> ToOwe { get; } = [Cash, Code, Debt, SubsidyBack];

    /// <summary>Why a lender may have lent more than before.</summary>
    internal static IReadOnlyList<string> ToLend { get; } = [Loan, RepaymentBack];

    /// <summary>Behind these a movement on the market's account at a provider stands.</summary>
    internal static IReadOnlySet<string> AtProvider { get; } =
        new HashSet<string> { Payment, Review, Refund, RefundFailed, Transfer, Reversal, Chargeback, ChargebackWon };
}
