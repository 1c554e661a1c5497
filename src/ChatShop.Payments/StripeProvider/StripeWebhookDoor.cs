using ChatShop.Trade.Payments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ChatShop.Payments.StripeProvider;

/// <summary>The door at which Stripe, or the sandbox in its place, knocks.</summary>
public static class StripeWebhookDoor
{
    private const int BodyBytesMax = 256 * 1024;

    /// <summary>Opens POST /webhooks/stripe: 200 once it is acted upon, 400 when it is not genuine, 413 above 256 KB,
    /// 503 when Stripe can not be asked right now and shall tell again.</summary>
    public static IEndpointConventionBuilder MapStripeWebhook(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/webhooks/stripe", HearAsync).DisableAntiforgery();

    private static async Task<Results<Ok, ProblemHttpResult>> HearAsync(HttpRequest request, StripeWebhook webhook, Cashier cashier)
    {
        if (await ReadAsync(request) is not { } body)
            return TypedResults.Problem(statusCode: StatusCodes.Status413PayloadTooLarge);
        if (webhook.Read(body, request.Headers["Stripe-Signature"]) is not { } notice)
            return TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: "The signature does not prove that this comes from Stripe.");
        try
        {
            await cashier.HearAsync(notice, request.HttpContext.RequestAborted);
            return TypedResults.Ok();
        }
        catch (ProviderUnreachableException)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "Stripe can not be asked now; send it again.");
        }
    }

    /// <summary>The raw bytes; null when there are too many.</summary>
    private static async Task<byte[]?> ReadAsync(HttpRequest request)
    {
        var body = new MemoryStream();
        var part = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(part, request.HttpContext.RequestAborted)) > 0;)
        {
            if (body.Length + read > BodyBytesMax)
                return null;
            body.Write(part, 0, read);
        }
        return body.ToArray();
    }
}
