using System.Collections.Concurrent;
using ChatShop.Payments;
using ChatShop.Payments.StripeProvider;
using ChatShop.Trade.Payments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Accounting.Tests;

/// <summary>Takes the sandbox's webhooks and keeps them, so that a test gives them on as it likes: late, twice, in any order, or never.</summary>
internal sealed class Webhooks : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(byte[] Body, string Signature)> kept = new();

    private Webhooks()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        app = builder.Build();
        app.MapPost("/webhooks/stripe", KeepAsync);
    }

    public Uri Url => new(new Uri(app.Urls.Single()), "/webhooks/stripe");

    public static async Task<Webhooks> OpenAsync()
    {
        var opened = new Webhooks();
        await opened.app.StartAsync();
        return opened;
    }

    /// <summary>Gives on everything that has come so far: shuffled, each as often as said; never when that is 0.</summary>
    public async Task GiveOnAsync(StripeWebhook reader, NoticeBook book, Random shuffle, Func<int> times)
    {
        var all = new List<(byte[] Body, string Signature)>();
        while (kept.TryDequeue(out var one))
            all.Add(one);
        var given = all.SelectMany(one => Enumerable.Repeat(one, times())).OrderBy(_ => shuffle.Next());
        foreach (var (body, signature) in given)
            if (reader.Read(body, signature) is { } notice)
                await book.WriteAsync(PaymentRoute.Usual, notice, default);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task KeepAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        kept.Enqueue((body.ToArray(), http.Request.Headers["Stripe-Signature"].ToString()));
    }
}
