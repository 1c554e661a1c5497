using System.Collections.Concurrent;
using System.Diagnostics;
using ChatShop.Channels;
using ChatShop.Transcripts;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Walker;

/// <summary>Many people who talk at random with one shop, in rounds; between rounds time passes and the books are looked at.</summary>
internal sealed class Walk(Village village, Ears ears, int seed)
{
    private const int People = 24;
    private const int AtOnce = 24;
    private const int StepsARound = 20;
    private const int RoundsABook = 8;
    private const int Openings = 4;
    private const int MostFindings = 12;
    private const int LongestKind = 40;
    private const int LongestStory = 25;

    private static readonly byte[] OnePixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

    private readonly Random world = new(seed);
    private readonly ConcurrentQueue<(string What, string Story)> findings = new();
    private readonly IReadOnlyList<(Walker Walker, IReadOnlyList<Thread> Threads)> people = [.. Enumerable.Range(0, People).Select(i => Person(village, seed, i))];

    /// <summary>What must not be and was: each kind of fault once, as it came first.</summary>
    public IReadOnlyList<string> Findings => [.. findings.DistinctBy(it => it.What).Select(it => it.Story)];

    /// <summary>Turns taken.</summary>
    public int Turns => people.Sum(it => it.Walker.Turns);

    /// <summary>Opens a shop for a walk.</summary>
    public static async Task<(RunningShop Shop, Walk Walk, Village Village)> BeginAsync(int seed)
    {
        var ears = new Ears();
        var shop = await RunningShop.OpenAsync(now: new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(8)), log: ears);
        var photo = await shop.Services.GetRequiredService<IPhotoIntake>().KeepAsync(OnePixel, CancellationToken.None);
        var village = new Village(shop, new Speech(), new SaidTexts(), new Uri(photo.ContentUrl));
        return (shop, new Walk(village, ears, seed), village);
    }

    /// <summary>Walks until the turns are taken or enough was found.</summary>
    public async Task GoAsync(int turns, Action<string> tell, CancellationToken cancellation)
    {
        var restartAfter = Math.Max(People * StepsARound, turns / Openings);
        var begun = Stopwatch.GetTimestamp();
        for (var round = 1; Turns < turns && Findings.Count < MostFindings; round++)
        {
            await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (it, _) => await StepsAsync(it.Walker));
            await TimePassesAsync();
            if (round % RoundsABook == 0)
                await LookAsync();
            if (Turns / restartAfter > (Turns - (People * StepsARound)) / restartAfter)
            {
                await village.Shop.RestartAsync();
                tell($"{Turns} turns, {Turns / Stopwatch.GetElapsedTime(begun).TotalSeconds:0} a second, {findings.Count} findings; the shop was opened again");
            }
        }
        await EndAsync();
    }

    private static (Walker, IReadOnlyList<Thread>) Person(Village village, int seed, int number)
    {
        // The last two are one person at two phones: their conversations share a profile.
        var user = number == People - 1 ? $"walker-{number - 1}" : $"walker-{number}";
        IReadOnlyList<Thread> threads = [new Thread($"{user}-{number}a"), new Thread($"{user}-{number}b")];
        return (new Walker(village, user, threads, number % 2 == 0 ? "zh-CN" : "en", sells: number % 3 == 0, unchecked(seed + number)), threads);
    }

    private async Task StepsAsync(Walker walker)
    {
        for (var i = 0; i < StepsARound; i++)
        {
            try
            {
                await walker.StepAsync();
            }
            catch (WalkException found)
            {
                Find(found);
            }
        }
    }

    /// <summary>Minutes mostly, now and then hours or days; what is due happens, and people read what they are told.</summary>
    private async Task TimePassesAsync()
    {
        village.Shop.Clock.Move(world.Next(10) switch
        {
            < 7 => TimeSpan.FromMinutes(world.Next(1, 20)),
            < 9 => TimeSpan.FromHours(world.Next(1, 12)),
            _ => TimeSpan.FromDays(world.Next(1, 9)),
        });
        await village.Shop.CatchUpAsync();
        foreach (var (thread, notice) in village.Shop.Notices.Take())
            Hear(thread, notice);
        Note(ears.Take());
    }

    private void Hear(string thread, string notice)
    {
        var (walker, threads) = people.First(it => it.Threads.Any(own => own.Name == thread));
        try
        {
            walker.Hear(threads.First(it => it.Name == thread), notice);
        }
        catch (WalkException found)
        {
            Find(found);
        }
    }

    /// <summary>Looks at the books and at the pages of some listings.</summary>
    private async Task LookAsync()
    {
        Note(await new Books(village.Shop).WrongAsync());
        Note(await new Pages(village.Shop).WrongAsync(world));
    }

    private void Find(WalkException found) => findings.Enqueue((found.What, found.Message));

    private void Note(IEnumerable<string> wrong)
    {
        foreach (var it in wrong)
            findings.Enqueue((string.Concat(it.Where(sign => !char.IsAsciiDigit(sign)).Take(LongestKind)), string.Join('\n', it.Split('\n').Take(LongestStory))));
    }

    /// <summary>Everything due is done, webhooks arrive, the outbox empties: then nothing may be left open.</summary>
    private async Task EndAsync()
    {
        IReadOnlyList<string> open = [];
        for (var attempt = 0; attempt < 60; attempt++)
        {
            await TimePassesAsync();
            open = await new Books(village.Shop).UnfinishedAsync();
            if (open.Count == 0)
                break;
            await Task.Delay(100);
        }
        Note(open);
        await LookAsync();
    }
}
