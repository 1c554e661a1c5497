using ChatShop.Trade.Payments;
using Stripe;
using Stripe.Checkout;

namespace ChatShop.Payments.StripeProvider;

/// <summary>What Stripe's events mean to the market.</summary>
internal static class StripeNotices
{
    /// <summary>The events that mean something.</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        "checkout.session.completed", "checkout.session.async_payment_succeeded", "checkout.session.async_payment_failed", "checkout.session.expired",
        "refund.created", "refund.updated", "refund.failed",
        "charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed", "charge.dispute.funds_withdrawn", "charge.dispute.funds_reinstated",
        "account.updated", "payout.paid", "payout.failed", "payout.canceled",
    ];

    /// <summary>What an event is about.</summary>
    public static ProviderNotice Of(Event told) => told.Data?.Object switch
    {
        Session session when told.Type.StartsWith("checkout.session.", StringComparison.Ordinal) =>
            new ProviderNotice(told.Id, ProviderNoticeKind.Checkout, session.Id, session.ClientReferenceId),
        Stripe.Refund refund => new ProviderNotice(told.Id, ProviderNoticeKind.Refund, refund.Id, null),
        Dispute dispute => new ProviderNotice(told.Id, ProviderNoticeKind.Chargeback, dispute.Id, null),
        Account account => new ProviderNotice(told.Id, ProviderNoticeKind.Account, account.Id, null, account.Id),
        Payout payout when told.Account is not null => new ProviderNotice(told.Id, ProviderNoticeKind.Payout, payout.Id, null, told.Account),
        var other => new ProviderNotice(told.Id, ProviderNoticeKind.Other, (other as IHasId)?.Id ?? "", null),
    };
}
