using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatShop.Transcripts;

/// <summary>Plays a transcript through the whole shop and notes what was really said.</summary>
internal sealed partial class ChatRunner(Chat chat, RunningShop shop)
{
    private const string PayPageSign = "‹pay page›";
    private const string BankPageSign = "‹bank page›";
    private const string ForNews = "for news";
    private const string ShopSign = "‹shop›/";
    private const string KeySign = "?k=‹key›";

    private readonly List<(ChatLine Line, string Really)> differences = [];
    private readonly Dictionary<string, (Enclosed Said, string Id)> lastSaid = [];
    private readonly Dictionary<string, Uri> payPages = [];
    private readonly Dictionary<string, Uri> bankPages = [];
    private readonly Queue<string> waiting = new();
    private string speaker = "";
    private bool hasBank;
    private int messages;

    /// <summary>Lines whose answers differ from what was written; empty when all is as written.</summary>
    public IReadOnlyList<(ChatLine Line, string Really)> Differences => differences;

    /// <summary>Plays it.</summary>
    public async Task RunAsync()
    {
        foreach (var line in chat.Lines)
            await PlayAsync(line);
        SpeechEnds(null);
        await shop.CatchUpAsync();
        foreach (var left in shop.Notices.Left)
            differences.Add((new ChatLine(0, "<", "", ""), $"said though nobody expected it: {Plain(left)}"));
    }

