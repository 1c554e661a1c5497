using ChatShop.Conversations.Flows;
using ChatShop.Trade.Handovers;
using ChatShop.Understanding;

namespace ChatShop.Conversations.Hearing;

/// <summary>While two people talk through the shop it keeps silent and only carries what they say.</summary>
/// <remarks>Whoever was called into it still does business in the same chat: what is clearly meant for the shop stays with the shop.</remarks>
internal sealed class Carrying(FlowBook book)
{
    /// <summary>From here on words are meant for the shop.</summary>
    private const double Clear = 0.9;

    /// <summary>Carries what was said to the other one.</summary>
    /// <returns>Whether it did; otherwise the shop is meant.</returns>
    public async Task<bool> HearAsync(Talk talk)
    {
        if (talk.Session.Handover is not { } handover)
            return false;
        var id = new HandoverId(handover.Id);
        if (talk.Hears("over"))
            return await EndAsync(talk, new CloseHandover(talk.Self, id), "human.handover/over");
        if (handover.Called && talk.Hears("mute"))
            return await EndAsync(talk, new MuteInHandover(talk.Self, id), "human.handover/muted");
        if (talk.Hears("help"))
        {
            talk.Say("human.handover/how");
            return true;
        }
        var (text, isReply) = WithoutReply(talk);
        if (handover.Called && !isReply && IsForShop(talk))
            return false;
        return await CarryAsync(talk, new SpeakInHandover(talk.Self, id, text, talk.Said.Photos));
    }

    private static async Task<bool> CarryAsync(Talk talk, SpeakInHandover said)
    {
        var result = await talk.ActAsAgentAsync(said);
        if (result.Refusal is HandoverOver)
        {
            talk.Session.Handover = null;
            return false;
        }
        talk.Notes.IsCarried = true;
        if (result.Refusal is { } refusal)
            talk.Refuse(refusal);
        return true;
    }

    private static async Task<bool> EndAsync(Talk talk, Trade.Command<HandoverClosed> end, string key)
    {
        await talk.ActAsAgentAsync(end);
        talk.Session.Handover = null;
        talk.Say(key);
        if (talk.Current is { } waiting)
            Asking.AskAgain(talk, waiting, again: false);
        return true;
    }

    private bool IsForShop(Talk talk)
    {
        if (talk.Current is not null || book.ForWords(talk.Folded) is not null || book.ForOrder(talk.Said.Text) is not null)
            return true;
        var reading = Reader.Read(talk.MessageOf(talk.Said.Text));
        return reading.Confidence >= Clear && book.ForIntent(reading.Intent) is { } flow && (reading.Slots, flow) switch
        {
            ({ Order: not null }, _) => true,
            ({ Product: not null }, { For: "seller" }) => true,
            (_, { For: "seller", IsAnswer: true }) => true,
            _ => false, // 给你补十斤 is said to the other one.
        };
    }

    /// <summary>回 明天发货: said behind such a word it is for the other one, whatever else goes on.</summary>
    private static (string Text, bool IsReply) WithoutReply(Talk talk)
    {
        var text = talk.Said.Text;
        foreach (var word in talk.Counter.Words.Written("reply"))
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && text.Length > word.Length && !char.IsLetter(text[word.Length]))
                return (text[(word.Length + 1)..].Trim(), true);
        return (text, false);
    }
}
