using ChatShop.Trade;
using ChatShop.Trade.Payouts;
using ChatShop.Trade.Shops;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Tells a seller what money is theirs, what is not yet, and how to get it.</summary>
internal sealed class ShowBalance : IAct
{
    public string Name => nameof(ShowBalance);

    public bool Changes => false;

    public IReadOnlyList<string> Says => ["done", "none"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        if ((await talk.PersonAsync()).Shop is null)
            return Done.Refused(new NoShopYet());
        var balance = await talk.Counter.Payouts.BalanceAsync(talk.Me, talk.Cancellation);
        return new Done(balance.Sums.Count == 0 ? "none" : "done", new Dictionary<string, object?>
        {
            ["sums"] = balance.Sums.Select(sum => new
            {
                sum.Ready,
                CanTake = sum.Ready.Minor > 0,
                Held = Some(sum.Held),
                OnTheWay = Some(sum.OnTheWay),
                PaidOut = Some(sum.PaidOut),
                Owed = Some(sum.Owed),
            }).ToList(),
            ["waiting"] = balance.Waiting.Where(payout => payout.CanBeStopped).Select(payout => PayoutWords.Written(talk, payout.Amount, payout.SendAt)).ToList(),
            ["canTake"] = balance.Sums.Any(sum => sum.Ready.Minor > 0),
            ["fee"] = talk.Counter.Rules.FeePercent > 0m ? talk.Counter.Rules.FeePercent : null,
            ["sandbox"] = talk.IsSandbox,
        });
    }

    private static Money? Some(Money money) => money.Minor > 0 ? money : null;
}

/// <summary>Sends money to the seller's bank.</summary>
internal sealed class RequestPayoutAct : IAct
{
    public string Name => nameof(RequestPayout);

    public IReadOnlyList<string> Says => ["done", "soon"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        await talk.Counter.Paymaster.HandOnAsync(talk.Me, talk.Cancellation);
        var result = await talk.ActAsync(new RequestPayout(talk.Me, slots.Amount ?? slots.Ready));
        if (result.Refusal is PayoutOutOfRange { Most: var most })
            slots.Ready = most; // Something has moved since: what can be had now is shown anew.
        if (result.Refusal is NothingToPayOut && slots.Ready is { Minor: > 0 } ready)
            return Done.With(new { Amount = ready }, "soon"); // The seller's by our books, and not yet on the account it is paid out from.
        if (result.Fact is not { } requested)
            return Done.Of(result);
        return new Done("done", new Dictionary<string, object?>
        {
            ["it"] = requested,
            ["sending"] = PayoutWords.Written(talk, requested.Amount, requested.SendAt),
            ["sandbox"] = talk.IsSandbox,
        });
    }
}

/// <summary>Shows the page that asks where the money should go.</summary>
internal sealed class OpenSellerAccountAct : IAct
{
    public string Name => nameof(OpenSellerAccount);

    public IReadOnlyList<string> Says => ["done", "later"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var result = await talk.ActAsync(new OpenSellerAccount(talk.Me));
        if (result.Fact is not { } begun)
            return Done.Of(result);
        var link = await talk.Counter.Paymaster.AccountUrlAsync(begun.Shop, begun.Provider, talk.Cancellation);
        return new Done(link is null ? "later" : "done", new Dictionary<string, object?> { ["link"] = link, ["sandbox"] = talk.IsSandbox });
    }
}

/// <summary>What people are told of payouts.</summary>
internal static class PayoutWords
{
    /// <summary>How much, and from when on it is sent, by the market's clock.</summary>
    public static object Written(Talk talk, Money amount, DateTimeOffset sendAt)
    {
        var local = TimeZoneInfo.ConvertTime(sendAt, talk.Counter.Rules.TimeZone);
        return new { Amount = amount, Day = DateOnly.FromDateTime(local.DateTime), Time = local.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) };
    }
}
