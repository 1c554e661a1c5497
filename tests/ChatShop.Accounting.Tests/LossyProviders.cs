using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;

namespace ChatShop.Accounting.Tests;

/// <summary>Where the network fails, or the process ends: before a call arrives, or after it has acted and before anybody hears of it.</summary>
internal sealed class Losses
{
    private readonly Queue<bool> next = new();

    /// <summary>How many calls were lost.</summary>
    public int Count { get; private set; }

    /// <summary>The next calls are lost: true after they acted, false before they arrived.</summary>
    public void Lose(params bool[] afterwards)
    {
        foreach (var one in afterwards)
            next.Enqueue(one);
    }

    /// <summary>Everything arrives again.</summary>
    public void Cease() => next.Clear();

    public async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        if (!next.TryDequeue(out var afterwards))
            return await call();
        Count++;
        if (afterwards)
            await call();
        throw new ProviderUnreachableException("lost");
    }
}

/// <summary>A payment provider behind a bad line.</summary>
internal sealed class LossyPayments(IPaymentProvider inner, Losses losses) : IPaymentProvider
{
    public string Name => inner.Name;

    public bool IsSandbox => inner.IsSandbox;

    public Task<Checkout> OpenCheckoutAsync(CheckoutRequest request, CancellationToken cancellation) => losses.CallAsync(() => inner.OpenCheckoutAsync(request, cancellation));

    public Task<Checkout> ReadCheckoutAsync(string checkoutId, CancellationToken cancellation) => losses.CallAsync(() => inner.ReadCheckoutAsync(checkoutId, cancellation));

    public Task<Checkout> ExpireCheckoutAsync(string checkoutId, CancellationToken cancellation) => losses.CallAsync(() => inner.ExpireCheckoutAsync(checkoutId, cancellation));

    public Task<ProviderRefund> RefundAsync(RefundRequest request, CancellationToken cancellation) => losses.CallAsync(() => inner.RefundAsync(request, cancellation));

    public Task<ProviderChargeback> ReadChargebackAsync(string chargebackId, CancellationToken cancellation) => losses.CallAsync(() => inner.ReadChargebackAsync(chargebackId, cancellation));

    public IAsyncEnumerable<ProviderNotice> NoticesAsync(DateTimeOffset since, CancellationToken cancellation) => inner.NoticesAsync(since, cancellation);

    public IAsyncEnumerable<Movement> MovementsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) => inner.MovementsAsync(from, until, cancellation);
}

/// <summary>A payout provider behind the same bad line.</summary>
internal sealed class LossyPayouts(IPayoutProvider inner, Losses losses) : IPayoutProvider
{
    public string Name => inner.Name;

    public bool TransfersArrive => inner.TransfersArrive;

    public Task<ProviderAccount> OpenAccountAsync(AccountRequest request, CancellationToken cancellation) => losses.CallAsync(() => inner.OpenAccountAsync(request, cancellation));

    public Task<ProviderAccount> ReadAccountAsync(string accountId, CancellationToken cancellation) => losses.CallAsync(() => inner.ReadAccountAsync(accountId, cancellation));

    public Task<Uri?> InviteAsync(string accountId, Uri returnUrl, CancellationToken cancellation) => losses.CallAsync(() => inner.InviteAsync(accountId, returnUrl, cancellation));

    public Task<string> TransferAsync(TransferRequest request, CancellationToken cancellation) => losses.CallAsync(() => inner.TransferAsync(request, cancellation));

    public Task<string> ReverseAsync(ReversalRequest request, CancellationToken cancellation) => losses.CallAsync(() => inner.ReverseAsync(request, cancellation));

    public Task<ProviderPayout> PayOutAsync(PayoutRequest request, CancellationToken cancellation) => losses.CallAsync(() => inner.PayOutAsync(request, cancellation));

    public Task<ProviderPayout> ReadPayoutAsync(string accountId, string payoutId, CancellationToken cancellation) => losses.CallAsync(() => inner.ReadPayoutAsync(accountId, payoutId, cancellation));
}
