using System.Net.Http.Json;
using System.Text.Json.Serialization;

namespace ChatShop.Channels.WeChat;

/// <summary>Asks WeChat for an access token, by the account's id and secret.</summary>
/// <param name="http">With WeChat's address as base.</param>
/// <param name="settings">The account.</param>
/// <param name="clock">What time it is.</param>
internal sealed class TokenRequest(HttpClient http, WeChatSettings settings, TimeProvider clock)
{
    private const int MostTries = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Asks up to three times while WeChat is busy.</summary>
    /// <param name="force">For another one although the present one seems valid to WeChat.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="WeChatRefusedException">WeChat gives none.</exception>
    /// <exception cref="HttpRequestException">WeChat can't be reached.</exception>
    public async Task<AccessToken> SendAsync(bool force, CancellationToken cancellation)
    {
        var body = new { grant_type = "client_credential", appid = settings.AppId, secret = settings.AppSecret, force_refresh = force };
        for (var attempt = 1; ; attempt++)
        {
            using var response = await http.PostAsync("cgi-bin/stable_token", WeChatJson.Content(body), cancellation);
            response.EnsureSuccessStatusCode();
            var answer = await response.Content.ReadFromJsonAsync<Answer>(WeChatJson.Options, cancellation) ?? new Answer(null, 0, 0, null);
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

    private sealed record Answer(
        [property: JsonPropertyName("access_token")] string? AccessToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn,
        [property: JsonPropertyName("errcode")] int ErrorCode,
        [property: JsonPropertyName("errmsg")] string? ErrorMessage);
}
