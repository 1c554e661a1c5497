using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ChatShop.Transcripts;

namespace ChatShop.Walker;

/// <summary>What all walkers share.</summary>
internal sealed record Village(RunningShop Shop, Speech Speech, SaidTexts Texts, Uri Photo)
{
    /// <summary>How often each text was answered.</summary>
    public ConcurrentDictionary<string, int> Answered { get; } = new();
}

/// <summary>One person who says random things, one after the other.</summary>
/// <remarks>A turn draws once from the person's own dice: the same seed makes the same person, however the others are mixed in.</remarks>
/// <param name="village">Where they walk.</param>
/// <param name="user">Who they are to the shop.</param>
/// <param name="threads">The conversations they hold.</param>
/// <param name="locale">The language they mostly write.</param>
/// <param name="sells">Whether they mostly sell.</param>
/// <param name="seed">What their choices come from.</param>
internal sealed partial class Walker(Village village, string user, IReadOnlyList<Thread> threads, string locale, bool sells, int seed)
{
    private const int RepeatsKept = 5;

    private readonly Random own = new(seed);
    private readonly List<string> orders = [];
    private Uri? payPage;
    private int said;

    /// <summary>Turns taken so far.</summary>
    public int Turns => said;

    /// <summary>Goes one step.</summary>
    /// <exception cref="WalkException">The shop did something that it must never do.</exception>
    public async Task StepAsync()
    {
        var dice = new Random(own.Next());
        var thread = threads[dice.Next(8) == 0 ? ^1 : 0];
        switch (dice.Next(100))
        {
            case < 20 when thread.IsHandedOver: await new WayOut(this, thread, locale).CloseAsync(); break;
            case 0: await new WayOut(this, thread, locale).TryAsync(); break;
            case 1: await SayAsync(thread, string.Concat(Enumerable.Repeat(Choose(thread, dice).Text, dice.Next(20, 900)))); break;
            case 2: await SayAsync(thread, $"  {Choose(thread, dice).Text}\n\n{Choose(thread, dice).Text}"); break;
            case < 7 when thread.Exchanges.Count > 0: await RepeatAsync(thread, thread.Exchanges[^dice.Next(1, Math.Min(RepeatsKept, thread.Exchanges.Count) + 1)]); break;
            case < 10: await SayAsync(thread, dice.Next(2) == 0 ? "" : Choose(thread, dice).Text, village.Photo); break;
            case < 20 when payPage is { } page: await PayAsync(page, dice); break;
            default: await SayAsync(thread, Choose(thread, dice).Text); break;
        }
    }

    /// <summary>Says something and looks at the answers.</summary>
    public async Task<IReadOnlyList<string>> SayAsync(Thread thread, string text, Uri? photo = null)
    {
        var id = $"{thread.Name}-{++said}";
        var answers = await AskAsync(thread, text, id, photo);
        thread.Remember(new Exchange(id, text, photo, answers));
        Look(thread, answers);
        return answers;
    }

    /// <summary>What is wrong, and how it came to it.</summary>
    public WalkException Fail(Thread thread, string what) => new(what, $"{what}\n{user} in {thread.Name}, seed {seed}, turn {said}:\n{thread}");

    /// <summary>Whether one of the answers is this text.</summary>
    public bool IsAmong(IReadOnlyList<string> answers, string key) => answers.Any(answer => KeyOf(answer) == key);

    /// <summary>Which text an answer is, in whatever language; null when it can not be told.</summary>
    public string? KeyOf(string answer) => village.Texts.KeyOf(answer)?.Key;

    /// <summary>The same activity again is answered as before, for as long as the session remembers it.</summary>
    private async Task RepeatAsync(Thread thread, Exchange before)
    {
        said++;
        var twice = await Task.WhenAll(AskAsync(thread, before.Text, before.Id, before.Photo), AskAsync(thread, before.Text, before.Id, before.Photo));
        if (twice.FirstOrDefault(answers => !answers.SequenceEqual(before.Answers)) is { } other)
            throw Fail(thread, $"the activity {before.Id}, sent again, was answered otherwise: {string.Join(" / ", other)}");
    }

