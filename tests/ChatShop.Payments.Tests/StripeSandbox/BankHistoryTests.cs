using CsCheck;

namespace ChatShop.Payments.Tests.StripeSandbox;

public sealed class BankHistoryTests
{
    /// <summary>Mostly about the same few charges, transfers and sellers, so that limits are met.</summary>
    private static readonly Gen<BankStep> Step =
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 2], Gen.Int[0, 11], Gen.Long[1, 5000], (kind, which, other, amount) => new BankStep(kind, which, other, amount));

    [Fact]
    public void Whatever_happens_balances_are_the_sum_of_their_entries_and_no_money_appears_or_vanishes() =>
        Gen.Select(Gen.Bool, Step.Array[1, 60]).Sample(
            (isSlow, steps) =>
            {
                using var history = new BankHistory(isSlow ? TimeSpan.FromDays(2) : TimeSpan.Zero);
                foreach (var (at, step) in steps.Index())
                {
                    history.Do(step);
                    if (at % 4 == 0 || at == steps.Length - 1)
                        Hold(history);
                }
            },
            iter: 150,
            threads: 2);

    private static void Hold(BankHistory history)
    {
        var platform = history.Books(null);
        var sellers = history.Sellers.Select(history.Books).ToList();
        Assert.Equal(platform.Entries, platform.Balance);
        Assert.All(sellers, seller => Assert.Equal(seller.Entries, seller.Balance));
        Assert.All(sellers, seller => Assert.InRange(seller.Balance, 0, long.MaxValue));
        Assert.Equal(history.FromOutside(), platform.Balance + sellers.Sum(seller => seller.Balance));
        Assert.All(history.Moved(), charge => Assert.InRange(charge.Moved, 0, charge.Charged));
    }
}
