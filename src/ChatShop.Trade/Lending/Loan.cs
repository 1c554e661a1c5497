using System.Globalization;

namespace ChatShop.Trade.Lending;

/// <summary>A loan's id.</summary>
public readonly record struct LoanId(long Value)
{
    /// <summary>As programs write it: <c>loan3</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"loan{Value}");
}

/// <summary>Money that somebody lends to a seller, paid back by a share of each sale.</summary>
public sealed class Loan
{
    private Loan() => Lender = "";

    /// <summary>Ours, made by us; people say its number.</summary>
    public LoanId Id { get; private set; }

    /// <summary>To whom.</summary>
    public ShopId Shop { get; private set; }

    /// <summary>Who lends.</summary>
    public string Lender { get; private set; }

    /// <summary>How much is lent.</summary>
    public Money Amount { get; private set; }

    /// <summary>What it costs.</summary>
    public Money Fee { get; private set; }

    /// <summary>What has been paid back.</summary>
    public Money Repaid { get; private set; }

    /// <summary>So much of each sale pays it back, in percent.</summary>
    public decimal SharePercent { get; private set; }

    /// <summary>So much of each sale stays with the seller, in percent.</summary>
    public decimal LeastKept { get; private set; }

    /// <summary>How far it has come.</summary>
    public LoanStatus Status { get; private set; }

    /// <summary>When it was asked for, and what the lender sees was agreed.</summary>
    public DateTimeOffset AppliedAt { get; private set; }

    /// <summary>When the lender said yes or no; null while neither.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What must be paid back in all.</summary>
    public Money Total => Amount + Fee;

    /// <summary>What is left to be paid back.</summary>
    public Money Left => Total - Repaid;

    /// <summary>A seller asks for one.</summary>
    /// <returns>The loan, or <see cref="LoanOutOfRange"/>.</returns>
    public static Result<Loan> Apply(LoanId id, ShopId shop, LoanOffer offer, Money amount, DateTimeOffset now) => !offer.Fits(amount)
        ? new LoanOutOfRange(offer.Least, offer.Most)
        : new Loan
        {
            Id = id,
            Shop = shop,
            Lender = offer.Lender,
            Amount = amount,
            Fee = offer.FeeOf(amount),
            Repaid = Money.Zero(amount.Currency),
            SharePercent = offer.SharePercent,
            LeastKept = offer.LeastKept,
            AppliedAt = now,
        };

    /// <summary>The lender has said yes or no.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Decide(bool isApproved, DateTimeOffset now)
    {
        if (Status != LoanStatus.Applied)
            return false;
        (Status, DecidedAt) = (isApproved ? LoanStatus.Open : LoanStatus.Refused, now);
        return true;
    }

    /// <summary>What of a sale pays it back: the last one no more than is left.</summary>
    public Money ShareOf(Sale sale) => Status == LoanStatus.Open && sale.Paid.Currency == Amount.Currency
        ? LoanRules.Less(Left, LoanRules.MostOf(sale, SharePercent, LeastKept))
        : Money.Zero(sale.Paid.Currency);

    /// <summary>So much of an order's money has gone to the lender.</summary>
    /// <exception cref="InvalidOperationException">It is more than is left.</exception>
    public Repayment Repay(OrderNumber order, Money amount, DateTimeOffset now)
    {
        if (Status != LoanStatus.Open || amount.Minor <= 0 || amount > Left)
            throw new InvalidOperationException($"{Id} can not be paid back {amount}.");
        Repaid += amount;
        if (Left.Minor == 0)
            Status = LoanStatus.Repaid;
        return new Repayment(Id, order, amount, now);
    }

    /// <summary>Part of an order's money goes back to its buyer: what it paid back comes back in proportion, and the loan is open by that much.</summary>
    /// <param name="repayment">What the order paid back.</param>
    /// <param name="before">The sale before.</param>
    /// <param name="after">The sale as it is then.</param>
    /// <returns>How much comes back from the lender: never more than the seller must give.</returns>
    public Money GiveBack(Repayment repayment, Sale before, Sale after)
    {
        var back = repayment.GiveBack(before, after, LoanRules.MostOf(after, SharePercent, LeastKept));
        Repaid -= back;
        if (back.Minor > 0)
            Status = LoanStatus.Open;
        return back;
    }
}

/// <summary>How far a loan has come.</summary>
public enum LoanStatus
{
    /// <summary>The seller has asked; the lender has not answered.</summary>
    Applied,

    /// <summary>The lender does not lend.</summary>
    Refused,

    /// <summary>The seller has the money, and pays it back.</summary>
    Open,

    /// <summary>All of it is paid back.</summary>
    Repaid,
}
