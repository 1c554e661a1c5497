using ChatShop.Trade.Payments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ChatShop.Payments.StripeProvider;

/// <summary>The door at which Stripe, or the sandbox in its place, knocks.</summary>
public static class StripeWebhookDoor
{
    private const int MostBytes = 256 * 1024;

    /// <summary>Opens POST /webhooks/stripe: 200 once it is written down, 400 when it is not genuine, 413 above 256 KB.</summary>
    public static IEndpointConventionBuilder MapStripeWebhook(this IEndpointRouteBuilder routes) => routes.MapPost("/webhooks/stripe", HearAsync);

    private static async Task<Results<Ok, ProblemHttpResult>> HearAsync(
        HttpRequest request, StripeWebhook webhook, NoticeBook book, CancellationToken cancellation)
    {
        if (await ReadAsync(request, cancellation) is not { } body)
            return Problem(StatusCodes.Status413PayloadTooLarge, "The body is too large.", $"Send at most {MostBytes} bytes.");
        if (webhook.Read(body, request.Headers["Stripe-Signature"]) is not { } notice)
            return Problem(
                StatusCodes.Status400BadRequest,
                "The signature does not prove the sender.",
                "Sign the raw body with the endpoint's secret (Stripe-Signature, v1) within the last five minutes.");
        await book.WriteAsync(PaymentRoute.Usual, notice, cancellation);
        return TypedResults.Ok();
    }

    private static ProblemHttpResult Problem(int status, string title, string detail) =>
        TypedResults.Problem(statusCode: status, title: title, detail: detail);

    /// <summary>The raw bytes; null when there are too many.</summary>
    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > MostBytes)
            return null;
        var body = new MemoryStream();
        var part = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(part, cancellation)) > 0;)
        {
            if (body.Length + read > MostBytes)
                return null;
            body.Write(part, 0, read);
        }
        return body.ToArray();
    }
}
