using ChatShop.Trade;

namespace ChatShop.Conversations.Tallies;

/// <summary>What was counted since it was last taken away; nothing of it tells who spoke, but for who looked for what: that is unmade as it is written down.</summary>
/// <param name="Steps">What became of the questions of flows.</param>
/// <param name="Heard">How many messages were understood.</param>
/// <param name="Misheard">Messages that were not, as far as they may be kept.</param>
/// <param name="Wanted">What was looked for and not found.</param>
public sealed record Tallied(IReadOnlyList<StepTally> Steps, IReadOnlyList<HeardTally> Heard, IReadOnlyList<Misheard> Misheard, IReadOnlyList<WantedTally> Wanted)
{
    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => Steps.Count == 0 && Heard.Count == 0 && Misheard.Count == 0 && Wanted.Count == 0;
}

/// <summary>What became of one question of a flow on one day; of the flow itself where <paramref name="Step"/> is empty.</summary>
/// <param name="Day">A day of the market.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Step">What was asked for, such as <c>price</c> or <c>confirm</c>.</param>
/// <param name="Reached">How often it was put, or the flow begun.</param>
/// <param name="Answered">How often it was answered, or the flow came to its end.</param>
/// <param name="Again">How often it was put once more because the answer was not understood.</param>
/// <param name="Left">How often the person turned away from it: gave up, went back, or began so much else that it gave way.</param>
public sealed record StepTally(DateOnly Day, string Flow, string Step, long Reached, long Answered, long Again, long Left);

/// <summary>How many messages of a day were understood, and how many not.</summary>
/// <param name="Day">A day of the market.</param>
/// <param name="Locale">The language they were answered in.</param>
/// <param name="Understood">Those the shop could act on.</param>
/// <param name="Misunderstood">The others.</param>
public sealed record HeardTally(DateOnly Day, string Locale, long Understood, long Misunderstood);

/// <summary>A message that was not understood, without what is personal in it.</summary>
/// <param name="At">When it was said.</param>
/// <param name="Locale">The language it was answered in.</param>
/// <param name="Flow">The flow that had asked; null when nothing went on.</param>
/// <param name="Step">What it had asked for.</param>
/// <param name="Expect">The slot in which understanding expected it; null for none.</param>
/// <param name="Text">The words.</param>
public sealed record Misheard(DateTimeOffset At, string Locale, string? Flow, string? Step, string? Expect, string Text);

/// <summary>That somebody looked for goods and did not find them, or not enough.</summary>
/// <param name="Day">A day of the market.</param>
/// <param name="Person">Who: so that nobody counts twice.</param>
/// <param name="Product">What.</param>
public sealed record WantedTally(DateOnly Day, PersonId Person, string Product);
