using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using Microsoft.Extensions.Logging;

namespace ChatShop.Payments;

/// <summary>Asks buyers for money on behalf of the trade: sends what was written down, and writes down what came of it.</summary>
/// <remarks>
/// What is sent was stored before with its key, and what came back is stored under a key of its own: after a crash
/// anywhere the same step is simply done again. docs/decisions/0005.
/// </remarks>
public sealed class Cashier(ITrade trade, IPaymentRecords records, Providers providers, Uri publicUrl, ILogger<Cashier> logger) : ICashier
{
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(30);

    /// <inheritdoc/>
    public bool IsSandbox(string provider) => providers[provider].IsSandbox;

    /// <inheritdoc/>
    public async Task<Uri?> PayUrlAsync(PaymentId payment, CancellationToken cancellation)
    {
        if (await records.PaymentAsync(payment, cancellation) is not { Payment: { Status: PaymentStatus.Pending } pending } told)
            return null;
        if (pending.PayUrl is not null)
            return pending.PayUrl;
        try
        {
            var checkout = await OpenAsync(providers[pending.Provider], RequestFor(told, publicUrl), cancellation);
            await trade.ActAsync(new Act($"{pending.CheckoutKey}:opened", null), new RecordCheckout(payment, checkout), cancellation);
            return checkout.PayUrl;
        }
        catch (Exception closed) when (closed is ProviderUnreachableException or ProviderRefusedException)
        {
            return null; // The person is told how to ask again; the same key then leads to the same checkout.
        }
        catch (Exception unwritten) when (unwritten is not OperationCanceledException)
        {
            logger.LogError(unwritten, "The checkout of payment {Payment} could not be written down; it is opened again when somebody asks", payment);
            return null; // The order stands: whoever placed it must not hear that nothing was done.
        }
    }

    /// <summary>Asks the provider how a payment stands and writes it down.</summary>
    public async Task SettleAsync(PaymentId payment, CancellationToken cancellation)
    {
        if (await records.PaymentAsync(payment, cancellation) is { Payment.CheckoutId: { } checkout } told)
            await RecordAsync(payment, providers[told.Payment.Provider].ReadCheckoutAsync(checkout, cancellation), cancellation);
    }

    /// <summary>The time to pay is over: closes the checkout first, so that money which came at the last moment still counts.</summary>
    public async Task ExpireAsync(PaymentId payment, CancellationToken cancellation)
    {
        if (!await EndAsync(payment, cancellation))
            await trade.ActAsync(new Act($"{payment}:expired", null), new ExpireOrders(payment), cancellation);
    }

    /// <summary>Nobody should pay this any more: tells the provider, and writes down what was paid all the same.</summary>
    public async Task CloseAsync(PaymentId payment, CancellationToken cancellation)
    {
        if (await records.PaymentAsync(payment, cancellation) is { Payment.Status: not PaymentStatus.Pending })
            await EndAsync(payment, cancellation);
    }

    /// <summary>How a chargeback stands is asked and written down.</summary>
    public async Task FollowChargebackAsync(string provider, string chargeback, CancellationToken cancellation)
    {
        var told = await providers[provider].ReadChargebackAsync(chargeback, cancellation);
        if (PaymentId.Parse(told.Payment) is not { } payment)
            return; // Money that was not taken for this market.
        await SettleAsync(payment, cancellation); // It may be heard of before the payment itself.
        await trade.ActAsync(new Act($"{provider}:{chargeback}:{told.Status}", null), new RecordChargeback(provider, told), cancellation);
    }

    /// <summary>Closes the checkout with the provider.</summary>
    /// <returns>Whether it turned out to be paid.</returns>
    private async Task<bool> EndAsync(PaymentId payment, CancellationToken cancellation)
    {
        if (await records.PaymentAsync(payment, cancellation) is not { Payment.CheckoutId: { } id } told)
            return false;
        return await RecordAsync(payment, providers[told.Payment.Provider].ExpireCheckoutAsync(id, cancellation), cancellation);
    }

    /// <summary>Opens a checkout, even for one who asks when the time to pay is half over.</summary>
    /// <remarks>
    /// Stripe opens none that ends within 30 minutes. It is then asked for one that ends later, under a key of its own:
    /// what is refused was not opened, so there are never two. The order's time to pay is no longer for it.
    /// </remarks>
    private static async Task<Checkout> OpenAsync(IPaymentProvider provider, CheckoutRequest request, CancellationToken cancellation)
    {
        try
        {
            return await provider.OpenCheckoutAsync(request, cancellation);
        }
        catch (ProviderRefusedException)
        {
            var later = request with { Key = $"{request.Key}:late", ExpiresAt = request.ExpiresAt + Later };
            return await provider.OpenCheckoutAsync(later, cancellation);
        }
    }

    /// <summary>Writes down that a checkout is paid. One that the provider does not know can not be: it was another's, such as the sandbox's.</summary>
    /// <returns>Whether it is paid.</returns>
    private async Task<bool> RecordAsync(PaymentId payment, Task<Checkout> asked, CancellationToken cancellation)
    {
        try
        {
            if (await asked is not { Status: CheckoutStatus.Paid } checkout)
                return false;
            var result = await trade.ActAsync(new Act($"{payment}:paid:{checkout.Id}", null), new RecordPayment(payment, checkout), cancellation);
            return result.Fact?.Differs is null;
        }
        catch (ProviderRefusedException)
        {
            return false;
        }
    }

    /// <summary>The same payment always makes the same request: the provider compares it with the first one, and takes no other.</summary>
    internal static CheckoutRequest RequestFor(PaymentTold told, Uri publicUrl)
    {
        var (payment, order) = (told.Payment, told.Orders[0]);
        var page = new Uri(publicUrl, $"/o/{order.Number}?k={order.Key}");
        var lines = payment.Parts.SelectMany(part => part.Goods)
            .Select(goods => new CheckoutLine($"{goods.Product} × {goods.Quantity.Value:0.####}", goods.Total)).ToList();
        return new CheckoutRequest($"{payment.Id}", payment.CheckoutKey, lines, payment.ExpiresAt, payment.Locale, page, page, payment.Payer ?? new Payer("", ""));
    }
}
