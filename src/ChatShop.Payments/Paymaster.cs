using ChatShop.Trade;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;

namespace ChatShop.Payments;

/// <summary>Gets sellers their money: accounts at the provider, transfers there, payouts from there to their banks.</summary>
public sealed class Paymaster(ITrade trade, IPayoutRecords records, Providers providers, Uri publicUrl) : IPaymaster
{
    /// <inheritdoc/>
    public async Task<Uri?> AccountUrlAsync(ShopId shop, string provider, CancellationToken cancellation)
    {
        try
        {
            var account = await OpenAsync(await records.AccountAsync(shop, provider, cancellation), provider, cancellation);
            return await providers.ForSellers(provider).InviteAsync(account.Id, new Uri(publicUrl, $"/s/{shop}"), cancellation);
        }
        catch (Exception closed) when (closed is ProviderUnreachableException or ProviderRefusedException)
        {
            return null; // The person is told how to ask again.
        }
    }

    /// <inheritdoc/>
    public async Task HandOnAsync(PersonId seller, CancellationToken cancellation)
    {
        foreach (var transfer in await records.WaitingForAsync(seller, cancellation))
            try
            {
                await TransferAsync(transfer, cancellation);
            }
            catch (ProviderUnreachableException)
            {
                return; // It is tried again without being asked.
            }
    }

    /// <summary>Hands on a seller's share, once there is an account that may receive it; until then it waits.</summary>
    /// <exception cref="ProviderUnreachableException">It is tried again later.</exception>
    public async Task TransferAsync(TransferId id, CancellationToken cancellation)
    {
        if (await records.TransferAsync(id, cancellation) is not { Status: TransferStatus.Waiting or TransferStatus.Due } waiting
            || await ReceivingAsync(waiting.Shop, waiting.Provider, cancellation) is not { } account)
            return;
        await trade.ActAsync(new Act($"{waiting.Key}:begun", null), new BeginTransfer(id), cancellation);
        if (await records.TransferAsync(id, cancellation) is { Status: TransferStatus.Due } due)
            await SendAsync(due, account, cancellation);
    }

    /// <summary>Sends a payout whose time has come; how one stands that the provider has is asked and written down.</summary>
    /// <exception cref="ProviderUnreachableException">It is tried again later: the same key makes no second one.</exception>
    public async Task PayOutAsync(PayoutId id, CancellationToken cancellation)
    {
        if (await records.PayoutAsync(id, cancellation) is not { } payout
            || (await records.AccountAsync(payout.Shop, payout.Provider, cancellation)).Account?.ProviderId is not { } account)
            return;
        var provider = providers.ForSellers(payout.Provider);
        try
        {
            if (payout.ProviderId is { } made)
                await RecordAsync(id, await provider.ReadPayoutAsync(account, made, cancellation), cancellation);
            else if (payout.Status == PayoutStatus.Sent)
                await RecordAsync(id, await provider.PayOutAsync(new PayoutRequest($"{id}", payout.Key, account, payout.Amount), cancellation), cancellation);
        }
        catch (ProviderRefusedException refused) when (payout.ProviderId is null)
        {
            await trade.ActAsync(new Act($"{id}:refused", null), new RefusePayout(id, refused.Message), cancellation);
        }
    }

    /// <summary>A notice was about a payout: ours, or none.</summary>
    public async Task FollowPayoutAsync(string providerId, CancellationToken cancellation)
    {
        if (await records.PayoutAsync(providerId, cancellation) is { } payout)
            await PayOutAsync(payout.Id, cancellation);
    }

    /// <summary>A notice was about a seller's account: how it stands is asked and written down.</summary>
    public async Task FollowAccountAsync(string providerId, CancellationToken cancellation)
    {
        if (await records.AccountAsync(providerId, cancellation) is { Account: { } account })
            await RecordAsync(account.Shop, account.Provider, await providers.ForSellers(account.Provider).ReadAccountAsync(providerId, cancellation), cancellation);
    }

    /// <summary>The provider's id of the account that may receive a shop's money; null until there is one.</summary>
    private async Task<string?> ReceivingAsync(ShopId shop, string provider, CancellationToken cancellation)
    {
        var isOpenedUnasked = providers.ForSellers(provider).TransfersArrive;
        var told = await records.AccountAsync(shop, provider, cancellation);
        if (told.Account is { CanReceive: true, ProviderId: { } known })
            return known;
        return isOpenedUnasked && await OpenAsync(told, provider, cancellation) is { CanReceive: true } opened ? opened.Id : null;
    }

    private async Task SendAsync(Transfer due, string account, CancellationToken cancellation)
    {
        try
        {
            var made = await providers.ForSellers(due.Provider).TransferAsync(
                new TransferRequest(due.Id.ToString(), due.Key, account, due.Charge, $"{due.Payment}{due.Loan}{due.Programme}", due.Amount), cancellation);
            await trade.ActAsync(new Act($"{due.Key}:made", null), new RecordTransfer(due.Id, made), cancellation);
        }
        catch (ProviderRefusedException refused)
        {
            await trade.ActAsync(new Act($"{due.Key}:refused", null), new RefuseTransfer(due.Id, refused.Message), cancellation);
        }
    }

    private async Task<ProviderAccount> OpenAsync(SellerAccountTold told, string provider, CancellationToken cancellation)
    {
        var sellers = providers.ForSellers(provider);
        var account = told.Account?.ProviderId is { } known
            ? await sellers.ReadAccountAsync(known, cancellation)
            : await sellers.OpenAccountAsync(new AccountRequest($"{told.Shop}", SellerAccount.KeyOf(told.Shop, provider), told.ShopName, told.Payee), cancellation);
        await RecordAsync(told.Shop, provider, account, cancellation);
        return account;
    }

    /// <summary>An account may go back and forth between states: each word of the provider that is news is an act of its own.</summary>
    private async Task RecordAsync(ShopId shop, string provider, ProviderAccount told, CancellationToken cancellation)
    {
        var known = (await records.AccountAsync(shop, provider, cancellation)).Account;
        if (known?.ProviderId == told.Id && (known.CanReceive, known.CanPayOut, known.BankEnding) == (told.CanReceive, told.CanPayOut, told.BankEnding))
            return;
        await trade.ActAsync(new Act($"{SellerAccount.KeyOf(shop, provider)}:{Guid.NewGuid():N}", null), new RecordSellerAccount(shop, provider, told), cancellation);
    }

    private Task RecordAsync(PayoutId id, ProviderPayout told, CancellationToken cancellation) =>
        trade.ActAsync(new Act($"{id}:{told.Status}", null), new RecordPayout(id, told), cancellation);
}
