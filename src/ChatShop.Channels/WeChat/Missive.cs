using Microsoft.Bot.Schema;

namespace ChatShop.Channels.WeChat;

/// <summary>One message to a person on WeChat.</summary>
internal abstract record Missive
{
    /// <summary>How many bytes of UTF-8 a text may have; some are left for what is tapped.</summary>
    private const int MostBytes = 2048;

    /// <summary>What a card shows without being opened, in characters.</summary>
    private const int MostOnCard = 120;

    private const int MostPictures = 2;

    /// <summary>The same as words alone.</summary>
    public abstract string Plain { get; }

    /// <summary>The answers of a turn in as few messages as can be, since WeChat counts them.</summary>
    /// <remarks>A photo of goods with few words is a card; what was drawn, a code or a receipt, is a picture that can be kept and scanned.</remarks>
    /// <param name="answers">Only messages count.</param>
    /// <param name="showsPictures">Whether pictures can be handed to WeChat; else they are links.</param>
    public static IReadOnlyList<Missive> Of(IReadOnlyList<Activity> answers, bool showsPictures)
    {
        var said = answers.Where(answer => answer.Type == ActivityTypes.Message).ToList();
        var pictures = said.SelectMany(answer => answer.Attachments ?? []).Where(it => it.ContentType?.StartsWith("image/", StringComparison.Ordinal) == true)
            .Select(it => it.ContentUrl).OfType<string>().ToList();
        var choices = said.LastOrDefault()?.SuggestedActions?.Actions.Select(action => action.Title).ToList() ?? [];
        var text = Harmless(ReplyText.Join(said, links: !showsPictures));
        if (showsPictures && choices.Count == 0 && pictures is [var only] && only.EndsWith(".jpg", StringComparison.Ordinal) && text.Length is > 0 and <= MostOnCard)
            return [Card.Of(text, only)];

        var shown = showsPictures ? pictures.Take(MostPictures).ToList() : [];
        if (showsPictures && pictures.Count > shown.Count)
            text = string.Join('\n', [text, .. pictures.Skip(shown.Count)]);
        var parts = ReplyText.Parts(text, MostBytes - Words.CostOf(choices), rune => rune.Utf8SequenceLength);
        return [.. parts.Select((part, i) => new Words(part, i == parts.Count - 1 ? choices : [])), .. shown.Select(picture => new Picture(picture))];
    }

    /// <summary>WeChat makes links of what people could have written into a name; a wide sign looks the same and does nothing.</summary>
    private static string Harmless(string text) => text.Replace('<', '\uff1c');
}

/// <summary>A text, and words to tap under it.</summary>
internal sealed record Words(string Text, IReadOnlyList<string> Choices) : Missive
{
    public override string Plain => Text;

    /// <summary>The text with its choices as links that say them when tapped, for where there is no menu.</summary>
    public string WithLinks => Choices.Count == 0 ? Text : $"{Text}\n\n{string.Join("  ", Choices.Select(Link))}";

    /// <summary>How many bytes the links take.</summary>
    public static int CostOf(IReadOnlyList<string> choices) => choices.Sum(choice => System.Text.Encoding.UTF8.GetByteCount(Link(choice, 99)) + 2) + 2;

    private static string Link(string choice, int number) => FormattableString.Invariant(
        $"<a href=\"weixin://bizmsgmenu?msgmenucontent={Uri.EscapeDataString(choice)}&msgmenuid={number + 1}\">{choice.Replace('<', '\uff1c')}</a>");
}

/// <summary>A card with a picture that leads somewhere.</summary>
internal sealed record Card(string Title, string Description, string PictureUrl, string Url) : Missive
{
    private const int LongestTitle = 32;

    public override string Plain => string.Join('\n', new[] { Title, Description, Description.Contains(Url, StringComparison.Ordinal) ? "" : Url }.Where(line => line.Length > 0));

    /// <summary>The first line is its title, the first address where it leads.</summary>
    public static Card Of(string text, string picture)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var (title, rest) = end is > 0 and <= LongestTitle ? (text[..end], text[end..].Trim()) : (ReplyText.Clip(text, LongestTitle), text.Length <= LongestTitle ? "" : text);
        return new Card(title, rest, picture, ReplyText.AddressIn(text) ?? picture);
    }
}

/// <summary>A picture to keep.</summary>
internal sealed record Picture(string Address) : Missive
{
    public override string Plain => Address;
}
