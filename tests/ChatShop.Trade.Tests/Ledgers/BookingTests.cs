using ChatShop.Trade.Ledgers;

namespace ChatShop.Trade.Tests.Ledgers;

/// <summary>From which account each booking takes and to which it gives: credit is positive.</summary>
public sealed class BookingTests
{
    private static readonly ShopId Seller = new(3);
    private static readonly OrderNumber Order = new(1001);
    private static readonly Money Amount = Some.Cny(1000);

    private static (Entry Entry, string Cause, string? Reference, string From, string To)[] Moves =>
    [
        (Entry.Paid("card", "ch_1", [(Order, Amount)]), "payment", "ch_1", "external:card", "escrow:1001"),
        (Entry.Unclear("card", "ch_1", new PaymentId(7), Amount), "review", "ch_1", "external:card", "review:pay7"),
        (Entry.ProviderFee("stripe", "txn_1", Amount), "fee", "txn_1", "platform:fees", "external:stripe"),
        (Entry.Refunded("card", "re_1", Order, Amount), "refund", "re_1", "escrow:1001", "external:card"),
        (Entry.RefundFailed("txn_2", Entry.Refunded("card", "re_1", Order, Amount)), "refundFailed", "txn_2", "external:card", "escrow:1001"),
        (Entry.Lent(Order, Seller, Amount), "debt", null, "seller:s3:owed", "seller:s3:payable"),
        (Entry.Settled(Order, Seller, Amount), "settlement", null, "seller:s3:payable", "seller:s3:owed"),
        (Entry.Transferred("tr_1", Order, Seller, Amount), "transfer", "tr_1", "seller:s3:payable", "seller:s3:balance"),
        (Entry.HandedOver("tr_1", Order, Seller, Amount), "transfer", "tr_1", "seller:s3:payable", "seller:s3:paid"),
        (Entry.Reversed("seller:s3:balance", "trr_1", Order, Seller, Amount), "reversal", "trr_1", "seller:s3:balance", "seller:s3:payable"),
        (Entry.PayoutAsked(Seller, Amount), "payoutAsked", null, "seller:s3:balance", "seller:s3:payout"),
        (Entry.PayoutUndone("po_1", Seller, Amount), "payoutUndone", "po_1", "seller:s3:payout", "seller:s3:balance"),
        (Entry.PaidToBank("po_1", Seller, Amount), "payout", "po_1", "seller:s3:payout", "seller:s3:paid"),
        (Entry.SentBackByBank("po_1", Seller, Amount), "payoutFailed", "po_1", "seller:s3:paid", "seller:s3:balance"),
        (Entry.Contested("card", "dp_1", Amount), "chargeback", "dp_1", "dispute:dp_1", "external:card"),
        (Entry.ContestWon("card", "dp_1", Amount), "chargebackWon", "dp_1:won", "external:card", "dispute:dp_1"),
    ];

    public static TheoryData<string> All => [.. Moves.Select(Named)];

    [Theory]
    [MemberData(nameof(All))]
    public void Each_booking_takes_from_one_account_and_gives_to_another(string name)
    {
        var (entry, cause, reference, from, to) = Moves.Single(move => Named(move) == name);
        Assert.Equal((cause, reference), (entry.Cause, entry.Reference));
        Assert.Equal([(from, -Amount), (to, Amount)], entry.Lines.OrderBy(line => line.Amount).Select(line => (line.Account, line.Amount)));
    }

    [Fact]
    public void What_was_held_is_parted_between_the_seller_and_the_market()
    {
        var entry = Entry.Released(Order, Seller, Amount, Some.Cny(20));
        Assert.Equal("release", entry.Cause);
        Assert.Equal([("escrow:1001", -1000L), ("seller:s3:payable", 980L), ("platform:commission", 20L)], Said(entry));
    }

    [Fact]
    public void What_goes_back_after_the_seller_had_it_comes_from_both_who_shared_it()
    {
        var entry = Entry.Returned("card", "re_1", Order, Seller, Amount, Some.Cny(20));
        Assert.Equal(("refund", "re_1"), (entry.Cause, entry.Reference));
        Assert.Equal([("seller:s3:payable", -980L), ("platform:commission", -20L), ("external:card", 1000L)], Said(entry));
    }

    [Theory]
    [InlineData("cash")]
    [InlineData("code")]
    public void What_is_paid_by_hand_is_in_the_seller_s_hands_and_the_market_s_share_of_it_is_owed(string way)
    {
        var entry = Entry.PaidByHand(way, Order, Seller, Amount, Some.Cny(20));
        Assert.Equal(way, entry.Cause);
        Assert.Equal([($"external:{way}", -1000L), ("seller:s3:paid", 1000L), ("seller:s3:owed", -20L), ("platform:commission", 20L)], Said(entry));
    }

    [Fact]
    public void Of_a_lost_chargeback_the_orders_lose_what_they_hold_and_the_market_bears_the_rest()
    {
        var entry = Entry.ContestLost("dp_1", [(Order, Some.Cny(600)), (new OrderNumber(1002), Some.Cny(300))], Some.Cny(100));
        Assert.Equal(("chargebackLost", "dp_1:lost"), (entry.Cause, entry.Reference));
        Assert.Equal([("escrow:1001", -600L), ("escrow:1002", -300L), ("platform:loss", -100L), ("dispute:dp_1", 1000L)], Said(entry));
    }

    [Fact]
    public void A_chargeback_that_is_over_leaves_nothing_on_its_account()
    {
        var begun = Entry.Contested("card", "dp_1", Amount);
        foreach (var end in new[] { Entry.ContestWon("card", "dp_1", Amount), Entry.ContestLost("dp_1", [(Order, Amount)], Some.Cny(0)) })
            Assert.Equal(0, begun.Lines.Concat(end.Lines).Where(line => line.Account == Account.Chargeback("dp_1")).Sum(line => line.Amount.Minor));
    }

    [Fact]
    public void A_line_says_which_order_it_is_about_and_the_world_outside_is_about_none() => Assert.Equal(
        [null, Order, new OrderNumber(1002)],
        Entry.Paid("card", "ch_1", [(Order, Amount), (new OrderNumber(1002), Amount)]).Lines.Select(line => line.Order));

    [Fact]
    public void What_does_not_balance_in_each_currency_is_a_bug_and_throws()
    {
        EntryLine[] lines = [new("escrow:1001", Amount, Order), new("external:card", -Some.Cny(999), Order)];
        EntryLine[] dollars = [new("escrow:1001", new Money(1, Currency.Usd), Order), new("external:card", new Money(-1, Currency.Usd), Order)];
        Assert.Throws<InvalidOperationException>(() => Entry.RefundFailed("txn_2", new Entry("refund", "re_1", lines)));
        Assert.Throws<InvalidOperationException>(() => Entry.RefundFailed("txn_2", new Entry("refund", "re_1", [.. lines, .. dollars])));
    }

    private static IEnumerable<(string, long)> Said(Entry entry) => entry.Lines.Select(line => (line.Account, line.Amount.Minor));

    private static string Named((Entry Entry, string Cause, string? Reference, string From, string To) move) => $"{move.Cause} from {move.From} to {move.To}";
}
