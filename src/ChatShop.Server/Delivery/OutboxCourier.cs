using ChatShop.Conversations.Turns;
using ChatShop.Payments;
using ChatShop.Storage;
using ChatShop.Trade;

namespace ChatShop.Server.Delivery;

/// <summary>Takes what acts have left in the outbox to whom it is for: notices to people, errands to the payment provider.</summary>
internal sealed class OutboxCourier(
    Outbox outbox, ITradeRecords records, ConversationDirectory conversations, Cashier cashier, TimeProvider clock, ILogger<OutboxCourier> logger)
    : BackgroundService
{
    private const int MostAtOnce = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Delivers everything that is due now.</summary>
    public async Task DeliverDueAsync(CancellationToken cancellation)
    {
        foreach (var parcel in await outbox.DueAsync(MostAtOnce, cancellation))
            await DeliverAsync(parcel, cancellation);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await DeliverDueAsync(stoppingToken);
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                logger.LogError(broken, "The outbox could not be read; it is tried again");
            }
        }
    }

    private async Task DeliverAsync(Parcel parcel, CancellationToken cancellation)
    {
        try
        {
            var why = parcel.To is { } person
                ? await TellAsync(person, parcel.Id, parcel.Role!, (Fact)parcel.Told, cancellation)
                : await RunAsync((Errand)parcel.Told, cancellation);
            if (why is null)
                await outbox.DoneAsync(parcel.Id, cancellation);
            else
                await outbox.FailedAsync(parcel.Id, why, cancellation);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            logger.LogError(broken, "Parcel {Parcel} could not be delivered; it is tried again", parcel.Id);
            await outbox.FailedAsync(parcel.Id, broken.GetType().Name, cancellation);
        }
    }

    private async Task<string?> TellAsync(PersonId to, long parcel, string role, Fact fact, CancellationToken cancellation)
    {
        var person = await records.PersonAsync(to, cancellation);
        return await conversations.TellAsync(fact.IsToldThere ? person.At(to) : person, parcel, role, fact);
    }

    private async Task<string?> RunAsync(Errand errand, CancellationToken cancellation)
    {
        await cashier.RunAsync(errand, cancellation);
        return null;
    }
}
