using ChatShop.Channels.DirectLine;
using ChatShop.Conversations.Tallies;
using ChatShop.Storage.Demand;
using ChatShop.Storage.Messages;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Messages;

namespace ChatShop.Server.Delivery;

/// <summary>Writes down every few seconds what was counted in conversations, and forgets messages and unfinished uploads that were kept long enough.</summary>
internal sealed class TallyKeeper(Tally tally, MessageBooks books, DemandBooks demand, Uploads uploads, MarketRules rules, TimeProvider clock, ILogger<TallyKeeper> logger)
    : Rounds(null, TimeSpan.FromSeconds(5), "What was counted could not be written down", clock, logger)
{
    private const int RoundsBetweenForgetting = 720;

    /// <summary>What is still in memory is written down when the shop closes.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await KeepAsync(cancellationToken);
    }

    /// <summary>Writes down what was counted up to now.</summary>
    public async Task KeepAsync(CancellationToken cancellation)
    {
        var taken = tally.Take();
        if (taken.IsEmpty)
            return;
        try
        {
            await demand.AddAsync([.. taken.Wanted.Select(it => (it.Day, it.Person, it.Product))], cancellation); // First: twice changes nothing.
            await books.AddAsync([.. taken.Steps.Select(Row)], [.. taken.Heard.Select(Row)], [.. taken.Misheard.Select(Row)], cancellation);
        }
        catch
        {
            tally.Return(taken);
            throw;
        }
    }

    protected override async Task GoAsync(int number, CancellationToken cancellation)
    {
        await KeepAsync(cancellation);
        if (number % RoundsBetweenForgetting != 0)
            return;
        await books.ForgetAsync(Clock.GetUtcNow() - MisheardMessage.KeptFor, cancellation);
        await demand.CloseWeeksAsync(rules.DayOf(Clock.GetUtcNow()), cancellation);
        await uploads.SweepAsync(cancellation);
    }

    private static StepCount Row(StepTally it) =>
        new() { Day = it.Day, Flow = it.Flow, Step = it.Step, Reached = it.Reached, Answered = it.Answered, Again = it.Again, Left = it.Left };

    private static HeardCount Row(HeardTally it) => new() { Day = it.Day, Locale = it.Locale, Understood = it.Understood, Misunderstood = it.Misunderstood };

    private static MisheardMessage Row(Misheard it) =>
        new() { At = it.At.ToUniversalTime(), Locale = it.Locale, Flow = it.Flow, Step = it.Step, Expect = it.Expect, Text = it.Text };
}
