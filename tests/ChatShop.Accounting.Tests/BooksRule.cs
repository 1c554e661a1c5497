using ChatShop.Storage;
using ChatShop.Trade;
using ChatShop.Trade.Ledgers;
using Stripe;

namespace ChatShop.Accounting.Tests;

/// <summary>What must hold of the books: at every moment, and once nothing is on its way any more against the provider's own books.</summary>
internal static class BooksRule
{
    private static readonly string[] ByHand = ["cash", "code"];

    /// <summary>What never was at the provider: given by hand, or to the market's own bank account.</summary>
    private static readonly string[] Elsewhere = [.. ByHand, "funding"];

    /// <summary>At every moment.</summary>
    public static async Task HoldsAsync(House house)
    {
        var lines = await house.Books.LedgerAsync(null, 0, int.MaxValue, default);
        Assert.All(lines.GroupBy(line => (line.Entry, line.Currency)), entry => Assert.Equal(0, entry.Sum(line => line.Minor)));
        Assert.DoesNotContain(lines, line => line.Minor == 0);

        var balances = (await house.Books.BalancesAsync(default)).Where(it => it.Amount.Minor != 0).Select(it => (it.Account, it.Amount.Minor)).Order();
        var sums = lines.GroupBy(line => line.Account).Select(group => (Account: group.Key, Minor: group.Sum(line => line.Minor))).Where(it => it.Minor != 0).Order();
        Assert.Equal(sums, balances);
        Assert.All(balances, it => Assert.True(
            LedgerRules.Allows(it.Account, it.Minor) || it.Account.EndsWith(":payable", StringComparison.Ordinal), $"{it.Account} holds {it.Minor}"));

        Assert.All(lines.Where(line => line.Order is not null).GroupBy(line => line.Order), OrderHolds);
        var references = lines.Where(line => line.Reference is not null).GroupBy(line => line.Reference);
        Assert.All(references.Where(group => group.First().Cause != "fee"), group => Assert.Single(group.Select(line => line.Entry).Distinct()));
        await ProgrammesHoldAsync(house, lines);
    }

    /// <summary>Of each programme no more was given than came, to nobody more than a shop's most, for no order twice or more than was paid; what its row says is what the ledger says.</summary>
    private static async Task ProgrammesHoldAsync(House house, IReadOnlyList<LedgerRow> lines)
    {
        var uses = await house.Programmes.UsesAsync(0, int.MaxValue, default);
        foreach (var programme in await house.Programmes.ListAsync(default))
        {
            var own = lines.Where(line => line.Account == $"programme:{programme.Id}").ToList();
            var of = uses.Where(it => it.Use.Programme == programme.Id).ToList();
            Assert.Equal(programme.Received.Minor, own.Where(line => line.Cause == "funding").Sum(line => line.Minor));
            Assert.Equal(programme.Spent.Minor, -own.Where(line => line.Cause is "subsidy" or "subsidyBack").Sum(line => line.Minor));
            Assert.Equal((programme.Spent.Minor, programme.Uses), (of.Sum(it => it.Use.Amount.Minor), of.Count));
            Assert.InRange(programme.Spent.Minor, 0, programme.Budget.Minor);
            Assert.All(of.GroupBy(it => it.Use.Shop), shop => Assert.InRange(shop.Sum(it => it.Use.Amount.Minor), 0, programme.MostPerShop.Minor));
            Assert.All(of.GroupBy(it => it.Use.Order), order => Assert.Single(order));
        }
        Assert.All(uses, it => Assert.NotNull(it.Record));
        Assert.All(uses.GroupBy(it => it.Use.Order), order => Assert.True(
            order.Sum(it => it.Use.Granted.Minor) <= lines.Where(line => line.Order == order.Key.Value && line.Cause == "payment").Sum(line => line.Minor)));
    }

    /// <summary>What each has left is together what can be ordered, and what each has of the orders is what the ledger says.</summary>
    public static async Task PoolHoldsAsync(House house, PersonId host, ListingId listing)
    {
        var pool = (await house.Pools.PoolsOfAsync(host, 1, default)).Single();
        Assert.Equal((await house.Records.ListingAsync(listing, default))!.Available.Value, pool.Members.Sum(member => member.Left.Value));
        Assert.All(pool.Members, member => Assert.True(member.Left.Value >= 0m && member.Earned.Minor >= 0, $"{member}"));
        var shared = (await house.Books.LedgerAsync(null, 0, int.MaxValue, default)).Where(line => line is { Cause: "pool", Minor: > 0 }).Sum(line => line.Minor);
        Assert.InRange(pool.Members.Where(member => !member.IsMe).Sum(member => member.Earned.Minor), 0, shared); // Less by what went back.
    }

