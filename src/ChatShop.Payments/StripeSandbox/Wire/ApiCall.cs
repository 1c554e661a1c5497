namespace ChatShop.Payments.StripeSandbox.Wire;

/// <summary>One call to the API.</summary>
/// <param name="Id">Its <c>req_…</c>.</param>
/// <param name="Key">The idempotency key; null when there was none.</param>
/// <param name="Path">Such as <c>/v1/refunds</c>.</param>
/// <param name="Parameters">From the form or the query.</param>
/// <param name="Account">For which seller's account (header Stripe-Account); null for the market's own.</param>
internal sealed record ApiCall(string Id, string? Key, string Path, Parameters Parameters, string? Account = null);

/// <summary>What a call is answered.</summary>
internal sealed record ApiAnswer(int Status, string Body, bool IsReplay = false);
