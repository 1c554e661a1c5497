using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Server.Tests.Voices;

/// <summary>Answers as OpenAI's audio transcriptions do, with what a test has laid out.</summary>
internal sealed class TranscriptionsStandIn : IAsyncDisposable
{
    private readonly StandIn server;

    private TranscriptionsStandIn() => server = new(app => app.MapPost("/v1/audio/transcriptions", (Delegate)AnswerAsync));

    /// <summary>What it hears; null to say nothing until the caller has lost patience.</summary>
    public string? Heard { get; set; } = "";

    /// <summary>What it answers with.</summary>
    public int Status { get; set; } = StatusCodes.Status200OK;

    /// <summary>What it was given: the file's name, the model's, and the recording.</summary>
    public ConcurrentQueue<(string File, string Model, string Recording)> Asked { get; } = new();

    /// <summary>Completes when a caller has gone without an answer.</summary>
    public TaskCompletionSource Left { get; private set; } = new();

    /// <summary>The settings that make a shop ask it.</summary>
    public string[] Settings =>
        ["--Language:Transcription:Endpoint", $"{server.Address}v1", "--Language:Transcription:Name", "test-ear", "--Language:Transcription:Key", "sk-stand-in"];

    public static async Task<TranscriptionsStandIn> OpenAsync()
    {
        var model = new TranscriptionsStandIn();
        await model.StartAsync();
        return model;
    }

    public Task StartAsync() => server.StartAsync();

    /// <summary>Forgets what was before.</summary>
    public void Reset()
    {
        Asked.Clear();
        Left = new();
        (Heard, Status) = ("", StatusCodes.Status200OK);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task<IResult> AnswerAsync(HttpContext call)
    {
        var form = await call.Request.ReadFormAsync();
        using var reader = new StreamReader(form.Files["file"]!.OpenReadStream(), Encoding.UTF8);
        Asked.Enqueue((form.Files["file"]!.FileName, form["model"].ToString(), await reader.ReadToEndAsync()));
        if (call.Request.Headers.Authorization != "Bearer sk-stand-in")
            return Results.Unauthorized();
        if (Heard is null)
        {
            call.RequestAborted.Register(() => Left.TrySetResult());
            await Left.Task;
        }
        return Results.Json(new JsonObject { ["text"] = Heard }, statusCode: Status);
    }
}
