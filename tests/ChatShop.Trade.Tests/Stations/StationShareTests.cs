using ChatShop.Trade.Ledgers;
using ChatShop.Trade.Stations;
using CsCheck;

namespace ChatShop.Trade.Tests.Stations;

/// <summary>What a station's agent gets is a part of the market's share, to the last fen, and goes back with a refund.</summary>
public sealed class StationShareTests
{
    private static readonly (ShopId Seller, ShopId Agent, OrderNumber Order) It = (new(3), new(4), new(1001));

    private static readonly Gen<(Money Total, decimal Fee, decimal Station)> Sale = Gen.Select(Gen.Long[1, 99_999_999], Gen.Int[0, 10_000], Gen.Int[0, 10_000])
        .Select((fen, fee, station) => (Some.Cny(fen), fee / 100m, station / 100m));

    [Fact]
    public void It_is_never_more_than_the_market_s_share_whatever_was_set() =>
        Sale.Sample((total, fee, station) => Assert.InRange(Share(total, fee, station).Minor, 0, total.Percent(fee).Minor));

    [Fact]
    public void Of_more_that_was_paid_it_is_never_less() =>
        Gen.Select(Sale, Gen.Long[1, 99_999_999]).Sample((sale, more) =>
            Assert.True(Share(sale.Total + Some.Cny(more), sale.Fee, sale.Station) >= Share(sale.Total, sale.Fee, sale.Station)));

    [Fact]
    public void Neither_seller_nor_buyer_pays_for_it() =>
        Sale.Sample((total, fee, station) =>
        {
            var (market, agents) = (total.Percent(fee), Share(total, fee, station));
            var entries = Released(total, market, agents);
            Assert.All(entries, AssertBalanced);
            Assert.Equal((total - market).Minor, On(entries, Account.Payable(It.Seller)));
            Assert.Equal(agents.Minor, On(entries, Account.Payable(It.Agent)));
            Assert.Equal((market - agents).Minor, On(entries, Account.Commission));
        });

    [Fact]
    public void Parts_that_go_back_one_after_the_other_take_back_all_of_it() =>
        Gen.Select(Sale, Gen.Int[1, 100].Array[1, 6]).Sample((sale, weights) =>
        {
            var (total, fee, station) = sale;
            var entries = Released(total, total.Percent(fee), Share(total, fee, station));
            var left = total;
            for (var i = 0; i < weights.Length; i++)
            {
                var part = i == weights.Length - 1 ? left : Some.Cny(left.Minor * weights[i] / 101);
                var after = left - part;
                entries.Add(Entry.Returned("card", $"re_{i}", It.Order, It.Seller, part, left.Percent(fee) - after.Percent(fee), It.Agent, Share(left, fee, station) - Share(after, fee, station)));
                left = after;
                Assert.InRange(On(entries, Account.Commission), 0, long.MaxValue);
                Assert.Equal(Share(left, fee, station).Minor, On(entries, Account.Payable(It.Agent)));
            }
            Assert.All(entries, AssertBalanced);
            Assert.All(entries.SelectMany(entry => entry.Lines).Select(line => line.Account).Distinct(), account => Assert.Equal(0, On(entries, account)));
        });

    [Fact]
    public void A_refund_that_fails_leaves_the_agent_what_was_the_agent_s() =>
        Sale.Sample((total, fee, station) =>
        {
            var (market, agents) = (total.Percent(fee), Share(total, fee, station));
            var entries = Released(total, market, agents);
            var refund = Entry.Returned("card", "re_1", It.Order, It.Seller, total, market, It.Agent, agents);
            entries.AddRange([refund, Entry.RefundFailed("re_1:failed", refund)]);
            Assert.Equal(agents.Minor, On(entries, Account.Payable(It.Agent)));
        });

    private static Money Share(Money paid, decimal fee, decimal station) => StationShare.Of(paid, paid.Percent(fee), station);

    private static List<Entry> Released(Money total, Money market, Money agents) =>
        [Entry.Paid("card", "pi_1", [(It.Order, total)]), Entry.Released(It.Order, It.Seller, total, market), Entry.StationEarned(It.Order, It.Agent, agents)];

    private static void AssertBalanced(Entry entry) => Assert.Equal(0, entry.Lines.Sum(line => line.Amount.Minor));

    private static long On(IEnumerable<Entry> entries, string account) => entries.SelectMany(entry => entry.Lines).Where(line => line.Account == account).Sum(line => line.Amount.Minor);
}