    /// <summary>Once nothing is on its way: every movement at the provider is in the ledger once, and the other way round.</summary>
    public static async Task AgreesAsync(House house)
    {
        await HoldsAsync(house);
        var (begin, end) = (DateTimeOffset.UnixEpoch.AddYears(1), house.Clock.GetUtcNow().AddDays(1));
        var report = await house.Reconciler.CompareAsync(DateOnly.FromDateTime(end.UtcDateTime), begin, end, default);
        Assert.Empty(report?.Differences ?? []);

        var lines = await house.Books.LedgerAsync(null, 0, int.MaxValue, default);
        var taken = -lines.Where(line => line.Account.StartsWith("external:", StringComparison.Ordinal) && !Elsewhere.Contains(line.Cause)).Sum(line => line.Minor);
        var atSellers = lines.Where(IsAtSellers).Sum(line => line.Minor);
        var market = await house.Stripe.V1.Balance.GetAsync();
        Assert.Equal(taken - atSellers, market.Available.Sum(it => it.Amount));

        var accounts = await house.Stripe.V1.Accounts.ListAsync(new AccountListOptions { Limit = 100 });
        var there = 0L;
        foreach (var account in accounts.Data)
            there += (await house.Stripe.V1.Balance.GetAsync(null, new RequestOptions { StripeAccount = account.Id })).Available.Sum(it => it.Amount);
        var waiting = lines.Where(line => line.Account.EndsWith(":payout", StringComparison.Ordinal)).Sum(line => line.Minor);
        var balance = lines.Where(line => line.Account.EndsWith(":balance", StringComparison.Ordinal)).Sum(line => line.Minor);
        Assert.Equal(balance + waiting, there);
    }

    /// <summary>What was refunded, given to the seller and kept by the market is never more than what came; a chargeback that was lost counts as refunded.</summary>
    private static void OrderHolds(IGrouping<long?, LedgerRow> lines)
    {
        var came = lines.Where(line => line.Cause == "payment").Sum(line => line.Minor);
        var back = lines.Where(line => line.Cause is "refund" or "refundFailed" && line.Account.StartsWith("external:", StringComparison.Ordinal)).Sum(line => line.Minor);
        var given = lines.Where(line => line.Cause is "release" or "refund" or "refundFailed" && !line.Account.StartsWith("external:", StringComparison.Ordinal)
            && !line.Account.StartsWith("escrow:", StringComparison.Ordinal)).Sum(line => line.Minor);
        Assert.True(back + given <= came, $"Order {lines.Key}: {came} came, {back} went back, {given} was given.");
        var shared = -lines.Where(line => line.Cause == "station" && line.Account == ChatShop.Trade.Ledgers.Account.Commission).Sum(line => line.Minor);
        Assert.InRange(shared, 0, lines.Where(line => line.Cause == "release" && line.Account == ChatShop.Trade.Ledgers.Account.Commission).Sum(line => line.Minor));
        Assert.InRange(lines.Where(line => line.Cause == "pool").Select(line => line.Entry).Distinct().Count(), 0, 1);
        Assert.True(-lines.Where(line => line.Cause == "pool" && line.Minor < 0).Sum(line => line.Minor)
            <= lines.Where(line => line.Cause is "release" or "cash" && line.Account.StartsWith("seller:", StringComparison.Ordinal)).Sum(line => line.Minor), $"Order {lines.Key}: more is shared out than the shop has of it.");
        Assert.InRange(lines.Where(line => line.Cause == "release").Select(line => line.Entry).Distinct().Count(), 0, 1);
    }

    private static bool IsAtSellers(LedgerRow line) =>
        line.Account.EndsWith(":balance", StringComparison.Ordinal) || line.Account.EndsWith(":payout", StringComparison.Ordinal)
        || (line.Account.EndsWith(":paid", StringComparison.Ordinal) && !ByHand.Contains(line.Cause));
}
