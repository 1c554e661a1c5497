namespace ChatShop.Conversations.Tallies;

/// <summary>Counts in memory what becomes of questions and messages, until it is taken away to be written down.</summary>
/// <remarks>A turn costs a few additions under a lock. A server that is killed forgets what it counted since it was last taken.</remarks>
public sealed class Tally
{
    /// <summary>How many messages are kept between two takings; more are only counted.</summary>
    public const int MostMisheard = 200;

    /// <summary>How many wishes are kept between two takings.</summary>
    public const int MostWanted = 2000;

    private readonly Lock gate = new();
    private Dictionary<(DateOnly Day, string Flow, string Step), StepTally> steps = [];
    private Dictionary<(DateOnly Day, string Locale), HeardTally> heard = [];
    private List<Misheard> misheard = [];
    private HashSet<WantedTally> wanted = [];

    /// <summary>Takes away what was counted.</summary>
    public Tallied Take()
    {
        lock (gate)
        {
            var taken = new Tallied([.. steps.Values], [.. heard.Values], misheard, [.. wanted]);
            (steps, heard, misheard, wanted) = ([], [], [], []);
            return taken;
        }
    }

    /// <summary>Brings back what could not be written down.</summary>
    public void Return(Tallied taken)
    {
        lock (gate)
        {
            foreach (var step in taken.Steps)
                Count(step);
            foreach (var one in taken.Heard)
                Count(one);
            Count(taken.Wanted);
            misheard.InsertRange(0, taken.Misheard.Take(MostMisheard - Math.Min(misheard.Count, MostMisheard)));
        }
    }

    internal void Add(TurnTally turn)
    {
        TurnFigures.Count(turn);
        if (turn is { Steps.Count: 0, Heard: null })
            return;
        lock (gate)
        {
            foreach (var step in turn.Steps)
                Count(step);
            if (turn.Heard is { } one)
                Count(one);
            if (turn.Misheard is { } message && misheard.Count < MostMisheard)
                misheard.Add(message);
            Count(turn.Wanted);
        }
    }

    private void Count(StepTally more)
    {
        var key = (more.Day, more.Flow, more.Step);
        steps[key] = steps.TryGetValue(key, out var so)
            ? so with { Reached = so.Reached + more.Reached, Answered = so.Answered + more.Answered, Again = so.Again + more.Again, Left = so.Left + more.Left }
            : more;
    }

    private void Count(IReadOnlyList<WantedTally> more)
    {
        foreach (var one in more)
            if (wanted.Count < MostWanted)
                wanted.Add(one);
    }

    private void Count(HeardTally more)
    {
        var key = (more.Day, more.Locale);
        heard[key] = heard.TryGetValue(key, out var so)
            ? so with { Understood = so.Understood + more.Understood, Misunderstood = so.Misunderstood + more.Misunderstood }
            : more;
    }
}
