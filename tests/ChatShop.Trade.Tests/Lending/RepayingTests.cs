using ChatShop.Trade.Ledgers;
using ChatShop.Trade.Lending;
using CsCheck;

namespace ChatShop.Trade.Tests.Lending;

/// <summary>A loan is paid back by shares of sales, to the last fen and no further, and a seller keeps enough of each; whatever goes back to buyers, in whatever order.</summary>
public sealed class RepayingTests
{
    private static readonly ShopId Seller = new(3);
    private static readonly LoanId One = new(1);

    private static readonly Gen<Terms> SomeTerms =
        from lent in Gen.Long[100, 2_000_000]
        from cost in Gen.Int[0, 3_000]
        from market in Gen.Int[0, 3_000]
        from share in Gen.Int[1, 5_000]
        from kept in Gen.Int[0, 10_000]
        where market + share + kept <= 10_000
        select new Terms(Some.Cny(lent), cost / 100m, market / 100m, share / 100m, kept / 100m);

    /// <summary>Each step is a new sale, or a refund of a part of an earlier one: the sale's place, and so many hundredths of what is left of it.</summary>
    private static readonly Gen<(int Which, long Fen, int Hundredths)[]> SomeSteps = Gen.Select(Gen.Int[-2, 6], Gen.Long[1, 500_000], Gen.Int[1, 100]).Array[1, 40];

    [Fact]
    public void The_ledger_sums_to_zero_and_no_account_holds_what_it_may_not() => Play(history =>
    {
        Assert.All(history.Entries, entry => Assert.Equal(0, entry.Lines.Sum(line => line.Amount.Minor)));
        var sums = new Dictionary<string, long>();
        foreach (var entry in history.Entries)
            foreach (var line in entry.Lines)
            {
                var before = sums.GetValueOrDefault(line.Account);
                Assert.True(LedgerRules.Allows(line.Account, before, sums[line.Account] = before + line.Amount.Minor, entry.Cause), $"{entry.Cause} on {line.Account}");
            }
        Assert.Equal(-history.Loan.Left.Minor, sums[Account.Lent(One)]);
    });

    [Fact]
    public void Never_more_is_paid_back_than_is_owed_and_it_is_open_by_what_is_left() => Play(history =>
    {
        Assert.InRange(history.Loan.Repaid.Minor, 0, history.Loan.Total.Minor);
        Assert.Equal(history.Loan.Repaid.Minor, history.Sales.Sum(sale => sale.Repayment?.Amount.Minor ?? 0));
        Assert.Equal(history.Loan.Left.Minor == 0 ? LoanStatus.Repaid : LoanStatus.Open, history.Loan.Status);
    });

    [Fact]
    public void Of_each_sale_the_seller_keeps_what_was_agreed_at_least() => Play(history => Assert.All(history.Sales, sale =>
    {
        var kept = history.Terms.Of(sale.Paid).Earned.Minor - (sale.Repayment?.Amount.Minor ?? 0);
        Assert.True(kept * 100m >= sale.Paid.Minor * history.Terms.Kept || sale.Repayment is not { Amount.Minor: > 0 }, $"{kept} of {sale.Paid}");
    }));

    [Fact]
    public void What_went_back_whole_has_paid_nothing_back() => Play(history =>
        Assert.All(history.Sales.Where(sale => sale.Paid.Minor == 0), sale => Assert.Equal(0, sale.Repayment?.Amount.Minor ?? 0)));

    private static void Play(Action<History> holds) => Gen.Select(SomeTerms, SomeSteps).Sample((terms, steps) =>
    {
        var history = new History(terms);
        foreach (var (which, fen, hundredths) in steps)
        {
            if (which >= 0 && which < history.Sales.Count)
                history.Refund(history.Sales[which], hundredths);
            else
                history.Sell(Some.Cny(fen));
            holds(history);
        }
    }, iter: 2_000);

    private sealed record Terms(Money Lent, decimal Cost, decimal Market, decimal Share, decimal Kept)
    {
        public Sale Of(Money paid) => new(paid, paid - paid.Percent(Market));
    }

    private sealed class Sold(OrderNumber order, Money paid, Repayment? repayment)
    {
        public OrderNumber Order => order;

        public Money Paid { get; set; } = paid;

        public Repayment? Repayment => repayment;
    }

    private sealed class History
    {
        public History(Terms terms)
        {
            Terms = terms;
            Loan = Loan.Apply(One, Seller, new LoanOffer("农信社", Some.Cny(1), Some.Cny(9_999_999), terms.Cost, terms.Share, terms.Kept), terms.Lent, default).Fact!;
            Assert.True(Loan.Decide(isApproved: true, default));
            Entries.Add(Entry.LoanGiven(One, Seller, Loan.Amount, Loan.Fee));
        }

        public Terms Terms { get; }

        public Loan Loan { get; }

        public List<Entry> Entries { get; } = [];

        public List<Sold> Sales { get; } = [];

        public void Sell(Money paid)
        {
            var (order, sale) = (new OrderNumber(1001 + Sales.Count), Terms.Of(paid));
            Entries.Add(Entry.Paid("card", $"pi_{order}", [(order, paid)]));
            Entries.Add(Entry.Released(order, Seller, paid, paid - sale.Earned));
            var part = Loan.ShareOf(sale);
            Sales.Add(new Sold(order, paid, part.Minor > 0 ? Loan.Repay(order, part, default) : null));
            Entries.Add(Entry.LoanRepaid(One, order, Seller, part));
        }

        public void Refund(Sold sold, int hundredths)
        {
            var amount = Some.Cny((sold.Paid.Minor * hundredths + 99) / 100);
            var (before, after) = (Terms.Of(sold.Paid), Terms.Of(sold.Paid - amount));
            sold.Paid = after.Paid;
            var share = before.Earned - after.Earned;
            var back = sold.Repayment is { } repayment ? Loan.GiveBack(repayment, before, after) : Money.Zero(amount.Currency);
            Assert.InRange(back.Minor, 0, share.Minor);
            Entries.Add(Entry.RepaymentBack(One, sold.Order, Seller, back));
            Entries.Add(Entry.Lent(sold.Order, Seller, share - back));
            Entries.Add(Entry.Returned("card", $"re_{Entries.Count}", sold.Order, Seller, amount, amount - share));
        }
    }
}
