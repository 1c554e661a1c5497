using ChatShop.Trade.Payments;

namespace ChatShop.Payments.WeChatPay;

/// <summary>Takes money and gives it back through WeChat Pay itself: where Stripe is not offered. docs/decisions/0014.</summary>
internal sealed class WeChatPayments(Checkouts checkouts, TradeRefunds refunds, Bills bills) : IPaymentProvider
{
    /// <inheritdoc/>
    public string Name => WeChatPaySetup.Provider;

    /// <inheritdoc/>
    public bool IsSandbox => false;

    /// <inheritdoc/>
    public Task<Checkout> OpenCheckoutAsync(CheckoutRequest request, CancellationToken cancellation) => checkouts.OpenAsync(request, cancellation);

    /// <inheritdoc/>
    public async Task<Checkout> ReadCheckoutAsync(string checkoutId, CancellationToken cancellation) =>
        await checkouts.ReadAsync(NumberOf(checkoutId), cancellation);

    /// <inheritdoc/>
    public async Task<Checkout> ExpireCheckoutAsync(string checkoutId, CancellationToken cancellation) =>
        await checkouts.ExpireAsync(NumberOf(checkoutId), cancellation);

    /// <inheritdoc/>
    public Task<ProviderRefund> RefundAsync(RefundRequest request, CancellationToken cancellation) =>
        refunds.GiveAsync(request.Refund, request.Charge, request.Amount, cancellation);

    /// <inheritdoc/>
    /// <remarks>WeChat Pay knows no chargebacks: what a buyer complains of there, people settle.</remarks>
    public Task<ProviderChargeback> ReadChargebackAsync(string chargebackId, CancellationToken cancellation) =>
        throw new ProviderRefusedException("WeChat Pay knows no chargebacks.");

    /// <inheritdoc/>
    /// <remarks>
    /// Nothing: WeChat Pay repeats a notice for a day and keeps no list of what it told. What was not heard is found by
    /// asking how each open checkout and refund stands.
    /// </remarks>
    public IAsyncEnumerable<ProviderNotice> NoticesAsync(DateTimeOffset since, CancellationToken cancellation) => AsyncEnumerable.Empty<ProviderNotice>();

    /// <inheritdoc/>
    public IAsyncEnumerable<Movement> MovementsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) =>
        bills.MovementsAsync(from, until, cancellation);

    private static TradeNumber NumberOf(string checkoutId) =>
        TradeNumber.Parse(checkoutId) ?? throw new ProviderRefusedException($"{checkoutId} is no checkout of WeChat Pay.");
}
