using ChatShop.Payments;
using ChatShop.Server.Clusters;
using ChatShop.Trade.Audits;
using ChatShop.Trade.Demand;
using ChatShop.Trade.Groups;
using ChatShop.Trade.Handovers;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Origins;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using ChatShop.Trade.Presales;
using ChatShop.Trade;

namespace ChatShop.Server.Delivery;

/// <summary>Does what is due by the clock: unpaid orders expire, sellers are reminded of money said to be sent, group buys end, sellers are asked whether a harvest is in, and deposits go back or stay as was said, buyers are asked whether goods have arrived, shipped orders count as received, payouts are sent; on Mondays sellers hear what people look for; yesterday's readings are sealed; each day the head of the audit trail goes elsewhere.</summary>
internal sealed class Deadlines(
    Duties duties, ITrade trade, ITradeRecords records, ICollectionRecords collections, IGroupRecords groups, IPresaleRecords presales, IPayoutRecords payouts, IBatchRecords batches, Cashier cashier, AuditPost audit, MarketRules rules, TimeProvider clock, ILogger<Deadlines> logger)
    : Rounds(duties, TimeSpan.FromSeconds(5), "What is due by the clock could not be done", clock, logger)
{
    private const int MostAtOnce = 100;

    private DateOnly newsTold = DateOnly.MinValue;
    private DateOnly rootSealed = DateOnly.MinValue;

    /// <summary>Does everything that is due now.</summary>
    public async Task MeetAsync(CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow();
        foreach (var payment in await records.OverduePaymentsAsync(now, MostAtOnce, cancellation))
            await ExpireAsync(payment, cancellation);
        foreach (var due in await collections.OverdueCodeOrdersAsync(now, MostAtOnce, cancellation))
            await trade.ActAsync(new Act($"order:{due.Order}:expired:{due.Since.UtcTicks}", null), new ExpireCodeOrder(due.Order, due.Since), cancellation);
        foreach (var group in await groups.OverdueGroupsAsync(now, MostAtOnce, cancellation))
            await trade.ActAsync(new Act($"group:{group}:ended", null), new EndGroup(group), cancellation);
        foreach (var payout in await payouts.DuePayoutsAsync(now, MostAtOnce, cancellation))
            await trade.ActAsync(new Act($"{payout}:sent", null), new SendPayout(payout), cancellation);
        foreach (var order in await records.OverdueReceiptsAsync(now, MostAtOnce, cancellation))
            await trade.ActAsync(new Act($"order:{order}:received-by-clock", null), new ReceiveOrder(null, order), cancellation);
        if (rules.Quiet.EndAfter(now, rules.TimeZone) is null) // By the morning the buyer may have said so unasked.
        {
            foreach (var order in await records.ArrivalsToAskAsync(now, rules.AskArrivalBefore, MostAtOnce, cancellation))
                await trade.ActAsync(new Act($"order:{order}:arrival-asked", null), new AskArrival(order), cancellation);
            foreach (var due in await collections.UnansweredClaimsAsync(now, MostAtOnce, cancellation))
                await trade.ActAsync(new Act($"order:{due.Order}:claim-reminded:{due.Since.UtcTicks}", null), new RemindOfClaim(due.Order), cancellation);
            await AskOfPresalesAsync(now, cancellation);
            await EndPresalesAsync(now, cancellation); // Due since midnight; a rest that is paid before the morning is paid in time.
        }
        await TellNewsAsync(now, cancellation);
        await SealRootAsync(rules.DayOf(now), cancellation);
        foreach (var (batch, day) in await batches.UnsealedAsync(rules.DayOf(now), MostAtOnce, cancellation))
            await trade.ActAsync(new Act($"batch:{batch}:sealed:{day:yyyy-MM-dd}", null), new SealReadings(batch, day), cancellation);
        foreach (var handover in await records.SilentHandoversAsync(now - Handover.LongestSilence, MostAtOnce, cancellation))
            await trade.ActAsync(new Act($"handover:{handover}:silent", null), new CloseHandover(null, handover), cancellation);
    }

    protected override Task GoAsync(int number, CancellationToken cancellation) => MeetAsync(cancellation);

    /// <summary>A seller who says nothing of the harvest gives the deposits back; a buyer who does not pay the rest leaves the deposit.</summary>
    private async Task EndPresalesAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var listing in await presales.HarvestsMissedAsync(rules.DayOf(now), MostAtOnce, cancellation))
            await trade.ActAsync(new Act($"listing:{listing}:harvest-missed", null), new GiveUpHarvest(null, listing), cancellation);
        foreach (var (order, by) in await presales.OverdueRestsAsync(now, MostAtOnce, cancellation))
            await trade.ActAsync(new Act($"order:{order}:lapsed:{by.UtcTicks}", null), new LapseRest(order, by), cancellation);
    }

    /// <summary>On the day sellers are asked whether the harvest is in, and on the last day buyers are told that it is the last.</summary>
    private async Task AskOfPresalesAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var listing in await presales.HarvestsToAskAsync(rules.DayOf(now), MostAtOnce, cancellation))
            await trade.ActAsync(new Act($"listing:{listing}:harvest-asked", null), new AskHarvest(listing), cancellation);
        foreach (var order in await presales.RestsToRemindAsync(rules.EndOf(rules.DayOf(now)), MostAtOnce, cancellation))
            await trade.ActAsync(new Act($"order:{order}:rest-reminded", null), new RemindOfRest(order), cancellation);
    }

    /// <summary>Each Monday morning once, whoever is asked again: the act's key is the day.</summary>
    private async Task TellNewsAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        if (Mondays.Morning(now, rules.TimeZone) is not { } monday || monday == newsTold)
            return;
        await trade.ActAsync(new Act($"news:{monday:yyyy-MM-dd}", null), new TellWeeklyNews(monday), cancellation);
        newsTold = monday;
    }

    /// <summary>Once a day, where somebody keeps it.</summary>
    private async Task SealRootAsync(DateOnly day, CancellationToken cancellation)
    {
        if (!audit.IsOn || day == rootSealed)
            return;
        await trade.ActAsync(new Act($"audit:root:{day:yyyy-MM-dd}", null), new SealRoot(day), cancellation);
        rootSealed = day;
    }

    private async Task ExpireAsync(PaymentId payment, CancellationToken cancellation)
    {
        try
        {
            await cashier.ExpireAsync(payment, cancellation);
        }
        catch (ProviderUnreachableException unreachable)
        {
            Logger.LogWarning("Payment {Payment} can not be closed now ({Why}); it is tried again", payment, unreachable.Message);
        }
    }
}
