using ChatShop.Trade.Payments;
using CsCheck;

namespace ChatShop.Accounting.Tests;

/// <summary>Whatever happens, in whatever order, however often, and whatever is lost on the way: no cent is.</summary>
public sealed class HistoryTests
{
    private const int Steps = 120;

    [Fact]
    public async Task The_books_hold_at_every_step_of_every_history_and_agree_with_the_provider_s_in_the_end() =>
        await Task.WhenAll(Enumerable.Range(100, 40).Select(RunAsync));

    private static async Task RunAsync(int seed)
    {
        var chance = new Random(seed);
        await using var house = await House.OpenAsync(feePercent: chance.Next(4) * 3.3m);
        var life = new Life(house, chance);
        await life.BeginAsync();
        for (var step = 0; step < Steps; step++)
        {
            if (chance.Next(12) == 0)
                house.Losses.Lose(chance.Next(2) == 0);
            try
            {
                await life.StepAsync();
            }
            catch (ProviderUnreachableException)
            {
                house.Losses.Cease(); // As when a person's call fails: it is said, and tried again some other time.
            }
            await BooksRule.HoldsAsync(house);
        }
        await house.DrainAsync();
        try { await BooksRule.AgreesAsync(house); } catch { Console.WriteLine($"YY seed {seed}"); foreach (var l in await house.Books.LedgerAsync(null, 0, int.MaxValue, default)) Console.WriteLine($"YY L {l.Entry} {l.Account} {l.Minor} {l.Cause} {l.Reference}"); await foreach (var m in new ChatShop.Payments.StripeProvider.StripePayments(house.Stripe).MovementsAsync(DateTimeOffset.UnixEpoch.AddYears(1), house.Clock.GetUtcNow().AddDays(2), default)) Console.WriteLine($"YY M {m.Kind} {m.Subject} {m.Amount.Minor}"); throw; }
        foreach (var g in (await house.Books.ActsAsync(0, int.MaxValue, default)).GroupBy(l => (l.Verb, l.Outcome))) Console.WriteLine($"XX {seed} {g.Key} {g.Count()}");
    }
}
