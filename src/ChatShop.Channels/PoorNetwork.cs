using System.Text;
using ChatShop.Channels.BotFramework;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace ChatShop.Channels;

/// <summary>Replies where the channel says that the network is poor: several small ones, in order, instead of one that is large.</summary>
/// <remarks>
/// Direct Line and <c>/api/messages</c> say it by <c>channelData: {"network": "poor"}</c> or by the header <c>Save-Data: on</c>; by SMS it always is.
/// Pictures become links, cards are left out since they repeat the text, and no part is larger than <see cref="MostBytes"/> as JSON.
/// </remarks>
public static class PoorNetwork
{
    /// <summary>What one reply may have on its way, in bytes of UTF-8.</summary>
    public const int MostBytes = 2048;

    private const string Mark = "network", Poor = "poor";

    /// <summary>Room for what is written when a reply gets its place in the conversation.</summary>
    private const int ForIds = 64;

    /// <summary>Choices beside a text stand in it too: where there are many, the last are left to it.</summary>
    private const int MostForButtons = 600;

    /// <summary>However long the names in an activity are, some text goes along.</summary>
    private const int LeastText = 200;

    /// <summary>Whether it came over a poor network.</summary>
    public static bool IsBehind(Activity asked) =>
        asked.ChannelId == "sms" || (asked.ChannelData as JObject)?[Mark] is JValue { Value: Poor };

    /// <summary>Notes what the header <c>Save-Data</c> says with the activity that came with it.</summary>
    public static void Note(Activity asked, HttpRequest request)
    {
        if (request.Headers["Save-Data"].ToString().Trim().StartsWith("on", StringComparison.OrdinalIgnoreCase))
            (asked.ChannelData as JObject ?? (JObject)(asked.ChannelData = new JObject()))[Mark] = Poor;
    }

    /// <summary>A reply in parts that are small enough; nothing of its text is lost. What is no message stays as it is.</summary>
    public static IReadOnlyList<Activity> Parts(Activity reply)
    {
        if (reply.Type != ActivityTypes.Message)
            return [reply];
        var bare = ActivityJson.Copy(reply);
        (bare.Text, bare.Attachments, bare.SuggestedActions, bare.Entities, bare.ChannelData) = ("", null, null, null, new JObject { [Mark] = Poor });
        (bare.From, bare.Recipient) = (Named(reply.From), Named(reply.Recipient));
        var buttons = Few(reply.SuggestedActions?.Actions ?? []);
        var room = MostBytes - ForIds - SizeOf(bare) - (buttons is null ? 0 : SizeOf(buttons));
        var texts = ReplyText.Parts(ReplyText.Join([WithoutCards(reply)]), Math.Max(LeastText, room), CostOf);
        var parts = texts.DefaultIfEmpty("").Select(text =>
        {
            var part = ActivityJson.Copy(bare);
            part.Text = text;
            return part;
        }).ToList();
        if (buttons is not null)
            parts[^1].SuggestedActions = new SuggestedActions { Actions = buttons };
        return parts;
    }

    /// <summary>Whether a reply was made for a poor network: then nothing is laid beside it.</summary>
    internal static bool Is(Activity reply) => (reply.ChannelData as JObject)?[Mark] is JValue { Value: Poor };

    /// <summary>How large a part is on its way.</summary>
    internal static int SizeOf(object part) => Encoding.UTF8.GetByteCount(ActivityJson.Write(part));

    private static Activity WithoutCards(Activity reply) => new(reply.Type, text: reply.Text)
    {
        Attachments = [.. (reply.Attachments ?? []).Where(it => it.ContentUrl is not null)],
    };

    private static ChannelAccount? Named(ChannelAccount? whom) => whom is null ? null : new ChannelAccount(whom.Id, role: whom.Role);

    private static IList<CardAction>? Few(IList<CardAction> buttons)
    {
        var few = new List<CardAction>();
        foreach (var button in buttons)
        {
            few.Add(button);
            if (SizeOf(few) <= MostForButtons)
                continue;
            few.RemoveAt(few.Count - 1);
            break;
        }
        return few.Count == 0 ? null : few;
    }

    /// <summary>What a letter has in JSON.</summary>
    private static int CostOf(Rune rune) => rune.Value switch
    {
        '"' or '\\' or '\n' or '\r' or '\t' or '\b' or '\f' => 2,
        < 0x20 or 0x85 or 0x2028 or 0x2029 => 6,
        _ => rune.Utf8SequenceLength,
    };
}
