using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Server.Tests.Telemetry;

/// <summary>Takes traces as a collector does: OpenTelemetry's protocol over HTTP.</summary>
internal sealed class TraceCollector : IAsyncDisposable
{
    private readonly ConcurrentQueue<byte[]> bodies = new();
    private readonly StandIn listening;

    public TraceCollector() => listening = new StandIn(app => app.MapPost("/v1/traces", TakeAsync));

    public Uri Address => listening.Address;

    /// <summary>All that came, byte by byte.</summary>
    public IEnumerable<byte[]> Bodies => bodies;

    /// <summary>The spans that came.</summary>
    public IReadOnlyList<SentSpan> Spans => [.. bodies.SelectMany(body => ProtobufField.Read(body))
        .SelectMany(resource => resource.All(2)).SelectMany(scope => scope.All(2)).Select(SentSpan.Of)];

    public Task StartAsync() => listening.StartAsync();

    public ValueTask DisposeAsync() => listening.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        bodies.Enqueue(body.ToArray());
        return Results.Bytes([], "application/x-protobuf");
    }
}

/// <summary>A span as it was sent.</summary>
/// <param name="Trace">The trace's id.</param>
/// <param name="Id">Its own id.</param>
/// <param name="Parent">Its parent's; empty for the first of a trace.</param>
/// <param name="Name">What it is of.</param>
/// <param name="Tags">What it holds.</param>
internal sealed record SentSpan(string Trace, string Id, string Parent, string Name, IReadOnlyDictionary<string, string> Tags)
{
    public static SentSpan Of(ProtobufField span)
    {
        string? One(int number, Func<ProtobufField, string> read) => span.All(number).Select(read).FirstOrDefault();
        return new SentSpan(One(1, it => it.Hex)!, One(2, it => it.Hex)!, One(4, it => it.Hex) ?? "", One(5, it => it.Text)!, span.All(9).ToDictionary(
            tag => tag.All(1).Single().Text, tag => tag.All(2).SingleOrDefault()?.All(1).SingleOrDefault()?.Text ?? ""));
    }
}
