using ChatShop.Trade;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;

namespace ChatShop.Payments;

/// <summary>Gives buyers their money back: first what lies on the seller's account is taken from there, then the buyer gets it.</summary>
/// <remarks>If the second step fails after the first, what was taken lies with the market until those who run it have decided; it is never sent twice.</remarks>
public sealed class Refunds(ITrade trade, IPaymentRecords records, IPayoutRecords payouts, Providers providers)
{
    /// <summary>Sends a refund that was written down, or asks how it stands, and writes down what the provider says.</summary>
    /// <exception cref="ProviderUnreachableException">It is tried again later.</exception>
    public async Task SendAsync(RefundId id, CancellationToken cancellation)
    {
        if (await records.RefundAsync(id, cancellation) is not { Status: not ProviderRefundStatus.Failed } refund
            || await records.PaymentAsync(refund.Payment, cancellation) is not { } told)
            return;
        if (refund is { Reversal: ReversalStatus.Due, Transfer: { } transfer })
            await ReverseAsync(refund, transfer, cancellation);
        await RecordAsync(refund, await AskAsync(providers[told.Payment.Provider], refund, cancellation), cancellation);
    }

    /// <summary>A notice was about a refund: ours, or none.</summary>
    public async Task FollowAsync(string providerId, CancellationToken cancellation)
    {
        if (await records.RefundAsync(providerId, cancellation) is { } refund)
            await SendAsync(refund.Id, cancellation);
    }

    private async Task ReverseAsync(Refund refund, TransferId id, CancellationToken cancellation)
    {
        if (await payouts.TransferAsync(id, cancellation) is not { ProviderId: { } sent } transfer)
            throw new ProviderUnreachableException($"{id} is still on its way to the seller, and can not be taken back before it is there.");
        var account = await payouts.AccountAsync(transfer.Shop, transfer.Provider, cancellation);
        var request = new ReversalRequest(refund.Id.ToString(), refund.ReversalKey, account.Account?.ProviderId ?? "", sent, refund.FromAccount);
        var back = await TakeBackAsync(providers.ForSellers(transfer.Provider), request, cancellation);
        await trade.ActAsync(new Act($"{refund.Id}:reversed", null), new RecordReversal(refund.Id, back), cancellation);
    }

    /// <summary>What the seller's account does not hold any more the buyer gets all the same, and the seller owes it.</summary>
    /// <returns>The provider's id of the reversal; null when it was refused.</returns>
    private static async Task<string?> TakeBackAsync(IPayoutProvider provider, ReversalRequest request, CancellationToken cancellation)
    {
        try
        {
            return await provider.ReverseAsync(request, cancellation);
        }
        catch (ProviderRefusedException)
        {
            return null;
        }
    }

    /// <summary>What the provider refuses has failed: the people who run the market hear of it, and nothing is tried for ever.</summary>
    private static async Task<ProviderRefund> AskAsync(IPaymentProvider provider, Refund refund, CancellationToken cancellation)
    {
        try
        {
            return await provider.RefundAsync(new RefundRequest(refund.Id.ToString(), refund.Key, refund.Charge, refund.Amount), cancellation);
        }
        catch (ProviderRefusedException) when (refund.ProviderId is null)
        {
            return new ProviderRefund($"{refund.Id}:refused", ProviderRefundStatus.Failed);
        }
    }

    private Task RecordAsync(Refund refund, ProviderRefund told, CancellationToken cancellation) =>
        trade.ActAsync(new Act($"{refund.Id}:{told.Status}", null), new RecordRefund(refund.Id, told), cancellation);
}
