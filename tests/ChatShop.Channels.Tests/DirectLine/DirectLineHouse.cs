using System.Net.Http.Headers;
using System.Net.Http.Json;
using ChatShop.Channels.DirectLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace ChatShop.Channels.Tests.DirectLine;

/// <summary>The Direct Line door of a real web server, with the house behind it and a browser before it.</summary>
internal sealed class DirectLineHouse : IAsyncDisposable
{
    public const string Secret = "a secret of the cooperative";

    private readonly Host host;
    private readonly HttpClient client;

    private DirectLineHouse(Host host)
    {
        this.host = host;
        client = new HttpClient(new SocketsHttpHandler { UseCookies = false, Expect100ContinueTimeout = TimeSpan.FromSeconds(20) })
        {
            BaseAddress = new Uri(host.Address, "/v3/directline/"),
        };
    }

    public FakeTimeProvider Clock => (FakeTimeProvider)host.Services.GetRequiredService<TimeProvider>();

    public EchoingShop Shop => host.Services.GetRequiredService<EchoingShop>();

    public PhotoDrawer Photos => host.Services.GetRequiredService<PhotoDrawer>();

    public KeptPieces Pieces => (KeptPieces)host.Services.GetRequiredService<IPieceStore>();

    public Uploads Uploads => host.Services.GetRequiredService<Uploads>();

    public Uri Address => client.BaseAddress!;

    /// <param name="pieces">What an earlier house has left of unfinished uploads.</param>
    public static Task<DirectLineHouse> StartAsync(KeptPieces? pieces = null) => OpenAsync(pieces ?? new KeptPieces());

    private static async Task<DirectLineHouse> OpenAsync(KeptPieces pieces) => new(await Host.StartAsync(
        services => services
            .AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero)))
            .AddSingleton<EchoingShop>().AddSingleton<PhotoDrawer>()
            .AddSingleton<ITurns>(provider => provider.GetRequiredService<EchoingShop>())
            .AddSingleton<IActivityFeed>(provider => provider.GetRequiredService<EchoingShop>())
            .AddSingleton<IPhotoIntake>(provider => provider.GetRequiredService<PhotoDrawer>())
            .AddSingleton<IPieceStore>(pieces)
            .AddSingleton<ITranscriber, TestEar>()
            .AddProblemDetails()
            .AddDirectLine(new DirectLineSettings(Secret)),
        app =>
        {
            app.UseExceptionHandler().UseStatusCodePages();
            app.Open();
        }));

    /// <summary>Sends a request as it is.</summary>
    /// <param name="method">How.</param>
    /// <param name="path">Under <c>/v3/directline/</c>.</param>
    /// <param name="proof">The secret or a token; null for none.</param>
    /// <param name="content">The body.</param>
    /// <param name="headers">More headers, as <c>name: value</c>.</param>
    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? proof, HttpContent? content = null, params IReadOnlyList<string> headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        if (proof is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", proof);
        foreach (var header in headers)
            request.Headers.TryAddWithoutValidation(header[..header.IndexOf(':', StringComparison.Ordinal)], header[(header.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
        return client.SendAsync(request);
    }

    /// <summary>Opens a new conversation with a token, for a user whom the token names or not.</summary>
    public async Task<Thread> OpenAsync(string? user = null)
    {
        var body = user is null ? null : JsonContent.Create(new { user = new { id = user } });
        var granted = await ReadAsync(await SendAsync(HttpMethod.Post, "tokens/generate", Secret, body));
        return await ReopenAsync((string)granted["token"]!);
    }

    /// <summary>Opens the conversation of a token.</summary>
    public async Task<Thread> ReopenAsync(string token)
    {
        var opened = await ReadAsync(await SendAsync(HttpMethod.Post, "conversations", token));
        return new Thread(this, (string)opened["conversationId"]!, (string)opened["token"]!, new Uri((string)opened["streamUrl"]!));
    }

    /// <summary>The JSON of an answer that is no refusal.</summary>
    public static async Task<JObject> ReadAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {body}");
        return JObject.Parse(body);
    }

    public Task StopAsync() => host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
    }
}
