using ChatShop.Trade;
using ChatShop.Trade.Payments;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatShop.Payments.StripeProvider;

/// <summary>The door at which Stripe, or the sandbox in its place, knocks: 200 once it is written down, 400 when it is not genuine, 413 above 256 KB.</summary>
internal static class StripeDoor
{
    private const int MostBytes = 256 * 1024;

    /// <summary>Takes a webhook.</summary>
    public static async Task<Results<Ok, ProblemHttpResult>> HearAsync(HttpRequest request, StripeWebhook webhook, ITrade trade, CancellationToken cancellation)
    {
        if (await RequestBody.ReadAsync(request, MostBytes) is not { } body)
            return Problem(StatusCodes.Status413PayloadTooLarge, "The body is too large.", $"Send at most {MostBytes} bytes.");
        if (webhook.Read(body, request.Headers["Stripe-Signature"]) is not { } notice)
            return Problem(
                StatusCodes.Status400BadRequest,
                "The signature does not prove the sender.",
                "Sign the raw body with the endpoint's secret (Stripe-Signature, v1) within the last five minutes.");
        await trade.HearAsync(PaymentRoute.Usual, notice, cancellation);
        return TypedResults.Ok();
    }

    private static ProblemHttpResult Problem(int status, string title, string detail) =>
        TypedResults.Problem(statusCode: status, title: title, detail: detail);
}
