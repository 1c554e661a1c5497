using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatShop.Walker;

/// <summary>A message that can be said: what it is meant as, in which language, with {slots} to be filled.</summary>
internal sealed record Phrase(string Intent, string Locale, string Text);

/// <summary>Everything walkers know to say: Words/*.txt, and the messages that understanding is tested with.</summary>
internal sealed partial class Speech
{
    private static readonly string[] Sellers = ["shop.", "listing.", "order.incoming", "order.ship", "order.reject", "group.start", "group.close", "group.cancel", "report."];

    private readonly List<Phrase> phrases = [.. Read("messages.txt").Select(it => new Phrase(it[0], it[1], it[2]))];
    private readonly List<Phrase> heard = [.. Directory.EnumerateFiles(Path.Join(AppContext.BaseDirectory, "Messages"), "*.jsonl").Order(StringComparer.Ordinal)
        .SelectMany(File.ReadLines).Where(line => line.Length > 0).Select(line => JsonNode.Parse(line)!)
        .Select(it => new Phrase(it["intent"]!.GetValue<string>(), it["locale"]?.GetValue<string>() ?? "zh-CN", it["text"]!.GetValue<string>()))];
    private readonly ILookup<string, Phrase> values = Read("values.txt").Select(it => new Phrase(it[0], it[1], it[2])).ToLookup(it => it.Intent);

    /// <summary>A message of this intent.</summary>
    public Phrase Of(string intent, string locale, Random dice, IReadOnlyList<string> orders) =>
        Filled(Draw([.. phrases.Where(it => it.Intent == intent && it.Locale == locale)], dice), dice, orders);

    /// <summary>A message of a seller, or of a buyer.</summary>
    public Phrase OfTrade(bool sells, string locale, Random dice, IReadOnlyList<string> orders) => Filled(
        Draw([.. phrases.Where(it => it.Locale == locale && it.Intent.Contains('.', StringComparison.Ordinal) && Sellers.Any(it.Intent.StartsWith) == sells)], dice), dice, orders);

    /// <summary>Any message, each intent as likely as the others.</summary>
    public Phrase OfAny(string locale, Random dice, IReadOnlyList<string> orders) =>
        Of(Draw([.. phrases.Select(it => it.Intent).Distinct()], dice), locale, dice, orders);

    /// <summary>A message as somebody once wrote it.</summary>
    public Phrase OfSomebody(Random dice) => Draw(heard, dice);

    /// <summary>An answer to the question for a slot; null when none is known.</summary>
    public string? AnswerTo(string slot, string locale, Random dice, IReadOnlyList<string> orders) =>
        slot == "order" || values[slot].Any() ? Value(slot, locale, dice, orders) : null;

    private Phrase Filled(Phrase phrase, Random dice, IReadOnlyList<string> orders) =>
        phrase with { Text = SlotName().Replace(phrase.Text, slot => Value(slot.Groups[1].Value, phrase.Locale, dice, orders)) };

    private string Value(string slot, string locale, Random dice, IReadOnlyList<string> orders) => slot != "order"
        ? Draw([.. values[slot].Where(it => it.Locale == locale || it.Locale == "any")], dice).Text
        : orders.Count > 0 && dice.Next(10) > 0 ? Draw(orders, dice) : $"{dice.Next(1000, 1300)}";

    private static T Draw<T>(IReadOnlyList<T> from, Random dice) => from[dice.Next(from.Count)];

    private static IEnumerable<string[]> Read(string file) => File.ReadLines(Path.Join(AppContext.BaseDirectory, "Words", file))
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(" | ", 3));

    [GeneratedRegex(@"\{([a-zA-Z]+)\}")]
    private static partial Regex SlotName();
}
