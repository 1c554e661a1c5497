using ChatShop.Trade;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatShop.Payments.WeChatPay;

/// <summary>The door at which WeChat Pay knocks: 204 once it is written down; else a code and a sentence, and it knocks again.</summary>
internal static class WeChatPayDoor
{
    private const int MostBytes = 64 * 1024;

    /// <summary>Takes a notice.</summary>
    public static async Task<Results<NoContent, JsonHttpResult<Failure>>> HearAsync(
        HttpRequest request, WeChatPayWebhook webhook, ITrade trade, CancellationToken cancellation)
    {
        if (await RequestBody.ReadAsync(request, MostBytes) is not { } body)
            return Fail(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {MostBytes} bytes.");
        try
        {
            if (webhook.Read(body, Proof.Of(name => request.Headers[name].ToString())) is not { } notice)
                return Fail(StatusCodes.Status401Unauthorized, "The signature does not prove the sender.");
            await trade.HearAsync(WeChatPaySetup.Provider, notice, cancellation);
            return TypedResults.NoContent();
        }
        catch (FormatException unread)
        {
            return Fail(StatusCodes.Status400BadRequest, unread.Message);
        }
    }

    private static JsonHttpResult<Failure> Fail(int status, string message) => TypedResults.Json(new Failure("FAIL", message), statusCode: status);

    /// <summary>How WeChat Pay wants to hear that a notice was not taken.</summary>
    internal sealed record Failure(string Code, string Message);
}
