using System.Globalization;
using System.Security.Cryptography;
using ChatShop.Trade.Payments;

namespace ChatShop.Accounting.Tests;

/// <summary>Whatever happens, in whatever order, however often, and whatever is lost on the way: no cent is.</summary>
/// <remarks>HISTORIES says how many are lived through, HISTORY_SEED repeats one.</remarks>
public sealed class HistoryTests(ITestOutputHelper output)
{
    private const int Usual = 6;
    private const int Steps = 120;

    [Fact]
    public async Task The_books_hold_at_every_step_and_agree_with_the_provider_s_in_the_end()
    {
        var first = Read("HISTORY_SEED") ?? RandomNumberGenerator.GetInt32(1_000_000);
        for (var i = 0; i < (Read("HISTORIES") ?? Usual); i++)
        {
            output.WriteLine($"HISTORY_SEED={first + i}");
            await LiveAsync(first + i);
        }
    }

    private static async Task LiveAsync(int seed)
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
        await BooksRule.AgreesAsync(house);
    }

    private static int? Read(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : null;
}
