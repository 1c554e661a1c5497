using Stripe;

namespace ChatShop.Payments.StripeProvider;

/// <summary>Looks at the market's account at Stripe, for the one who runs it: what would keep money from moving.</summary>
internal static class StripeCheck
{
    /// <summary>A line for each thing that is missing.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(V1Services v1, Uri publicUrl, CancellationToken cancellation)
    {
        var missing = new List<string>();
        var account = await v1.Accounts.GetSelfAsync(null, cancellation);
        if (!account.ChargesEnabled)
            missing.Add("the account may not take payments yet: finish its activation in Stripe's dashboard");
        if (!account.PayoutsEnabled)
            missing.Add("the account may not pay out yet: name its bank account in Stripe's dashboard");
        if (account.Capabilities?.CardPayments is not "active")
            missing.Add("card payments are not active: see the payment methods in Stripe's dashboard, also for WeChat Pay and Alipay");

        var door = new Uri(publicUrl, "/webhooks/stripe").AbsoluteUri;
        var endpoints = await v1.WebhookEndpoints.ListAsync(new WebhookEndpointListOptions { Limit = 100 }, null, cancellation);
        var ours = endpoints.Data.Where(it => it.Url == door && it.Status == "enabled").ToList();
        if (ours.Count == 0)
            missing.Add($"no webhook endpoint sends events to {door}: add one for the account and one for connected accounts, and put both secrets into Payments:Stripe:WebhookSecret, separated by a comma");
        var heard = ours.SelectMany(it => it.EnabledEvents).ToHashSet();
        if (ours.Count > 0 && !heard.Contains("*") && StripeNotices.Types.Where(type => !heard.Contains(type)).ToList() is { Count: > 0 } deaf)
            missing.Add($"the webhook endpoints leave out {string.Join(", ", deaf)}");
        return missing;
    }
}
