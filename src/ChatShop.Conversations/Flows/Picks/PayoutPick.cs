using ChatShop.Trade.Payouts;
using ChatShop.Trade.Shops;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>What lies ready for the seller, and the bank it would go to. Where no bank is known the page is shown that asks for it.</summary>
internal sealed class PayoutPick : IPick
{
    public string Name => "own payouts";

    public IReadOnlyList<string> Says => ["bank", "bankLater"];

    public bool IsDone(FilledSlots slots) => slots.Ready is not null;

    public async Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        if ((await talk.PersonAsync()).Shop is null)
            return Picked.Refused(new NoShopYet());
        var balance = await BalanceAsync(talk);
        if (!balance.CanPayOut)
        {
            if (await InviteAsync(talk) is not { } link)
                return Picked.Ends("bankLater", new Dictionary<string, object?>());
            balance = await BalanceAsync(talk);
            if (!balance.CanPayOut)
                return Picked.Ends("bank", new Dictionary<string, object?> { ["link"] = link, ["sandbox"] = talk.IsSandbox });
        }
        var sums = slots.Amount is { } amount
            ? balance.Sums.FirstOrDefault(sum => sum.Ready.Currency == amount.Currency)
            : balance.Sums.OrderByDescending(sum => sum.Ready.Currency == talk.Counter.Rules.Currency).FirstOrDefault(sum => sum.Ready.Minor > 0);
        if (sums is not { Ready.Minor: > 0 })
            return Picked.Refused(new NothingToPayOut((sums ?? balance.Sums.FirstOrDefault(sum => sum.Held.Minor > 0)) is { Held: { Minor: > 0 } held } ? held : null));
        (slots.Ready, slots.BankEnding) = (sums.Ready, balance.BankEnding);
        return Picked.Found;
    }

    private static Task<BalanceTold> BalanceAsync(Talk talk) => talk.Counter.Payouts.BalanceAsync(talk.Me, talk.Cancellation);

    /// <summary>A page that asks for the bank; null when the provider does not answer now. By then the bank may have become known.</summary>
    private static async Task<Uri?> InviteAsync(Talk talk) =>
        (await talk.ActAsync(new OpenSellerAccount(talk.Me))).Fact is { } begun
            ? await talk.Counter.Paymaster.AccountUrlAsync(begun.Shop, begun.Provider, talk.Cancellation)
            : null;
}
