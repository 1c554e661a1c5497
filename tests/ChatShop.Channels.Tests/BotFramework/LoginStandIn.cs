using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Channels.Tests.BotFramework;

/// <summary>Where the shop gets tokens of its own: Microsoft's sign-in as far as an application needs it.</summary>
internal sealed class LoginStandIn : IAsyncDisposable
{
    private readonly ConcurrentQueue<IReadOnlyDictionary<string, string>> asked = [];
    private Host? host;

    /// <summary>What each request for a token said, and where.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Asked => [.. asked];

    /// <summary>Whether it knows the application.</summary>
    public bool Refuses { get; set; }

    /// <summary>The code by which it says that it does not.</summary>
    public string RefusesBy { get; set; } = "AADSTS700016";

    public static async Task<LoginStandIn> StartAsync()
    {
        var login = new LoginStandIn();
        login.host = await Host.StartAsync(_ => { }, app =>
        {
            app.MapGet("/common/discovery/instance", () => Results.Json(new
            {
                tenant_discovery_endpoint = "https://login.microsoftonline.com/botframework.com/v2.0/.well-known/openid-configuration",
                metadata = new[] { new { preferred_network = "login.microsoftonline.com", preferred_cache = "login.windows.net", aliases = new[] { "login.microsoftonline.com", "login.windows.net" } } },
            }));
            app.MapPost("/{tenant}/oauth2/v2.0/token", login.GiveAsync);
        });
        return login;
    }

    /// <summary>Leads what goes to Microsoft's sign-in here.</summary>
    public DelegatingHandler Detour() => new Turn(host!.Address);

    public ValueTask DisposeAsync() => host!.DisposeAsync();

    private async Task<IResult> GiveAsync(string tenant, HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        asked.Enqueue(form.ToDictionary(field => field.Key, field => field.Value.ToString()).Append(new("tenant", tenant)).ToDictionary());
        return Refuses
            ? Results.Json(new { error = "unauthorized_client", error_description = $"{RefusesBy}: as the test wants it" }, statusCode: 400)
            : Results.Json(new { token_type = "Bearer", expires_in = 3600, ext_expires_in = 3600, access_token = $"token-of-{form["client_id"]}" });
    }

    private sealed class Turn(Uri address) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.Host == "login.microsoftonline.com")
                request.RequestUri = new Uri(address, request.RequestUri.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