    private async Task<IReadOnlyList<string>> AskAsync(Thread thread, string text, string id, Uri? photo)
    {
        try
        {
            return await village.Shop.SayAsync(user, text, id, thread.Name, photo);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            thread.Remember(new Exchange(id, text, photo, []));
            throw Fail(thread, $"the door did not answer: {broken.Message}");
        }
    }

    private Phrase Choose(Thread thread, Random dice)
    {
        var tongue = dice.Next(12) == 0 ? locale == "en" ? "zh-CN" : "en" : locale;
        if (thread.Asked is { } slot && dice.Next(100) < 60 && village.Speech.AnswerTo(slot, tongue, dice, orders) is { } answer)
            return new Phrase("inform", tongue, answer);
        return dice.Next(100) switch
        {
            < 45 => village.Speech.OfTrade(sells ^ (dice.Next(10) == 0), tongue, dice, orders),
            < 65 => village.Speech.OfAny(tongue, dice, orders),
            < 82 => village.Speech.OfSomebody(dice),
            < 90 => village.Speech.Of("control", tongue, dice, orders),
            < 94 => village.Speech.Of("inform", tongue, dice, orders),
            _ => village.Speech.Of("noise", tongue, dice, orders),
        };
    }

    private void Look(Thread thread, IReadOnlyList<string> answers)
    {
        thread.IsHandedOver |= answers.Count == 0; // Whoever was called into a talk did nothing for it: that it is one shows when it is ended.
        thread.Asked = null;
        foreach (var answer in answers)
        {
            var key = village.Texts.KeyOf(answer);
            if (AnswerRule.Wrong(answer, key?.Key) is { } wrong)
                throw Fail(thread, wrong);
            if (key is var (name, language))
                village.Answered.AddOrUpdate($"{language}/{name}", 1, (_, times) => times + 1);
            thread.Asked = key is null ? null : village.Texts.SlotOf(key.Value.Key);
            Learn(answer);
        }
    }

    /// <summary>Remembers what an answer tells: numbers of orders, where to pay.</summary>
    private void Learn(string answer)
    {
        if (PayLink().Match(answer) is { Success: true } link)
            payPage = new Uri(link.Value);
        foreach (Match order in OrderNumbers().Matches(answer))
            if (!orders.Contains(order.Value))
                orders.Add(order.Value);
        if (orders.Count > 12)
            orders.RemoveRange(0, orders.Count - 12);
    }

    /// <summary>The notices that came while others talked are read too.</summary>
    public void Hear(Thread thread, string notice)
    {
        if (AnswerRule.Wrong(notice, village.Texts.KeyOf(notice)?.Key) is { } wrong)
            throw Fail(thread, $"{wrong}: {notice}");
        if (village.Texts.KeyOf(notice) is var (name, language))
            village.Answered.AddOrUpdate($"{language}/{name}", 1, (_, times) => times + 1);
        Learn(notice);
    }

    private async Task PayAsync(Uri page, Random dice)
    {
        var how = dice.Next(3) switch { 0 => "by card", 1 => "by wechat_pay", _ => "by alipay" };
        var refuses = dice.Next(5) == 0;
        if (!await new Payer(village.Shop.Http).TryAsync(page, how, refuses) && refuses)
            return;
        payPage = null;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/pay/\w+")]
    private static partial Regex PayLink();

    [GeneratedRegex(@"\b1\d{3,4}\b(?=：|:| |发|,|买)")]
    private static partial Regex OrderNumbers();
}

/// <summary>Something that must never be.</summary>
/// <param name="what">What, in short: the same fault again says the same.</param>
/// <param name="story">How it came to it.</param>
internal sealed class WalkException(string what, string story) : Exception(story)
{
    /// <summary>What, in short.</summary>
    public string What => what;
}
