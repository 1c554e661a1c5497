using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Server.Tests.SecondReadings;

/// <summary>Answers as OpenAI's chat completions do, with what a test has laid out.</summary>
internal sealed class CompletionsStandIn : IAsyncDisposable
{
    private readonly StandIn server;

    private CompletionsStandIn() => server = new(app => app.MapPost("/v1/chat/completions", (Delegate)AnswerAsync));

    /// <summary>What it answers; null to say nothing until the caller has lost patience.</summary>
    public string? Content { get; set; }

    /// <summary>What it was asked.</summary>
    public ConcurrentQueue<JsonNode> Asked { get; } = new();

    /// <summary>Completes when a caller has gone without an answer.</summary>
    public TaskCompletionSource Left { get; private set; } = new();

    /// <summary>The settings that make a shop ask it.</summary>
    public string[] Settings => ["--Language:Model:Endpoint", $"{server.Address}v1", "--Language:Model:Name", "test-model", "--Language:Model:Key", "sk-stand-in"];

    public static async Task<CompletionsStandIn> OpenAsync()
    {
        var model = new CompletionsStandIn();
        await model.StartAsync();
        return model;
    }

    public Task StartAsync() => server.StartAsync();

    /// <summary>Forgets what was before.</summary>
    public void Reset()
    {
        Asked.Clear();
        Left = new();
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task<IResult> AnswerAsync(HttpContext call)
    {
        Asked.Enqueue((await JsonNode.ParseAsync(call.Request.Body))!);
        if (call.Request.Headers.Authorization != "Bearer sk-stand-in")
            return Results.Unauthorized();
        if (Content is null)
        {
            call.RequestAborted.Register(() => Left.TrySetResult());
            await Left.Task;
        }
        return Results.Json(new JsonObject
        {
            ["id"] = "chatcmpl-1",
            ["object"] = "chat.completion",
            ["created"] = 1_770_000_000,
            ["model"] = "test-model",
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["finish_reason"] = "stop",
                ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = Content },
            }),
            ["usage"] = new JsonObject { ["prompt_tokens"] = 1, ["completion_tokens"] = 1, ["total_tokens"] = 2 },
        });
    }
}
