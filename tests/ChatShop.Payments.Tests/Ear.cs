using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Payments.Tests;

/// <summary>A tiny shop door that listens to webhooks and keeps what it heard.</summary>
internal sealed class Ear : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<Heard> heard = Channel.CreateUnbounded<Heard>();
    private readonly WebApplication app;

    private Ear()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        app = builder.Build();
        app.MapPost("/webhooks/stripe", HearAsync);
    }

    public Uri Url => new(new Uri(app.Urls.Single()), "/webhooks/stripe");

    /// <summary>What it answers.</summary>
    public int Answer { get; set; } = StatusCodes.Status200OK;

    /// <summary>All that was heard so far.</summary>
    public ConcurrentQueue<Heard> All { get; } = new();

    public int Count => All.Count;

    public static async Task<Ear> OpenAsync()
    {
        var ear = new Ear();
        await ear.app.StartAsync();
        return ear;
    }

    /// <summary>The next webhook of a type; those of other types before it are passed over.</summary>
    public async Task<Heard> NextAsync(string type)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
            if (await heard.Reader.ReadAsync(patience.Token) is var next && next.Text.Contains($"\"type\":\"{type}\"", StringComparison.Ordinal))
                return next;
    }

    /// <summary>A port nobody listens on just now.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HearAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var webhook = new Heard(body.ToArray(), http.Request.Headers["Stripe-Signature"].ToString());
        All.Enqueue(webhook);
        heard.Writer.TryWrite(webhook);
        http.Response.StatusCode = Answer;
    }
}

/// <summary>A webhook as it came.</summary>
internal sealed record Heard(byte[] Body, string Signature)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);
}
