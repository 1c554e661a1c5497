using System.Text;
using ChatShop.Trade.Payments;
using Stripe;
using Stripe.Checkout;

namespace ChatShop.Payments.StripeProvider;

/// <summary>Proves that a webhook comes from Stripe and says what it is about.</summary>
/// <remarks>Signature, time window and release train are checked by Stripe.net over the raw bytes (Stripe-Signature, scheme v1).</remarks>
public sealed class StripeWebhook(string secret)
{
    /// <summary>Reads a delivery.</summary>
    /// <returns>What it tells; null when it is not Stripe's.</returns>
    public ProviderNotice? Read(byte[] body, string? signature)
    {
        try
        {
            var told = EventUtility.ConstructEvent(Encoding.UTF8.GetString(body), signature ?? "", secret);
            return told.Data.Object switch
            {
                Session session => new ProviderNotice(told.Id, ProviderNoticeKind.Checkout, session.Id, session.ClientReferenceId),
                Stripe.Refund refund => new ProviderNotice(told.Id, ProviderNoticeKind.Refund, refund.Id, null),
                _ => new ProviderNotice(told.Id, ProviderNoticeKind.Other, "", null),
            };
        }
        catch (Exception forged) when (forged is StripeException or Newtonsoft.Json.JsonException or ArgumentException or FormatException)
        {
            return null;
        }
    }
}
