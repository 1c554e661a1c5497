using System.Globalization;

namespace ChatShop.Walker;

/// <summary>People who talk at random never break the shop, and never get stuck in it.</summary>
public sealed class WalkTests(ITestOutputHelper output)
{
    private const int UsualTurns = 4_000;

    /// <summary>A change is held against the same people each time; <c>./run walk</c> meets others.</summary>
    private const int UsualSeed = 843_889;

    [Fact]
    public async Task Whatever_people_say_the_shop_answers_and_its_books_are_right()
    {
        var seed = Setting("WALKER_SEED") ?? UsualSeed;
        var turns = Setting("WALKER_TURNS") ?? UsualTurns;
        output.WriteLine($"WALKER_SEED={seed} WALKER_TURNS={turns}");
        var (shop, walk, village) = await Walk.BeginAsync(seed);
        await using (shop)
            await walk.GoAsync(turns, output.WriteLine, TestContext.Current.CancellationToken);

        var never = village.Texts.Keys.Where(key => !village.Answered.ContainsKey(key)).Order(StringComparer.Ordinal).ToList();
        output.WriteLine($"{walk.Turns} turns; {village.Texts.Keys.Count - never.Count} of {village.Texts.Keys.Count} texts were said; never: {string.Join(", ", never)}");
        Assert.True(walk.Findings.Count == 0, $"WALKER_SEED={seed} WALKER_TURNS={turns}\n\n{string.Join("\n\n", walk.Findings)}");
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
