using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatShop.Benchmarks;

/// <summary>The least that could answer an activity: ASP.NET reads its JSON and says the same text back.</summary>
internal sealed class BareHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private BareHost(WebApplication app, Uri address) => (this.app, Address) = (app, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Opens it.</summary>
    public static async Task<BareHost> OpenAsync()
    {
        var address = Places.FreeAddress();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address.AbsoluteUri);
        var app = builder.Build();
        app.MapPost("/api/messages", EchoAsync);
        await app.StartAsync();
        return new BareHost(app, address);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>The activity's own words as the answer to it.</summary>
    public static IResult Echo(JsonNode activity) => Results.Text(
        new JsonObject
        {
            ["activities"] = new JsonArray(new JsonObject
            {
                ["type"] = "message",
                ["replyToId"] = activity["id"]!.GetValue<string>(),
                ["conversation"] = activity["conversation"]!.DeepClone(),
                ["text"] = activity["text"]!.GetValue<string>(),
            }),
        }.ToJsonString(),
        "application/json");

    private static async Task<IResult> EchoAsync(HttpRequest request) => Echo((await JsonNode.ParseAsync(request.Body))!);
}
