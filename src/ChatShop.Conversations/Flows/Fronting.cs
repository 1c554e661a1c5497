using ChatShop.Conversations.Flows.Acts;
using ChatShop.Conversations.Sessions;

namespace ChatShop.Conversations.Flows;

/// <summary>For whom a flow is begun: oneself, or the neighbour whom a station's agent has just named or acted for.</summary>
internal static class Fronting
{
    /// <summary>How long what follows is still for the same neighbour.</summary>
    private static readonly TimeSpan GoesOnFor = TimeSpan.FromMinutes(10);

    /// <summary>Whether a flow may begin; else it was said why not.</summary>
    public static bool Admits(Talk talk, Flow flow)
    {
        if (talk.For is null && talk.Session.LastFor is { } last)
        {
            if (talk.Now - last.At < GoesOnFor && flow.AlsoFor.Contains(last.IsDone ? Flow.SameNeighbor : Flow.Neighbors))
                talk.SpeakFor(last.Whom);
            else if (Changes(flow))
                talk.Session.LastFor = null; // Whoever does something of their own is done with the neighbour's.
        }
        if (talk.For is null || flow.AlsoFor.Count > 0 || !Changes(flow))
            return true;
        talk.Say("acting/notForOthers");
        return false;
    }

    /// <summary>Something was done for a neighbour, or left.</summary>
    public static void End(Talk talk, FlowState state)
    {
        if (state.For is not { } whom)
            return;
        talk.Session.LastFor = new LastFor(whom, IsDone: true, talk.Now);
        if (talk.Current is not null)
            talk.SpeakForNobody(); // What waited is asked again, and may be somebody else's.
    }

    private static bool Changes(Flow flow) => flow.Steps.OfType<ActStep>().Any(step => ActTable.All[step.Act].Changes);
}
