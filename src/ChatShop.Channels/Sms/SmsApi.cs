using System.Text.Json;

namespace ChatShop.Channels.Sms;

/// <summary>The gateway's API, as far as the shop calls it.</summary>
/// <param name="http">With the gateway's address as base, and the account's password.</param>
/// <param name="settings">The account.</param>
/// <param name="clock">What time it is.</param>
internal sealed class SmsApi(HttpClient http, SmsSettings settings, TimeProvider clock)
{
    private const int LargestAnswer = 64 * 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Sends one message.</summary>
    /// <param name="number">Whom to.</param>
    /// <param name="text">A part of <see cref="SmsParts"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What the gateway says became of it.</returns>
    /// <exception cref="HttpRequestException">The gateway can't be reached, or breaks off.</exception>
    /// <exception cref="OperationCanceledException">It gives no answer in time.</exception>
    public async Task<Outcome> SendAsync(string number, string text, CancellationToken cancellation)
    {
        using var tooLong = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tooLong.Token, cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"2010-04-01/Accounts/{Uri.EscapeDataString(settings.AccountSid)}/Messages.json");
        request.Content = new FormUrlEncodedContent([new("To", number), new("From", settings.From), new("Body", text)]);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
        return new SmsAnswer((int)response.StatusCode, await CodeAsync(response, either.Token), PauseOf(response)).Outcome;
    }

    /// <summary>The gateway's own code; the status alone counts where there is none to read.</summary>
    private static async Task<int?> CodeAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            if (await LimitedBody.ReadAsync(response, LargestAnswer, cancellation) is not { } body)
                return null;
            using var json = JsonDocument.Parse(body);
            var name = response.IsSuccessStatusCode ? "error_code" : "code";
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var code)
                && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number) ? number : null;
        }
        catch (Exception broken) when (broken is JsonException or HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    private TimeSpan? PauseOf(HttpResponseMessage response)
    {
        var told = response.Headers.RetryAfter;
        return (told?.Delta ?? told?.Date - clock.GetUtcNow()) is { } pause && pause > TimeSpan.Zero ? pause : null;
    }
}
