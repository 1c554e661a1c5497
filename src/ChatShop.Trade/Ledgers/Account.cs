namespace ChatShop.Trade.Ledgers;

/// <summary>The names of accounts. Credit is positive: what the market holds or owes.</summary>
public static class Account
{
    /// <summary>The market's own share.</summary>
    public const string Commission = "platform:commission";

    /// <summary>What providers keep, borne by the market.</summary>
    public const string Fees = "platform:fees";

    /// <summary>What the market lost to chargebacks.</summary>
    public const string Loss = "platform:loss";

    /// <summary>The world outside, by the way money came: <c>external:card</c>.</summary>
    public static string External(string method) => $"external:{method}";

    /// <summary>Held for an order until its buyer has the goods.</summary>
    public static string Escrow(OrderNumber order) => $"escrow:{order}";

    /// <summary>Money that is not what was asked for, until somebody has looked.</summary>
    public static string Review(PaymentId payment) => $"review:{payment}";

    /// <summary>What the market owes a seller.</summary>
    public static string Payable(ShopId shop) => $"seller:{shop}:payable";

    /// <summary>What a seller owes the market, below zero: its share of what was paid by hand, and refunds of money the seller has taken already.</summary>
    public static string Owed(ShopId shop) => $"seller:{shop}:owed";

    /// <summary>What lies on the seller's account at the provider.</summary>
    public static string Balance(ShopId shop) => $"seller:{shop}:balance";

    /// <summary>On its way to the seller's bank.</summary>
    public static string InTransit(ShopId shop) => $"seller:{shop}:payout";

    /// <summary>What a seller has in hand.</summary>
    public static string PaidOut(ShopId shop) => $"seller:{shop}:paid";

    /// <summary>What a lender has lent and not got back, with what it costs: below zero until all of it is paid back.</summary>
    public static string Lent(Lending.LoanId loan) => $"lender:{loan}:lent";

    /// <summary>What a loan brings its lender.</summary>
    public static string LoanFee(Lending.LoanId loan) => $"lender:{loan}:fee";

    /// <summary>What a programme has received and not given.</summary>
    public static string Programme(Subsidies.ProgrammeId programme) => $"programme:{programme}";

    /// <summary>What a bank holds of the market's: below zero while it has not decided.</summary>
    public static string Chargeback(string chargeback) => $"dispute:{chargeback}";
}
