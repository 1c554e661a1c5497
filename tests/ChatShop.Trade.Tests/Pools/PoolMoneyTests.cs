using ChatShop.Trade.Ledgers;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Pools;
using CsCheck;

namespace ChatShop.Trade.Tests.Pools;

/// <summary>What an order of pooled goods brings is divided to the fen, and goes back as it was divided, in however many parts.</summary>
public sealed class PoolMoneyTests
{
    private static readonly ShopId Host = new(1);

    [Fact]
    public void All_of_it_is_somebody_s_and_all_of_it_goes_back() => Gen.Select(
        Gen.Int[1, 60].Array[1, 5], Gen.Int[0, 5_000], Gen.Long[1, 5_000_000], Gen.Int[0, 3_000], Gen.Int[1, 1000].Array[0, 6]).Sample((brought, keeps, fen, market, refunds) =>
    {
        var (order, pool, parts) = Placed(brought, keeps / 100m, fen);
        Assert.Equal(order.Lines[0].Quantity.Value, parts.Sum(part => part.Quantity.Value));

        Money Earned(long paid) => Some.Cny(paid) - order.FeeOf(Some.Cny(paid), market / 100m);
        var left = order.Total.Minor;
        PoolMoney.Earn(order, Earned(left), [pool], parts);
        Assert.Equal((Earned(left) - Earned(left).Percent(pool.Percent)).Minor, parts.Sum(part => part.Earned.Minor));

        foreach (var thousandths in refunds.Append(1000))
        {
            var back = Math.Min(left, 1 + (left * thousandths / 1000));
            var (has, others) = (Earned(left), PoolMoney.OfOthers(Host, parts));
            var returned = PoolMoney.GiveBack(Host, has, has - Earned(left - back), parts);
            left -= back;
            Assert.All(parts, part => Assert.InRange(part.Earned.Minor, 0, has.Minor));
            Assert.InRange(parts.Sum(part => part.Earned.Minor), 0, Earned(left).Minor);
            Assert.Equal(others.Sum(it => it.Amount.Minor) - returned.Sum(it => it.Amount.Minor), PoolMoney.OfOthers(Host, parts).Sum(it => it.Amount.Minor));
        }
        Assert.All(parts, part => Assert.Equal(0, part.Earned.Minor));
    });

    [Fact]
    public void The_entry_sums_to_zero_and_takes_from_the_shop_what_the_others_get()
    {
        var entry = Entry.Pooled(isByHand: false, new OrderNumber(1001), Host, [new PoolMoneyOf(new ShopId(2), Some.Cny(301)), new PoolMoneyOf(new ShopId(3), Some.Cny(99))]);

        Assert.Equal(0, entry.Lines.Sum(line => line.Amount.Minor));
        Assert.Equal(
            [(Account.Payable(Host), -400), (Account.Payable(new ShopId(2)), 301), (Account.Payable(new ShopId(3)), 99L)], entry.Lines.Select(line => (line.Account, line.Amount.Minor)));
    }

    [Fact]
    public void Goods_that_are_not_pooled_are_the_shop_s_own()
    {
        var (pooled, own) = (new OrderLine(new ListingId(1), "红富士苹果", Some.Jin(10), Some.PerJin(500), Some.Cny(5000)), new OrderLine(new ListingId(2), "梨", Some.Jin(10), Some.PerJin(300), Some.Cny(3000)));
        var listing = Some.Listing(10);
        var pool = Pool.Open(new PoolId(1), listing, 10m, Some.Morning).Fact!;
        var farmer = PoolMember.Join(pool.Id, new ShopId(2), 1, Unit.Jin);
        var book = new PoolBook(pool, listing, [PoolMember.Join(pool.Id, Host, 0, Unit.Jin), farmer], []);
        farmer.Bring(10m);
        var order = Order.Place(new OrderNumber(1001), Host, "key", Some.Placement(), [pooled, own]);
        book.Follow([order]);

        PoolMoney.Earn(order, Some.Cny(7600), [pool], book.Added);

        Assert.Equal(4275, book.Added.Sum(part => part.Earned.Minor)); // 5/8 of 76.00 are the apples', and the shop keeps a tenth of those.
    }

    [Fact]
    public void Payments_are_used_up_one_after_another()
    {
        List<Receipt> left = [new(new PaymentId(1), Some.Cny(50)), new(new PaymentId(2), Some.Cny(30))];

        var taken = PoolMoney.Take(left, Some.Cny(60));

        Assert.Equal([50, 10], taken.Select(it => it.Amount.Minor));
        Assert.Equal([0, 20], left.Select(it => it.Amount.Minor));
    }

    private static (Order Order, Pool Pool, IReadOnlyList<PoolPart> Parts) Placed(int[] brought, decimal keeps, long fen)
    {
        var listing = Some.Listing(brought.Sum());
        var pool = Pool.Open(new PoolId(1), listing, keeps, Some.Morning).Fact!;
        var members = brought.Select((jin, at) => (Member: PoolMember.Join(pool.Id, new ShopId(at + 1), at, Unit.Jin), jin)).ToList();
        members.ForEach(it => it.Member.Bring(it.jin));
        var amount = Math.Max(1, brought.Sum() / 2);
        var order = Order.Place(new OrderNumber(1001), Host, "key", Some.Placement(), [new OrderLine(listing.Id, "红富士苹果", Some.Jin(amount), Some.PerJin(500), Some.Cny(fen))]);
        var book = new PoolBook(pool, listing, [.. members.Select(it => it.Member)], []);
        book.Follow([order]);
        return (order, pool, book.Added);
    }
}
