using ChatShop.Trade.Ledgers;
using CsCheck;

namespace ChatShop.Trade.Tests.Ledgers;

/// <summary>Every entry of the ledger sums to zero, and every fen that comes in goes out again.</summary>
public sealed class EntryTests
{
    private static readonly ShopId Seller = new(3);
    private static readonly OrderNumber Order = new(1001);

    private static readonly Gen<(Money Total, Money Fee)> Sale = Gen.Select(Gen.Long[1, 99_999_999], Gen.Int[0, 10_000])
        .Select((fen, hundredths) => (Some.Cny(fen), Some.Cny(fen).Percent(hundredths / 100m)));

    [Fact]
    public void A_payment_for_any_orders_balances_and_holds_each_order_s_own_sum() =>
        Gen.Long[1, 99_999_999].Array[1, 20].Sample(fen =>
        {
            var entry = Entry.Paid("card", "pi_1", fen.Select((total, i) => (new OrderNumber(1001 + i), Some.Cny(total))));
            AssertBalanced(entry);
            Assert.Equal(-fen.Sum(), entry.Lines.Single(line => line.Account == "external:card").Amount.Minor);
            for (var i = 0; i < fen.Length; i++)
                Assert.Equal(fen[i], entry.Lines.Single(line => line.Account == $"escrow:{1001 + i}").Amount.Minor);
        });

    [Fact]
    public void What_is_held_goes_to_the_seller_and_the_market_to_the_last_fen() =>
        Sale.Sample((total, fee) =>
        {
            var entries = new[] { Entry.Paid("card", "pi_1", [(Order, total)]), Entry.Released(Order, Seller, total, fee) };
            Assert.All(entries, AssertBalanced);
            Assert.Equal(0, On(entries, Account.Escrow(Order)));
            Assert.Equal((total - fee).Minor, On(entries, Account.Payable(Seller)));
            Assert.Equal(fee.Minor, On(entries, Account.Commission));
        });

    [Fact]
    public void A_refund_leaves_nothing_on_any_account() =>
        Sale.Sample((total, _) =>
        {
            var entries = new[] { Entry.Paid("card", "pi_1", [(Order, total)]), Entry.Refunded("card", "re_1", Order, total) };
            Assert.All(entries, AssertBalanced);
            Assert.All(entries.SelectMany(entry => entry.Lines).Select(line => line.Account).Distinct(), account => Assert.Equal(0, On(entries, account)));
        });

    [Fact]
    public void What_goes_back_after_the_seller_had_it_leaves_nothing_on_any_account_either() =>
        Sale.Sample((total, fee) =>
        {
            var entries = new[] { Entry.Paid("card", "pi_1", [(Order, total)]), Entry.Released(Order, Seller, total, fee), Entry.Returned("card", "re_1", Order, Seller, total, fee) };
            Assert.All(entries, AssertBalanced);
            Assert.All(entries.SelectMany(entry => entry.Lines).Select(line => line.Account).Distinct(), account => Assert.Equal(0, On(entries, account)));
        });

    [Fact]
    public void Cash_at_the_door_is_the_seller_s_who_then_owes_the_market_its_share() =>
        Sale.Sample((total, fee) =>
        {
            var entry = Entry.PaidByHand("cash", Order, Seller, total, fee);
            AssertBalanced(entry);
            Assert.Equal(total.Minor, On([entry], Account.PaidOut(Seller)));
            Assert.Equal(-fee.Minor, On([entry], Account.Owed(Seller)));
        });

    [Fact]
    public void A_market_that_takes_no_share_books_no_line_for_it() =>
        Assert.Equal(["escrow:1001", "seller:s3:payable"], Entry.Released(Order, Seller, Some.Cny(5000), Some.Cny(0)).Lines.Select(line => line.Account));

    [Fact]
    public void A_payment_in_two_currencies_is_a_bug_and_throws() => Assert.Throws<InvalidOperationException>(() =>
        Entry.Paid("card", "pi_1", [(Order, Some.Cny(100)), (new OrderNumber(1002), new Money(100, Currency.Usd))]));

    private static void AssertBalanced(Entry entry)
    {
        Assert.True(entry.Lines.Count >= 2);
        Assert.All(entry.Lines, line => Assert.NotEqual(0, line.Amount.Minor));
        Assert.All(entry.Lines.GroupBy(line => line.Amount.Currency), lines => Assert.Equal(0, lines.Sum(line => line.Amount.Minor)));
    }

    private static long On(IEnumerable<Entry> entries, string account) =>
        entries.SelectMany(entry => entry.Lines).Where(line => line.Account == account).Sum(line => line.Amount.Minor);
}
