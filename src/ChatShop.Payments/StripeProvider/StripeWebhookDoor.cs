using ChatShop.Trade.Payments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatShop.Payments.StripeProvider;

/// <summary>Where Stripe, or the sandbox, tells what happened.</summary>
public static class StripeWebhookDoor
{
    private const int MostBytes = 256 * 1024;

    /// <summary>Opens the door at <c>POST /webhooks/stripe</c>.</summary>
    public static IEndpointConventionBuilder MapStripeWebhook(this IEndpointRouteBuilder routes) => routes.MapPost("/webhooks/stripe", TakeAsync);

    private static async Task<IResult> TakeAsync(HttpRequest request, StripeWebhook webhook, Cashier cashier, CancellationToken cancellation)
    {
        if (await ReadAsync(request, cancellation) is not { } body)
            return Results.Problem(statusCode: StatusCodes.Status413PayloadTooLarge, title: "The body is too large.", detail: $"Send at most {MostBytes} bytes.");
        if (webhook.Read(body, request.Headers["Stripe-Signature"]) is not { } notice)
            return Results.Problem(statusCode: StatusCodes.Status400BadRequest, title: "The signature does not prove the sender.", detail: "Sign the raw body with the endpoint's secret (Stripe-Signature, v1).");
        try
        {
            await cashier.HearAsync(notice, cancellation);
            return Results.Ok();
        }
        catch (ProviderUnreachableException)
        {
            return Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "Not now.", detail: "Deliver it again later.");
        }
    }

    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength is null or > MostBytes)
            return null;
        var bytes = new byte[request.ContentLength.Value];
        await request.Body.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }
}
