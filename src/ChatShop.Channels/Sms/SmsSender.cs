using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.Sms;

/// <summary>Says something to a person by the gateway's API, in as many messages as it takes.</summary>
internal sealed class SmsSender(SmsApi api, ILogger<SmsSender> logger)
{
    /// <summary>Sends the parts in order, and no more after one that did not arrive.</summary>
    /// <returns>What became of it; when some parts are there and others not, the whole is shown when the person writes.</returns>
    public async Task<Outcome> SayAsync(string number, IReadOnlyList<string> parts, CancellationToken cancellation)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            var outcome = await TryAsync(number, parts[i], cancellation);
            if (outcome.Reach == Reach.Arrived)
                continue;
            logger.LogWarning("Part {Part} of {Parts} did not reach a person by SMS: {Why}", i + 1, parts.Count, outcome.Why);
            return i == 0 ? outcome : Outcome.WhenTheyWrite(outcome.Why ?? "");
        }
        return Outcome.Arrived;
    }

    /// <summary>A call that breaks off has an unknown outcome, and a message is not harmless twice: so it is not sent again here.</summary>
    private async Task<Outcome> TryAsync(string number, string part, CancellationToken cancellation)
    {
        try
        {
            return await api.SendAsync(number, part, cancellation);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException || (broken is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return Outcome.Of(broken, "The SMS gateway");
        }
    }
}
