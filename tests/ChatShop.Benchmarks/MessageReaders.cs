using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using ChatShop.Understanding;
using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.DateTime;
using Microsoft.Recognizers.Text.Number;
using Microsoft.Recognizers.Text.NumberWithUnit;

namespace ChatShop.Benchmarks;

/// <summary>What reading a message costs: ours, and Microsoft.Recognizers.Text asked for numbers, money, dimensions and dates alone.</summary>
/// <remarks>Both read the development messages in turns, in one process and one thread, so that both meet the same machine.</remarks>
internal static class MessageReaders
{
    /// <summary>The argument that makes a new process measure the first message it ever reads.</summary>
    public const string FirstMessage = "--first-message";

    private const int WarmUps = 2;
    private const int OursRounds = 40;
    private const int TheirsRounds = 2;

    /// <summary>Reads all messages with both.</summary>
    public static (ReadCost Ours, ReadCost Theirs, int Messages) Measure()
    {
        var messages = Messages();
        Reader.Prepare();
        for (var i = 0; i < WarmUps; i++)
        {
            Cost(messages, 1, ReadOurs);
            Cost(messages, 1, ReadTheirs);
        }
        Cost(messages, OursRounds, ReadOurs); // Until its code is compiled for good.
        var ours = Cost(messages, OursRounds, ReadOurs);
        var theirs = Cost(messages, TheirsRounds, ReadTheirs);
        return (ours, theirs, messages.Count);
    }

    /// <summary>Milliseconds from before to after the first message of this process.</summary>
    public static double TimeFirst()
    {
        var first = new Message(Lines.Order[0] + Lines.Order[1]);
        var before = Stopwatch.GetTimestamp();
        ReadOurs(first);
        return Stopwatch.GetElapsedTime(before).TotalMilliseconds;
    }

    /// <summary>The first message of a new process.</summary>
    public static async Task<double> TimeFirstAnewAsync()
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [FirstMessage]) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        return double.Parse(said, CultureInfo.InvariantCulture);
    }

    /// <summary>The development messages.</summary>
    public static List<Message> Messages() =>
    [
        .. File.ReadLines(Path.Join(Places.Repository, "tests", "ChatShop.Understanding.Tests", "Messages", "dev.jsonl"))
            .Select(line => JsonNode.Parse(line)!)
            .Select(line => new Message(
                (string)line["text"]!, (string?)line["locale"], (string?)line["expect"],
                line["now"] is { } now ? DateTimeOffset.Parse((string)now!, CultureInfo.InvariantCulture) : null)),
    ];

    private static void ReadOurs(Message message) => Reader.Read(message);

    private static void ReadTheirs(Message message)
    {
        var culture = message.Locale == "en" ? Culture.English : Culture.Chinese;
        NumberRecognizer.RecognizeNumber(message.Text, culture);
        NumberWithUnitRecognizer.RecognizeCurrency(message.Text, culture);
        NumberWithUnitRecognizer.RecognizeDimension(message.Text, culture);
        DateTimeRecognizer.RecognizeDateTime(message.Text, culture, refTime: message.Now?.DateTime);
    }

    private static ReadCost Cost(List<Message> messages, int rounds, Action<Message> read)
    {
        var took = new List<double>(messages.Count * rounds);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < rounds; round++)
            foreach (var message in messages)
            {
                var before = Stopwatch.GetTimestamp();
                read(message);
                took.Add(Stopwatch.GetElapsedTime(before).TotalMicroseconds);
            }
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        took.Sort();
        return new(took[took.Count / 2], took[(int)(took.Count * 0.99)], allocated / took.Count);
    }
}

/// <summary>Of one message: microseconds at the median and the 99th percentile, and bytes allocated on average.</summary>
internal sealed record ReadCost(double Median, double Slow, long Bytes);
