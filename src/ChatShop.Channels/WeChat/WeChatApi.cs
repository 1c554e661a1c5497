using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatShop.Channels.WeChat;

/// <summary>WeChat's API, as far as the shop calls it.</summary>
/// <param name="http">With WeChat's address as base.</param>
/// <param name="settings">The account.</param>
/// <param name="tokens">The account's access token.</param>
/// <param name="clock">What time it is.</param>
internal sealed class WeChatApi(HttpClient http, WeChatSettings settings, AccessTokens tokens, TimeProvider clock)
{
    private const int MostTries = 3;
    private const int LargestMedia = 10 * 1024 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>WeChat wants UTF-8 as it is: it shows \u escapes to people as they stand.</summary>
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Sends a text to one person as a customer-service message.</summary>
    /// <param name="openId">The person.</param>
    /// <param name="text">A part of <see cref="ReplyText.Parts"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Null when WeChat took it; otherwise why not.</returns>
    public async Task<string?> SendTextAsync(string openId, string text, CancellationToken cancellation)
    {
        if (!settings.CanCall)
            return "WeChat's AppId or AppSecret is not set, so only answers within 5 seconds reach people.";

        var body = new { touser = openId, msgtype = "text", text = new { content = text } };
        return await CallAsync(
            token => http.PostAsync($"cgi-bin/message/custom/send?access_token={Uri.EscapeDataString(token)}", Content(body), cancellation),
            async response => await FaultOfAsync(response, cancellation),
            cancellation) is { Code: not 0 } fault ? fault.Reason : null;
    }

    /// <summary>Fetches what a person sent.</summary>
    /// <param name="mediaId">WeChat's id of it; kept there for three days.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The bytes; null when they are more than 10 MB, or WeChat's API can not be called.</returns>
    /// <exception cref="WeChatRefusedException">WeChat says no.</exception>
    /// <exception cref="HttpRequestException">WeChat can't be reached.</exception>
    public async Task<byte[]?> GetMediaAsync(string mediaId, CancellationToken cancellation)
    {
        if (!settings.CanCall)
            return null;

        byte[]? content = null;
        var fault = await CallAsync(
            token => http.GetAsync(
                $"cgi-bin/media/get?access_token={Uri.EscapeDataString(token)}&media_id={Uri.EscapeDataString(mediaId)}",
                HttpCompletionOption.ResponseHeadersRead, cancellation),
            async response =>
            {
                if (response.Content.Headers.ContentType?.MediaType is "application/json" or "text/plain")
                    return await FaultOfAsync(response, cancellation);
                content = await LimitedBody.ReadAsync(response, LargestMedia, cancellation);
                return new WeChatFault(0, "");
            },
            cancellation);
        return fault.Code == 0 ? content : throw new WeChatRefusedException(fault);
    }

    /// <summary>Calls with a token; once more with a new one when it is refused, and up to three times when WeChat is busy.</summary>
    private async Task<WeChatFault> CallAsync(
        Func<string, Task<HttpResponseMessage>> call, Func<HttpResponseMessage, Task<WeChatFault>> read, CancellationToken cancellation)
    {
        string? refused = null;
        for (var attempt = 1; ; attempt++)
        {
            var token = await tokens.GetAsync(force => AskForTokenAsync(force, cancellation), refused, cancellation);
            using var response = await call(token);
            response.EnsureSuccessStatusCode();
            var fault = await read(response);
            if (fault.IsToken && refused is null)
                refused = token;
            else if (fault.IsBusy && attempt < MostTries)
                await Task.Delay(Pause * attempt, clock, cancellation);
            else
                return fault;
        }
    }

    private async Task<AccessToken> AskForTokenAsync(bool force, CancellationToken cancellation)
    {
        var body = new { grant_type = "client_credential", appid = settings.AppId, secret = settings.AppSecret, force_refresh = force };
        for (var attempt = 1; ; attempt++)
        {
            using var response = await http.PostAsync("cgi-bin/stable_token", Content(body), cancellation);
            response.EnsureSuccessStatusCode();
            var answer = await response.Content.ReadFromJsonAsync<TokenAnswer>(Json, cancellation) ?? new TokenAnswer(null, 0, 0, null);
            if (!string.IsNullOrEmpty(answer.AccessToken))
                return new AccessToken(answer.AccessToken, clock.GetUtcNow() + UsedFor(answer.ExpiresIn));
            var fault = new WeChatFault(answer.ErrorCode, answer.ErrorMessage ?? "no token");
            if (!fault.IsBusy || attempt == MostTries)
                throw new WeChatRefusedException(fault);
            await Task.Delay(Pause * attempt, clock, cancellation);
        }
    }

    /// <summary>WeChat makes the next token five minutes before the end; asking a minute later surely gets it.</summary>
    private static TimeSpan UsedFor(int expiresInSeconds) => TimeSpan.FromSeconds(Math.Max(expiresInSeconds - 240, expiresInSeconds / 2));

    private static ByteArrayContent Content(object body)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, Json));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return content;
    }

    private static async Task<WeChatFault> FaultOfAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellation);
        var answer = JsonSerializer.Deserialize<FaultAnswer>(bytes, Json);
        return new WeChatFault(answer?.ErrorCode ?? 0, answer?.ErrorMessage ?? "");
    }

    private sealed record FaultAnswer(
        [property: JsonPropertyName("errcode")] int ErrorCode,
        [property: JsonPropertyName("errmsg")] string? ErrorMessage);

    private sealed record TokenAnswer(
        [property: JsonPropertyName("access_token")] string? AccessToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn,
        [property: JsonPropertyName("errcode")] int ErrorCode,
        [property: JsonPropertyName("errmsg")] string? ErrorMessage);
}
