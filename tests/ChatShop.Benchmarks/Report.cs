using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace ChatShop.Benchmarks;

/// <summary>Measures and writes down what was measured; the last five runs stay, so that a slope is seen.</summary>
internal sealed class Report(DateTimeOffset at)
{
    private const int RunsKept = 5;
    private const string Head = """
        # What a turn costs

        Written by `./run bench`. Compare within one run only: a machine differs from itself by half from day to day.

        Each client holds a conversation of its own and writes its next line when the last is answered; clients and server
        share one process and its cores. *Bare* is an ASP.NET handler that reads the activity and says its text back: no
        state, nothing on disk. *Ours* is `POST /api/messages` with everything as it is by default: an actor for each
        conversation, the session in embedded Garnet flushed before the answer leaves, orders in SQLite with
        `synchronous=FULL`, the pay page asked from the sandbox over HTTP. An order is four turns by somebody new. Allocated
        bytes are those of the whole process, the client's (as many as in the bare row, at most) among them.

        """;

    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Measuring = TimeSpan.FromSeconds(2);

    private readonly StringBuilder text = new();

    /// <summary>Turns a second, waiting and allocations, the bare handler beside ours.</summary>
    public async Task MeasureTurnsAsync(Uri bare, BenchedShop shop)
    {
        Line($"## {at:yyyy-MM-dd HH:mm} UTC, commit {Commit()}");
        Line("");
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1024 / 1024 / 1024;
        Line($"{Environment.ProcessorCount} cores, {memory} GB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}{Busy()}");
        Line("");
        Line("| turn | clients | turns/s | of bare | p50 ms | p99 ms | KB allocated |");
        Line("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        (string Name, Uri Address, IReadOnlyList<string> Lines)[] kinds =
            [("bare echo", bare, Lines.Greeting), ("greeting", shop.Address, Lines.Greeting), ("search", shop.Address, Lines.Search), ("order", shop.Address, Lines.Order)];
        foreach (var kind in kinds)
            await new Load(kind.Address, kind.Lines, 4).RunAsync(2 * WarmUp);
        foreach (var clients in new[] { 1, 8, 32 })
        {
            Measured? least = null;
            foreach (var kind in kinds)
            {
                await new Load(kind.Address, kind.Lines, clients).RunAsync(WarmUp);
                var measured = await new Load(kind.Address, kind.Lines, clients).RunAsync(Measuring);
                least ??= measured;
                Line($"| {kind.Name} | {clients} | {measured.PerSecond:0} | {measured.PerSecond / least.PerSecond:0.000} | {measured.Middle:0.00} | {measured.Slow:0.00} | {measured.Allocated / 1024.0:0.0} |");
            }
        }
        Line("");
    }

    /// <summary>What is aimed at, and how far it is reached.</summary>
    public async Task MeasureAimsAsync(BenchedShop shop)
    {
        Line("| what | aim | here |");
        Line("| --- | --- | --- |");
        foreach (var (what, aim, it) in await new Aims(shop).MeasureAsync())
            Line($"| {what} | {aim} | {it} |");
        Line("");
    }

    /// <summary>A turn taken apart.</summary>
    public async Task MeasureLayersAsync(BenchedShop shop)
    {
        Line("| layer, called one after another | µs | KB allocated |");
        Line("| --- | ---: | ---: |");
        foreach (var (layer, micros, bytes) in await new Layers(shop).MeasureAsync())
            Line($"| {layer} | {micros:0} | {bytes / 1024.0:0.0} |");
        Line("");
    }

    /// <summary>How long a person waits at each door.</summary>
    public async Task MeasureDoorsAsync(BenchedShop shop, OtherPlatforms platforms)
    {
        Line("| door: from the request to the answer where it is read, one greeting after another | p50 ms | p99 ms |");
        Line("| --- | ---: | ---: |");
        using var doors = new Doors(shop, platforms);
        foreach (var (door, middle, slow) in await doors.MeasureAsync())
            Line($"| {door} | {middle:0.00} | {slow:0.00} |");
        Line("");
    }

    /// <summary>What reading a message costs, without anything around it: ours beside Microsoft.Recognizers.Text.</summary>
    public async Task MeasureUnderstandingAsync()
    {
        var first = await MessageReaders.TimeFirstAnewAsync();
        var (ours, theirs, messages) = MessageReaders.Measure();
        Line($"| reading {messages} development messages, one thread | median µs | p99 µs | bytes a message |");
        Line("| --- | ---: | ---: | ---: |");
        Line($"| ours: intent and every slot | {ours.Median:0.0} | {ours.Slow:0} | {ours.Bytes} |");
        Line($"| Microsoft.Recognizers.Text: number, currency, dimension and date | {theirs.Median:0.0} | {theirs.Slow:0} | {theirs.Bytes} |");
        Line($"| theirs to ours | {theirs.Median / ours.Median:0} | {theirs.Slow / ours.Slow:0} | {(double)theirs.Bytes / ours.Bytes:0} |");
        Line("");
        Line($"The first message that a new process reads takes {first:0} ms.");
        Line("");
    }

    /// <summary>How long the built program takes from its start to its first answer, on a new folder and again on it.</summary>
    public async Task MeasureStartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("chatshop-bench-").FullName;
        var (first, second) = (await StartedShop.FirstAnswerAsync(folder), await StartedShop.FirstAnswerAsync(folder));
        Directory.Delete(folder, recursive: true);
        Line($"From the start of the program to its first answer: {first.Took.TotalSeconds:0.0} s on a new folder, {second.Took.TotalSeconds:0.0} s after kill -9 on the same one; {second.MegaBytes} MB in use then.");
        Line("");
    }

    /// <summary>Puts this run before the others in docs/benchmarks.md.</summary>
    public void Write()
    {
        var file = Path.Join(Places.Repository, "docs", "benchmarks.md");
        var before = File.Exists(file) ? File.ReadAllText(file).Split("\n## ").Skip(1).Take(RunsKept - 1).Select(run => $"\n## {run.TrimEnd()}\n") : [];
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"{Head}\n{text.ToString().TrimEnd()}\n{string.Concat(before)}");
    }

    private void Line(string line)
    {
        text.Append(line).Append('\n');
        Console.WriteLine(line);
    }

    /// <summary>How many others wanted a core when it began: above the number of cores the absolute figures say little.</summary>
    private static string Busy() => File.Exists("/proc/loadavg") ? $", load {File.ReadAllText("/proc/loadavg").Split(' ')[0]} at the start" : "";

    private static string Commit()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["rev-parse", "--short", "HEAD"]) { WorkingDirectory = Places.Repository, RedirectStandardOutput = true });
        return git!.StandardOutput.ReadToEnd().Trim() is { Length: > 0 } commit ? commit : "unknown";
    }
}
