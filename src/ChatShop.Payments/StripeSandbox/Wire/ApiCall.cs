namespace ChatShop.Payments.StripeSandbox.Wire;

/// <summary>One call to the API.</summary>
/// <param name="Id">Its <c>req_…</c>.</param>
/// <param name="Key">The idempotency key; null when there was none.</param>
/// <param name="Account">For which connected account it is made (<c>Stripe-Account</c>); null for the platform itself.</param>
/// <param name="Path">Such as <c>/v1/refunds</c>.</param>
/// <param name="Parameters">From the form or the query.</param>
internal sealed record ApiCall(string Id, string? Key, string? Account, string Path, Parameters Parameters);

/// <summary>What a call is answered.</summary>
internal sealed record ApiAnswer(int Status, string Body, bool IsReplay = false);
