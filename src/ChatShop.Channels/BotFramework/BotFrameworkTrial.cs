using System.Net.Http.Json;
using System.Text.Json.Serialization;

namespace ChatShop.Channels.BotFramework;

/// <summary>Tries the application at Microsoft's sign-in: whether it gets a token for the Bot Connector.</summary>
public static class BotFrameworkTrial
{
    /// <summary>Where an application that belongs to no tenant signs in.</summary>
    private const string EveryTenant = "botframework.com";

    /// <summary>Asks for a token as the shop does.</summary>
    /// <param name="settings">Who the shop is; it must have an id.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="HttpRequestException">Microsoft's sign-in can't be reached.</exception>
    public static async Task<Trial> RunAsync(BotFrameworkSettings settings, CancellationToken cancellation)
    {
        using var http = Trial.NewHttp();
        return await RunAsync(http, settings, cancellation);
    }

    /// <summary>The same by a client that may lead elsewhere.</summary>
    internal static async Task<Trial> RunAsync(HttpClient http, BotFrameworkSettings settings, CancellationToken cancellation)
    {
        var tenant = string.IsNullOrWhiteSpace(settings.TenantId) ? EveryTenant : settings.TenantId;
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", settings.AppId), new("client_secret", settings.AppPassword), new("scope", "https://api.botframework.com/.default"),
        ]);
        using var response = await http.PostAsync(new Uri($"https://login.microsoftonline.com/{Uri.EscapeDataString(tenant)}/oauth2/v2.0/token"), form, cancellation);
        if (response.IsSuccessStatusCode)
            return Trial.Well("Microsoft's sign-in gives the application a token");
        var refusal = response.Content.Headers.ContentType?.MediaType == "application/json" ? await response.Content.ReadFromJsonAsync<Refusal>(cancellation) : null;
        return Trial.Wrong(
            $"Microsoft's sign-in answers {FormattableString.Invariant($"{(int)response.StatusCode}")} {refusal?.Description?.Split('\n', '\r')[0]}".TrimEnd(),
            ToDo(refusal));
    }

    /// <summary>Its codes stand in its words: they alone tell one cause from another.</summary>
    private static string? ToDo(Refusal? refusal) => refusal?.Description?.Split(':')[0] switch
    {
        "AADSTS700016" or "AADSTS90013" or "AADSTS900144" => "copy Channels:BotFramework:AppId from the bot's configuration in Azure; a single-tenant application needs Channels:BotFramework:TenantId too",
        "AADSTS7000215" or "AADSTS7000216" => "set Channels:BotFramework:AppPassword to a secret's value, not to its id",
        "AADSTS7000222" => "the secret has ended: make another one in Azure and set Channels:BotFramework:AppPassword to it",
        "AADSTS90002" or "AADSTS900023" => "copy Channels:BotFramework:TenantId from the application's overview in Azure",
        _ => null,
    };

    private sealed record Refusal([property: JsonPropertyName("error_description")] string? Description);
}
