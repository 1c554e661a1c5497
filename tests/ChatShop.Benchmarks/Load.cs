using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace ChatShop.Benchmarks;

/// <summary>Clients that each hold a conversation of their own and write their next line when the last is answered.</summary>
/// <param name="address">Whom they write to.</param>
/// <param name="lines">What each says, in order; then it begins anew as somebody new if there are several.</param>
/// <param name="clients">How many write at the same time.</param>
internal sealed class Load(Uri address, IReadOnlyList<string> lines, int clients)
{
    private static int people;

    private readonly Uri door = new(address, "/api/messages");
    private readonly ConcurrentBag<List<long>> all = [];

    /// <summary>Lets them write for a while.</summary>
    public async Task<Measured> RunAsync(TimeSpan time)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = clients });
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => WriteAsync(http, begun, time))));
        var took = Stopwatch.GetElapsedTime(begun);
        var turns = all.SelectMany(list => list).Order().ToList();
        return new Measured(
            turns.Count / took.TotalSeconds, At(turns, 0.50), At(turns, 0.99), (GC.GetTotalAllocatedBytes(precise: true) - allocated) / turns.Count);
    }

    /// <summary>Lets them write so many lines a second, whether the last is answered or not, each client the next in turn.</summary>
    /// <remarks>A turn's time begins when it was due: one that holds up others is not counted once only.</remarks>
    public async Task<Measured> RunPacedAsync(double perSecond, TimeSpan time)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var people = Enumerable.Range(0, clients).Select(_ => NextPerson()).ToArray();
        var took = new ConcurrentBag<long>();
        var (begun, turns, step) = (Stopwatch.GetTimestamp(), (int)(perSecond * time.TotalSeconds), Stopwatch.Frequency / perSecond);
        var running = new List<Task>(turns);
        for (var turn = 0; turn < turns; turn++)
        {
            var due = begun + (long)(turn * step);
            while (Stopwatch.GetTimestamp() < due)
                await Task.Delay(1);
            running.Add(OneAsync(people[turn % clients], turn, due));
        }
        await Task.WhenAll(running);
        var sorted = took.Order().ToList();
        return new Measured(turns / Stopwatch.GetElapsedTime(begun).TotalSeconds, At(sorted, 0.50), At(sorted, 0.99), 0) { Slowest = At(sorted, 1) };

        async Task OneAsync(string who, int turn, long due)
        {
            await SayAsync(http, who, turn, lines[turn / clients % lines.Count]);
            took.Add(Stopwatch.GetTimestamp() - due);
        }
    }

    private async Task WriteAsync(HttpClient http, long begun, TimeSpan time)
    {
        var took = new List<long>();
        all.Add(took);
        var who = NextPerson();
        for (var turn = 0; Stopwatch.GetElapsedTime(begun) < time; turn++)
        {
            if (turn > 0 && turn % lines.Count == 0 && lines.Count > 1)
                who = NextPerson();
            var before = Stopwatch.GetTimestamp();
            await SayAsync(http, who, turn, lines[turn % lines.Count]);
            took.Add(Stopwatch.GetTimestamp() - before);
        }
    }

    /// <summary>Writes one line and waits for its answer.</summary>
    public async Task SayAsync(HttpClient http, string who, int turn, string text)
    {
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new
        {
            type = "message",
            id = string.Create(CultureInfo.InvariantCulture, $"{turn}"),
            channelId = "bench",
            from = new { id = who },
            recipient = new { id = "shop" },
            conversation = new { id = who },
            text,
            deliveryMode = "expectReplies",
        }));
        content.Headers.ContentType = new("application/json");
        using var answer = await http.PostAsync(door, content);
        var said = await answer.Content.ReadAsByteArrayAsync();
        if (answer.StatusCode != HttpStatusCode.OK || said.AsSpan().IndexOf("\"text\""u8) < 0)
            throw new InvalidOperationException($"{(int)answer.StatusCode}: {Encoding.UTF8.GetString(said)}");
    }

    private static string NextPerson() => string.Create(CultureInfo.InvariantCulture, $"person{Interlocked.Increment(ref people)}");

    private static double At(List<long> sorted, double part) =>
        Stopwatch.GetElapsedTime(0, sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))]).TotalMilliseconds;
}

/// <summary>What came of it.</summary>
/// <param name="PerSecond">Turns a second, of all clients together.</param>
/// <param name="Middle">Half of the turns were answered within so many milliseconds.</param>
/// <param name="Slow">99 of 100 were.</param>
/// <param name="Allocated">Bytes allocated a turn, those of the client among them.</param>
internal sealed record Measured(double PerSecond, double Middle, double Slow, long Allocated)
{
    /// <summary>All were, where that was looked at.</summary>
    public double Slowest { get; init; }
}
