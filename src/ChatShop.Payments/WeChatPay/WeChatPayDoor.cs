using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatShop.Payments.WeChatPay;

/// <summary>The door at which WeChat Pay knocks: 204 once it is written down; else a code and a sentence, and it knocks again.</summary>
internal static class WeChatPayDoor
{
    private const int MostBytes = 64 * 1024;

    /// <summary>Takes a notice.</summary>
    public static async Task<Results<NoContent, JsonHttpResult<Failure>>> HearAsync(
        HttpRequest request, WeChatPayWebhook webhook, NoticeBook book, CancellationToken cancellation)
    {
        if (await ReadAsync(request, cancellation) is not { } body)
            return Fail(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {MostBytes} bytes.");
        try
        {
            var notice = webhook.Read(body, Proof.Of(name => request.Headers[name].ToString()));
            await book.WriteAsync(WeChatPaySetup.Provider, notice, cancellation);
            return TypedResults.NoContent();
        }
        catch (ForgedNoticeException)
        {
            return Fail(StatusCodes.Status401Unauthorized, "The signature does not prove the sender.");
        }
        catch (FormatException unread)
        {
            return Fail(StatusCodes.Status400BadRequest, unread.Message);
        }
    }

    private static JsonHttpResult<Failure> Fail(int status, string message) => TypedResults.Json(new Failure("FAIL", message), statusCode: status);

    /// <summary>The raw bytes; null when there are too many.</summary>
    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > MostBytes)
            return null;
        var body = new byte[MostBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellation);
        return length > MostBytes ? null : body[..length];
    }

    /// <summary>How WeChat Pay wants to hear that a notice was not taken.</summary>
    internal sealed record Failure(string Code, string Message);
}
