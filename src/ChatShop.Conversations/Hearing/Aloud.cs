using ChatShop.Conversations.Flows;
using ChatShop.Conversations.Flows.Acts;
using ChatShop.Understanding;

namespace ChatShop.Conversations.Hearing;

/// <summary>What was said aloud: a machine may have heard it wrongly, so what it heard is shown, and agreed to before it changes anything.</summary>
/// <remarks>An answer to a question goes on at once, and so does what asks before it acts: there a mistake shows and is mended.</remarks>
internal sealed class Aloud(FlowBook book)
{
    /// <summary>Shows what was heard.</summary>
    public static void Show(Talk talk)
    {
        if (talk.Said is { IsSpoken: true, Text: { Length: > 0 } words })
            talk.Say("voice/heard", new Dictionary<string, object?> { ["words"] = words });
    }

    /// <summary>What is still to be done of a message said aloud is no surer than the rest of it.</summary>
    public static Reading Mark(Talk talk, Reading next) => talk.Said.IsSpoken ? next with { Confidence = 0 } : next;

    /// <summary>Asks whether to begin this.</summary>
    /// <returns>Whether it asked; otherwise it may begin.</returns>
    public static bool AskFirst(Talk talk, Flow flow, Reading reading)
    {
        if (IsHarmless(flow) || !(talk.Said.IsSpoken || reading.Confidence == 0))
            return false;
        Supposing.AskSpoken(talk, reading);
        return true;
    }

    /// <summary>Asks whether to begin what this means while nothing goes on.</summary>
    /// <param name="talk">The turn.</param>
    /// <param name="reading">What was heard.</param>
    /// <param name="flow">What it begins by itself; null for nothing.</param>
    public bool AskFirst(Talk talk, Reading reading, Flow? flow)
    {
        if (!talk.Said.IsSpoken)
            return false;
        if (book.ForWords(talk.Folded) is { } words)
            return AskFirst(talk, words, reading);
        if (Afterthought.Of(talk, reading) is var (meant, _) && book.ForIntent(meant.Intent) is { } again)
            return AskFirst(talk, again, meant);
        if (reading.Intent == "cancel" && talk.Session.LastDone is { Flow: "order" })
            return AskFirst(talk, book.ForIntent("order.cancel")!, reading);
        if (reading is { Intent: "inform", Slots.Quantity: not null } && talk.Session.Shown.Count == 1)
            return AskFirst(talk, book.ForIntent("order.create")!, reading);
        return flow is not null && AskFirst(talk, flow, reading);
    }

    /// <summary>It changes nothing, or asks before it does.</summary>
    private static bool IsHarmless(Flow flow) =>
        flow.Steps.Any(step => step is ConfirmStep) || !flow.Steps.OfType<ActStep>().Any(step => ActTable.All[step.Act].Changes);
}
