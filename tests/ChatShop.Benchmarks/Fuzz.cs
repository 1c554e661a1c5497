using System.Diagnostics;
using System.Text;
using ChatShop.Understanding;

namespace ChatShop.Benchmarks;

/// <summary>Reads generated texts of every kind and looks for one that fails or takes long for its length.</summary>
internal static class Fuzz
{
    /// <summary>The argument that asks for it; the number of texts follows.</summary>
    public const string Argument = "--fuzz";

    private const int Seed = 20_260_301;
    private const int WarmUps = 20_000;
    private const int Repeats = 5;
    private const int LongTextEvery = 20_000;

    private static readonly string[] Expects =
        ["product", "price", "stock", "quantity", "address", "phone", "recipient", "date", "name", "amount", "order", "tracking", "confirm", "rating"];

    private static readonly string[] Odd =
        ["\ud800", "\udc00", "\0", "\u202e", "\ufeff", "\u200d", "👍", "1", "99999999999999999999", ".", ",", "，", "/", "½", "-", "+", " ", "  ", "\n", "的", "不是", "一", "半", "两"];

    /// <summary>Reads so many texts; those of a megabyte among them.</summary>
    public static void Run(int texts)
    {
        var random = new Random(Seed);
        Reader.Prepare();
        var words = Words();
        var (slowest, slowestText, failed) = (0.0, "", 0);
        var now = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(8));
        for (var i = 0; i < WarmUps; i++)
            Reader.Read(new Message(Text(random, words), null, Expects[i % Expects.Length], now)); // Until its code is compiled for good.
        for (var i = 0; i < texts; i++)
        {
            var text = i % LongTextEvery == 0 ? string.Concat(Enumerable.Repeat(Text(random, words), 1 + (1_000_000 / 200))) : Text(random, words);
            var expect = random.Next(3) == 0 ? Expects[random.Next(Expects.Length)] : null;
            try
            {
                var perKilobyte = PerKilobyte(new Message(text, null, expect, now));
                for (var again = 0; again < Repeats && perKilobyte > slowest; again++) // Another may have wanted the core.
                    perKilobyte = Math.Min(perKilobyte, PerKilobyte(new Message(text, null, expect, now)));
                if (perKilobyte > slowest)
                    (slowest, slowestText) = (perKilobyte, text);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                failed++;
                Console.WriteLine($"FAILED: {exception.GetType().Name} for {Shown(text)}");
            }
        }
        Console.WriteLine($"{texts} texts, seed {Seed}: {failed} failed; the slowest took {slowest:0.00} ms per KB: {Shown(slowestText)}");
    }

    /// <summary>Milliseconds for each kilobyte; a text shorter than one counts as one.</summary>
    private static double PerKilobyte(Message message)
    {
        var before = Stopwatch.GetTimestamp();
        Reader.Read(message);
        return Stopwatch.GetElapsedTime(before).TotalMilliseconds / Math.Max(1, Encoding.UTF8.GetByteCount(message.Text) / 1024.0);
    }

    /// <summary>The pieces that the development messages are made of.</summary>
    private static string[] Words() =>
        [.. MessageReaders.Messages().SelectMany(message => Pieces(message.Text)).Concat(Odd).Distinct()];

    private static IEnumerable<string> Pieces(string text)
    {
        for (var at = 0; at < text.Length; at += 3)
            yield return text.Substring(at, Math.Min(3, text.Length - at));
        foreach (var word in text.Split(' '))
            yield return word + " ";
    }

    private static string Text(Random random, string[] words)
    {
        var text = new StringBuilder();
        switch (random.Next(4))
        {
            case 0: // One piece over and over: where matching could go back and forth.
                var (one, other, times) = (words[random.Next(words.Length)], words[random.Next(words.Length)], random.Next(1, 200));
                for (var i = 0; i < times; i++)
                    text.Append(i % 7 == 6 ? other : one);
                break;
            case 1: // Any signs at all.
                for (var i = random.Next(300); i > 0; i--)
                    text.Append((char)random.Next(char.MaxValue + 1));
                break;
            default:
                for (var i = random.Next(1, 60); i > 0; i--)
                    text.Append(words[random.Next(words.Length)]);
                break;
        }
        return text.ToString();
    }

    private static string Shown(string text) => string.Concat(text.Take(120).Select(sign => char.IsSurrogate(sign) || char.IsControl(sign) ? '.' : sign));
}
