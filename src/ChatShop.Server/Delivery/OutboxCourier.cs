using ChatShop.Conversations.Turns;
using ChatShop.Payments;
using ChatShop.Server.Clusters;
using ChatShop.Server.Telemetry;
using ChatShop.Storage;
using ChatShop.Trade;
using ChatShop.Trade.Audits;
using ChatShop.Trade.Markets;
using ChatShop.Trade.People;
using ChatShop.Trade.Stations;

namespace ChatShop.Server.Delivery;

/// <summary>Takes what acts have left in the outbox to whom it is for: notices to people, errands to the payment provider, the head of the audit trail to whoever keeps it.</summary>
internal sealed class OutboxCourier(
    Duties duties, Outbox outbox, ITradeRecords records, IStationRecords stations, ConversationDirectory conversations, Errands errands, AuditPost audit, MarketRules rules, TimeProvider clock, ILogger<OutboxCourier> logger)
    : Rounds(duties, TimeSpan.FromMilliseconds(200), "The outbox could not be read", clock, logger)
{
    private const int MostAtOnce = 50;

    /// <summary>With the pauses between them, three days; then a notice waits for the person to write.</summary>
    private const int MostTries = 24;
    private const string Quiet = "quiet hours";

    /// <summary>Delivers everything that is due now.</summary>
    public async Task DeliverDueAsync(CancellationToken cancellation)
    {
        foreach (var parcel in await outbox.DueAsync(MostAtOnce, cancellation))
            await DeliverAsync(parcel, cancellation);
    }

    protected override Task GoAsync(int number, CancellationToken cancellation) => DeliverDueAsync(cancellation);

    private async Task DeliverAsync(Parcel parcel, CancellationToken cancellation)
    {
        using var span = DoorSpans.BeginParcel(parcel.Id, parcel.Told.GetType().Name);
        try
        {
            if (parcel.Told is BringAnswer answer)
            {
                await SettleAsync(parcel, await conversations.BringAsync(answer, parcel.Id), cancellation);
                return;
            }
            if (parcel.To is { } person)
            {
                var (told, fact) = (await records.PersonAsync(person, cancellation), (Fact)parcel.Told);
                if (told.Channel == Station.Channel)
                    await TellAgentAsync(parcel, told, fact, cancellation);
                else
                    await TellAsync(parcel, fact.IsToldThere ? told.At(person) : told, fact, null, cancellation);
                return;
            }
            if (parcel.Told is SendRoot send)
                await audit.SendAsync(send.Root, cancellation);
            else
                await errands.RunAsync((Errand)parcel.Told, cancellation);
            await outbox.DoneAsync(parcel.Id, cancellation);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            Logger.LogError(broken, "Parcel {Parcel} could not be delivered; it is tried again", parcel.Id);
            await outbox.FailedAsync(parcel.Id, broken.GetType().Name, cancellation);
        }
    }

    /// <summary>Who has no phone hears it from the agent of their station.</summary>
    private async Task TellAgentAsync(Parcel parcel, PersonTold person, Fact fact, CancellationToken cancellation)
    {
        if (await stations.NeighborAsync(person.Id, cancellation) is { Agent: { } agent } neighbor)
            await TellAsync(parcel, await records.PersonAsync(agent, cancellation) with { Muted = person.Muted }, fact, neighbor.FullName, cancellation);
        else
            await SettleAsync(parcel, new Told([], "their station has no agent"), cancellation);
    }

    /// <summary>Tells a person what they want to hear, and at night only who is awake or what is about money.</summary>
    private async Task TellAsync(Parcel parcel, PersonTold person, Fact fact, string? whom, CancellationToken cancellation)
    {
        if ((person.Muted & fact.Kind) != NoticeKinds.None)
        {
            await outbox.DoneAsync(parcel.Id, cancellation);
            return;
        }
        if (!fact.IsAboutMoney && rules.Quiet.EndAfter(Clock.GetUtcNow(), rules.TimeZone) is { } morning)
        {
            if (!await conversations.IsAwakeAsync(person))
            {
                await outbox.PostponeAsync(parcel.Id, morning, Quiet, cancellation);
                return;
            }
            if (await outbox.ReleaseBeforeAsync(parcel, Quiet, cancellation) > 0)
                return; // This one is taken up again once they have heard what waited.
        }
        await SettleAsync(parcel, await conversations.TellAsync(person, parcel.Id, parcel.Role!, fact, whom), cancellation);
    }

    private async Task SettleAsync(Parcel parcel, Told told, CancellationToken cancellation)
    {
        foreach (var arrived in told.Arrived)
            await outbox.DoneAsync(arrived, cancellation);
        if (told.Why is { } why)
            await outbox.FailedAsync(parcel.Id, why, cancellation, told.After, MostTries);
    }
}
