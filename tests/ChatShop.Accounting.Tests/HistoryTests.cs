using System.Globalization;
using ChatShop.Trade.Payments;
using CsCheck;

namespace ChatShop.Accounting.Tests;

/// <summary>Whatever happens, in whatever order, however often, and whatever is lost on the way: no cent is.</summary>
/// <remarks>HISTORIES says how many are lived through; a failure says the seed with which it is lived through again.</remarks>
public sealed class HistoryTests
{
    private const int Usual = 6;
    private const int Steps = 120;

    [Fact]
    public async Task The_books_hold_at_every_step_and_agree_with_the_provider_s_in_the_end()
    {
        var told = Environment.GetEnvironmentVariable("HISTORIES");
        var histories = int.TryParse(told, CultureInfo.InvariantCulture, out var number) ? number : Usual;
        await Gen.Int[0, 1_000_000].SampleAsync(LiveAsync, iter: histories, threads: 1);
    }

    private static async Task LiveAsync(int seed)
    {
        var chance = new Random(seed);
        var fee = chance.Next(4) * 3.3m;
        await using var house = await House.OpenAsync(fee, stationPercent: fee * chance.Next(4) / 3);
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
            await BooksRule.PoolHoldsAsync(house, life.Pooled.Seller, life.Pooled.Listing);
        }
        await life.PresalesHoldAsync();
        await house.DrainAsync();
        await BooksRule.AgreesAsync(house);
    }
}
