using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatShop.Channels.Tests.Node;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>Somebody else's page with Microsoft's Web Chat on it, as anybody would set it up.</summary>
internal sealed class WebChatPage : IAsyncDisposable
{
    private const string Folder = "webchat";
    private const string Needed = "botframework-webchat@4.18.1";

    private static readonly NodePackages Packages = new(Folder, Needed, isAlone: true);

    private readonly WebApplication app;

    private WebChatPage(WebApplication app) => this.app = app;

    /// <summary>Puts it on a server of its own.</summary>
    public static async Task<WebChatPage> OpenAsync()
    {
        Assert.SkipUnless(await Packages.AreThereAsync(), $"It needs node, npm, and a network that gives it {Needed}. This installs them: apt-get install -y nodejs npm");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/", () => Results.File(Path.Join(AppContext.BaseDirectory, "Browsing", "webchat.html"), "text/html"));
        app.MapGet("/webchat.js", () => Results.File(
            Path.Join(AppContext.BaseDirectory, Folder, "node_modules", "botframework-webchat", "dist", "webchat.js"), "text/javascript"));
        await app.StartAsync();
        return new WebChatPage(app);
    }

    /// <summary>Where this person finds it: its owner has asked the shop for a token with the secret.</summary>
    public async Task<Uri> AddressAsync(OpenedShop shop, string user)
    {
        var door = new Uri(shop.Address, "/v3/directline");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{door}/tokens/generate") { Content = JsonContent.Create(new { user = new { id = user } }) };
        request.Headers.Authorization = new("Bearer", shop.DirectLineSecret);
        using var answer = await shop.Http.SendAsync(request);
        var token = JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["token"];
        return new Uri($"{app.Urls.First()}/?door={Uri.EscapeDataString(door.AbsoluteUri)}&token={token}");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
