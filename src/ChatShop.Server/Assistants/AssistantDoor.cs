using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ChatShop.Server.Rest;
using Microsoft.AspNetCore.Http.Features;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ChatShop.Server.Assistants;

/// <summary>The door of assistants: the Model Context Protocol at <c>/mcp</c>, over HTTP, each request by itself.</summary>
/// <remarks>Without a key the catalogue alone; with the operator's, orders for people who then pay themselves. A wrong key gets nothing.</remarks>
internal static class AssistantDoor
{
    /// <summary>The channel of people for whom an assistant asks.</summary>
    public const string Channel = "mcp";

    private const string Path = "/mcp";
    private const int MostBytes = 64 * 1024;

    /// <summary>Adds what the door needs.</summary>
    public static void AddAssistants(this IServiceCollection services)
    {
        // Each shop's own: what makes tools keeps what it made, with the shop it made it for, for as long as these options live.
        var json = new JsonSerializerOptions(RestJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        services.AddSingleton<RefusalWords>().AddSingleton<CatalogueTools>().AddSingleton<BuyingTools>();
        services.AddMcpServer(server => server.ServerInfo = new Implementation { Name = "ChatShop", Version = typeof(AssistantDoor).Assembly.GetName().Version!.ToString(3) })
            .WithHttpTransport(http =>
            {
                http.Stateless = true;
                http.ConfigureSessionOptions = (context, server, _) =>
                {
                    if (!HasKey(context) && server.ToolCollection is { } tools)
                        foreach (var tool in tools.Where(tool => !IsPublic(tool)).ToList())
                            tools.Remove(tool);
                    return Task.CompletedTask;
                };
            })
            .WithTools<CatalogueTools>(json).WithTools<BuyingTools>(json)
            .WithRequestFilters(filters => filters.AddCallToolFilter(next => async (call, stop) =>
            {
                try
                {
                    return await next(call, stop);
                }
                catch (McpException refused) when (refused is not McpProtocolException) // Said to the assistant; what is really broken goes on, and is logged.
                {
                    return new CallToolResult { IsError = true, Content = [new TextContentBlock { Text = refused.Message }] };
                }
            }));
    }

    /// <summary>Opens it.</summary>
    public static void MapAssistants(this WebApplication app)
    {
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal), door => door.Use(async (http, next) =>
        {
            if (http.Request.Headers.ContainsKey("Authorization") && !HasKey(http))
            {
                await OperatorOnly.Refuse(http).ExecuteAsync(http);
                return;
            }
            if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
                size.MaxRequestBodySize = MostBytes;
            await next(http);
        }));
        app.MapMcp(Path);
    }

    private static bool HasKey(HttpContext http) => http.RequestServices.GetRequiredService<OperatorKey>().IsIn(http.Request);

    private static bool IsPublic(McpServerTool tool) => tool.ProtocolTool.Name is "search_listings" or "show_listing" or "quote";
}
