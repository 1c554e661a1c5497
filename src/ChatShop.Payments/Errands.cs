using ChatShop.Trade;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;

namespace ChatShop.Payments;

/// <summary>Does what acts have left in the outbox for the providers: at least once, and twice is harmless.</summary>
public sealed class Errands(Cashier cashier, Refunds refunds, Paymaster paymaster)
{
    /// <summary>Does one.</summary>
    /// <exception cref="ProviderUnreachableException">It is tried again later.</exception>
    public Task RunAsync(Errand errand, CancellationToken cancellation) => errand switch
    {
        CloseCheckout close => cashier.CloseAsync(close.Payment, cancellation),
        SendRefund send => refunds.SendAsync(send.Refund, cancellation),
        SendTransfer send => paymaster.TransferAsync(send.Transfer, cancellation),
        ForwardPayout send => paymaster.PayOutAsync(send.Payout, cancellation),
        FollowNotice follow => FollowAsync(follow.Provider, follow.Notice, cancellation),
        _ => throw new NotSupportedException($"Nobody does the errand {errand.GetType().Name}."),
    };

    /// <summary>Acts upon what a provider told: never on its word, always on what the provider answers when asked.</summary>
    private Task FollowAsync(string provider, ProviderNotice notice, CancellationToken cancellation) => notice.Kind switch
    {
        ProviderNoticeKind.Checkout when PaymentId.Parse(notice.Payment) is { } payment => cashier.SettleAsync(payment, cancellation),
        ProviderNoticeKind.Refund => refunds.FollowAsync(notice.Subject, cancellation),
        ProviderNoticeKind.Chargeback => cashier.FollowChargebackAsync(provider, notice.Subject, cancellation),
        ProviderNoticeKind.Account => paymaster.FollowAccountAsync(notice.Subject, cancellation),
        ProviderNoticeKind.Payout => paymaster.FollowPayoutAsync(notice.Subject, cancellation),
        _ => Task.CompletedTask,
    };
}
