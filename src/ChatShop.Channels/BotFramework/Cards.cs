using System.Runtime.CompilerServices;
using Microsoft.Bot.Schema;
using Known = Microsoft.Bot.Connector.Channels;

namespace ChatShop.Channels.BotFramework;

/// <summary>Answers as the Bot Framework's channels show them best: a picture and where it leads as a card.</summary>
/// <remarks>
/// What is said stays a text, for whoever reads only that. Where a channel shows no cards, or nobody knows, there are none:
/// the house's own, such as a receipt's, are taken out, and everything they say is in the text or the picture.
/// </remarks>
internal static class Cards
{
    private const string CardPrefix = "application/vnd.microsoft.card.";
    private const int LongestTitle = 60, LongestLabel = 40;

    /// <summary>Channels that show cards.</summary>
    private static readonly HashSet<string> Showing = new(
        [Known.Emulator, Known.Webchat, Known.Directline, Known.Msteams, Known.Slack, Known.Facebook, Known.Telegram, Known.Line],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>A copy of an answer, dressed for a channel.</summary>
    /// <param name="answer">What the house says.</param>
    /// <param name="channel">As the Bot Connector calls it.</param>
    /// <param name="isShown">Whether people see it as it is: then a picture on a card stands nowhere else. Programs may look for pictures alone.</param>
    public static Activity Dress(Activity answer, string channel, bool isShown)
    {
        var dressed = answer.Attachments is { Count: > 0 } ? ActivityJson.Copy(answer) : Same(answer);
        dressed.ChannelId = channel;
        if (dressed.Type != ActivityTypes.Message || dressed.Attachments is not { Count: > 0 } given)
            return dressed;
        if (!Showing.Contains(channel))
            dressed.Attachments = [.. given.Where(it => !IsCard(it))];
        else if (!given.Any(IsCard) && given is [{ } only] && Of(answer.Text ?? "", only) is { } card)
            dressed.Attachments = isShown ? [card.ToAttachment()] : [only, card.ToAttachment()];
        return dressed;
    }

    /// <summary>A button that opens an address, and says which.</summary>
    public static CardAction Opening(string address) =>
        new(ActionTypes.OpenUrl, ReplyText.Clip(address[(address.IndexOf("//", StringComparison.Ordinal) + 2)..], LongestLabel), value: address);

    /// <summary>Most answers are texts: their parts are not changed, and need no copies.</summary>
    private static Activity Same(Activity answer) => (Activity)CloneOf(answer);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "MemberwiseClone")]
    private static extern object CloneOf(object any);

    /// <summary>A photo of goods is a card; so is a drawing that leads somewhere. Other drawings are looked at as they are.</summary>
    private static HeroCard? Of(string text, Attachment picture)
    {
        var leads = ReplyText.AddressIn(text);
        var isOne = picture.ContentType is "image/jpeg" || picture.ContentType is "image/png" && leads is not null;
        if (!isOne || string.IsNullOrWhiteSpace(text) || string.IsNullOrEmpty(picture.ContentUrl))
            return null;
        var address = leads ?? picture.ContentUrl;
        var open = Opening(address);
        return new HeroCard(ReplyText.Clip(text.Trim().Split('\n')[0].Trim(), LongestTitle), images: [new CardImage(picture.ContentUrl, tap: open)], buttons: [open]);
    }

    private static bool IsCard(Attachment attachment) => attachment.ContentType?.StartsWith(CardPrefix, StringComparison.Ordinal) == true;
}
