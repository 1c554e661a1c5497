using ChatShop.Conversations.Flows;
using ChatShop.Trade.Demand;
using ChatShop.Understanding;
using ChatShop.Understanding.Goods;
using ChatShop.Understanding.Places;

namespace ChatShop.Conversations.Tallies;

/// <summary>The questions that stood when a turn began: compared with those that stand at its end, they tell what became of them.</summary>
internal sealed class Standing
{
    /// <summary>Longer messages are kept up to here.</summary>
    private const int LongestKept = 400;

    private readonly (FlowState Flow, Question? Asked)[] before;
    private readonly bool wasHandedOver;

    private Standing((FlowState, Question?)[] before, bool wasHandedOver) => (this.before, this.wasHandedOver) = (before, wasHandedOver);

    /// <summary>What stands before a turn.</summary>
    public static Standing Before(Talk talk) => new([.. talk.Session.Flows.Select(state => (state, state.Asked))], talk.Session.Handover is not null);

    /// <summary>What there is to count when the turn is over.</summary>
    public TurnTally After(Talk talk)
    {
        var steps = new List<StepTally>();
        var day = DateOnly.FromDateTime(talk.Now.DateTime);
        foreach (var (state, asked) in before)
            Compare(state, asked);
        foreach (var state in talk.Notes.Begun)
        {
            steps.Add(new StepTally(day, state.Flow, "", 1, 0, 0, 0));
            Compare(state, null);
        }
        return talk.Said.Text.Length == 0 || talk.Notes.IsCarried
            ? new TurnTally(steps, null, null)
            : new TurnTally(steps, Heard(talk, day), talk.Notes.IsMisheard ? Keep(talk) : null, !wasHandedOver && talk.Session.Handover is not null) { Wanted = Wanted(talk, day) };

        void Compare(FlowState state, Question? asked)
        {
            var (goesOn, isLeft) = (talk.Session.Flows.Contains(state), talk.Notes.Left.Contains(state));
            var now = goesOn ? state.Asked : null;
            if (asked is not null && now?.Slot != asked.Slot)
                steps.Add(Ended(asked.Slot));
            else if (now?.Times > asked?.Times)
                steps.Add(new StepTally(day, state.Flow, asked.Slot, 0, 0, 1, 0));
            if (now is not null && now.Slot != asked?.Slot)
                steps.Add(new StepTally(day, state.Flow, now.Slot, 1, 0, 0, 0));
            if (!goesOn)
                steps.Add(Ended(""));

            StepTally Ended(string step) => new(day, state.Flow, step, 0, isLeft ? 0 : 1, 0, isLeft ? 1 : 0);
        }
    }

    private static HeardTally Heard(Talk talk, DateOnly day) =>
        new(day, talk.Texts.Locale, talk.Notes.IsMisheard ? 0 : 1, talk.Notes.IsMisheard ? 1 : 0);

    private static List<WantedTally> Wanted(Talk talk, DateOnly day) =>
        [.. talk.Notes.Wanted.Select(OtherNames.Usual).Select(GoodsWanted.NameOf).OfType<string>().Distinct().Select(product => new WantedTally(day, talk.Me, product))];

    private Misheard Keep(Talk talk)
    {
        var (flow, asked) = before.Length > 0 ? before[^1] : default;
        var expect = SlotTable.ExpectOf(asked);
        var text = talk.Said.Text.Length > LongestKept ? talk.Said.Text[..LongestKept] : talk.Said.Text;
        return new Misheard(talk.Now, talk.Texts.Locale, flow?.Flow, asked?.Slot, expect, Masked.Of(new Message(text, talk.Texts.Locale, expect)));
    }
}

/// <summary>What one turn adds to the counts.</summary>
/// <param name="Steps">What became of questions.</param>
/// <param name="Heard">Whether the message was understood; null where there was none to understand.</param>
/// <param name="Misheard">The message, where it was not.</param>
/// <param name="IsHandedOver">Whether a person answers from now on.</param>
internal sealed record TurnTally(IReadOnlyList<StepTally> Steps, HeardTally? Heard, Misheard? Misheard, bool IsHandedOver = false)
{
    /// <summary>What was looked for and not found.</summary>
    public IReadOnlyList<WantedTally> Wanted { get; init; } = [];
}