    /// <summary>Does what is written and writes what is really said: the transcript's lines anew.</summary>
    /// <param name="lines">The file's lines.</param>
    /// <param name="untrue">Takes what should be true and is not.</param>
    public async Task<IReadOnlyList<string>> RecordAsync(IReadOnlyList<string> lines, ICollection<string> untrue)
    {
        var written = new List<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = chat.Lines.FirstOrDefault(it => it.Number == i + 1);
            if (line?.Kind == "<" || lines[i].TrimStart().StartsWith('|'))
                continue;
            if (line?.Kind == "then")
                written.InsertRange(written.FindLastIndex(it => it.Length > 0) + 1, await LateNoticesAsync());
            written.Add(lines[i]);
            if (line is null)
                continue;
            try
            {
                await PlayAsync(line);
            }
            catch (Exception wrong) when (line.Kind == "then" && wrong is not FormatException)
            {
                untrue.Add($"line {line.Number}: {line.Text}: {wrong.Message}");
            }
            if (line.Kind is not (">" or ">>" or "sends" or "says aloud" or "pays" or "fails to pay" or "names bank account" or "bank" or "wait" or "restart"))
                continue;
            while (waiting.TryDequeue(out var reply))
                written.AddRange(Lines("", reply));
            await (line is { Kind: "pays" or "names bank account" or "bank" } or { Kind: "wait", Text: ForNews } ? shop.Notices.ArriveAsync(shop.CatchUpAsync) : shop.CatchUpAsync());
            foreach (var (who, text) in shop.Notices.Take())
                written.AddRange(Lines(who, Noticed(text)));
        }
        return written;
    }

    /// <summary>What webhooks still bring about, such as a refund that has arrived.</summary>
    private async Task<IReadOnlyList<string>> LateNoticesAsync()
    {
        await Task.Delay(500);
        await shop.CatchUpAsync();
        return [.. shop.Notices.Take().SelectMany(notice => Lines(notice.Who, Plain(notice.Text)))];
    }

    /// <summary>How an answer is written: its first line behind the sign, the others behind a bar below it.</summary>
    private static IEnumerable<string> Lines(string who, string text)
    {
        var parts = text.Split('\n');
        yield return $"{who,-3}  <  {parts[0]}".TrimEnd();
        foreach (var part in parts[1..])
            yield return $"     |  {part}".TrimEnd();
    }

    private async Task PlayAsync(ChatLine line)
    {
        if (line.Kind is not "<" || line.Who.Length > 0)
            SpeechEnds(line);
        switch (line.Kind)
        {
            case "wait" when line.Text == ForNews: break; // Whoever hears it is waited for anyhow.
            case "wait": await WaitAsync(line.Text); break;
            case "bank": await new Bank(shop.Http, shop.Sandbox).DecideAsync(line.Text); break;
            case "names bank account":
                hasBank = true;
                await new Bank(shop.Http, shop.Sandbox).NameAsync(bankPages[line.Who], line.Who, line.Text);
                break;
            case "restart": await shop.RestartAsync(); break;
            case "given": await new Situation(shop).MakeAsync(line.Text); break;
            case "then": await new Truth(shop).CheckAsync(line.Text); break;
            case "pays" or "fails to pay": await new Payer(shop.Http).PayAsync(payPages[line.Who], line.Text, refuses: line.Kind != "pays"); break;
            case ">" or ">>" or "sends" or "says aloud": await SayAsync(line); break;
            case "<" when line.Who.Length == 0: Compare(line, waiting.TryDequeue(out var reply) ? reply : "(nothing)"); break;
            case "<":
                await shop.CatchUpAsync();
                Compare(line, Noticed(await shop.Notices.NextAsync(line.Who) ?? "(nothing)"));
                break;
        }
    }

    private async Task SayAsync(ChatLine line)
    {
        if (hasBank)
            await shop.SettleAsync(); // What waited for the bank is on its way there by the time a person has read that it is known.
        speaker = line.Who;
        var (said, id) = line.Kind == ">>" ? lastSaid[speaker] : (Enclosed.Of(line, messages), $"m{++messages}");
        lastSaid[speaker] = (said, id);
        foreach (var reply in await shop.SayAsync(speaker, said, id))
        {
            if (PayLink().Match(reply) is { Success: true } link)
                payPages[speaker] = new Uri(link.Value);
            if (BankLink().Match(reply) is { Success: true } bank)
                bankPages[speaker] = new Uri(bank.Value);
            waiting.Enqueue(Plain(reply));
        }
    }

    /// <summary>Everything that was answered must have been written.</summary>
    private void SpeechEnds(ChatLine? next)
    {
        while (waiting.TryDequeue(out var unexpected))
            differences.Add((next ?? new ChatLine(0, "<", "", ""), $"{speaker} was also answered: {unexpected}"));
    }

    private void Compare(ChatLine line, string really)
    {
        if (line.Text != really)
            differences.Add((line, really));
    }

    private async Task WaitAsync(string text)
    {
        var parts = text.Split(' ');
        var count = double.Parse(parts[0], CultureInfo.InvariantCulture);
        shop.Clock.Move(parts[1].TrimEnd('s') switch
        {
            "minute" => TimeSpan.FromMinutes(count),
            "hour" => TimeSpan.FromHours(count),
            "day" => TimeSpan.FromDays(count),
            var unit => throw new FormatException($"{unit} is no unit of time"),
        });
        await shop.CatchUpAsync();
    }

    /// <summary>A notice may give out a code too.</summary>
    private string Noticed(string text)
    {
        shop.Hear(text);
        return Plain(text);
    }

    /// <summary>Addresses differ from run to run: what stays is what they lead to.</summary>
    private string Plain(string text)
    {
        var plain = BankLink().Replace(PayLink().Replace(text, PayPageSign), BankPageSign);
        plain = OrderKey().Replace(ShopAddress().Replace(plain, ShopSign), KeySign).Replace(shop.Code, RunningShop.CodeSign, StringComparison.Ordinal);
        return DeviceKey().Replace(Reference().Replace(plain, "‹reference›"), "‹key›");
    }

    [GeneratedRegex(@"(?<![\w-])[A-Za-z0-9_-]{43}(?![\w-])")]
    private static partial Regex DeviceKey();

    [GeneratedRegex(@"\b(?:ch|du|pi|po|py|re|tr)_\w{8,}\b")]
    private static partial Regex Reference();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/pay/\w+")]
    private static partial Regex PayLink();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/onboarding/\w+")]
    private static partial Regex BankLink();

    [GeneratedRegex(@"\?k=[\w-]+")]
    private static partial Regex OrderKey();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/")]
    private static partial Regex ShopAddress();
}
