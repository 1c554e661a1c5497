using System.Net;
using System.Text.Json;

namespace ChatShop.Channels.Sms;

/// <summary>Tries the account at the SMS gateway: whether it is there, and the secret is its own. No message is sent.</summary>
public static class SmsTrial
{
    private const int LargestAnswer = 64 * 1024;

    /// <summary>Asks the gateway for the account itself.</summary>
    /// <param name="settings">The account.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="HttpRequestException">The gateway can't be reached.</exception>
    public static async Task<Trial> RunAsync(SmsSettings settings, CancellationToken cancellation)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        SmsSetup.Prepare(http, settings);
        using var response = await http.GetAsync($"2010-04-01/Accounts/{Uri.EscapeDataString(settings.AccountSid)}.json", HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (!response.IsSuccessStatusCode)
            return Trial.Wrong(FormattableString.Invariant($"the gateway answers {(int)response.StatusCode} {response.StatusCode}"), ToDo(response.StatusCode));
        return await StatusAsync(response, cancellation) switch
        {
            null or "active" => Trial.Well("the gateway takes the account's secret"),
            var status => Trial.Wrong($"the gateway says that the account is {status}", "the gateway's console says why"),
        };
    }

    private static string? ToDo(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "copy Channels:Sms:AuthToken from the gateway's console; it belongs to the account that Channels:Sms:AccountSid names",
        HttpStatusCode.NotFound => "copy Channels:Sms:AccountSid from the gateway's console; is Channels:Sms:ApiBase right?",
        _ => null,
    };

    /// <summary>What the gateway calls the account's state; null where it says none, as gateways that only speak like Twilio may.</summary>
    private static async Task<string?> StatusAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (await LimitedBody.ReadAsync(response, LargestAnswer, cancellation) is not { } body)
            return null;
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.String ? status.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
