using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ChatShop.Server.Doors;
using ChatShop.Storage;
using ChatShop.Trade.Audits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Server.Tests.Audits;

/// <summary>Once a day the head of the audit trail goes to whoever keeps it, signed, until they take it.</summary>
public sealed class AuditPostTests
{
    private const string Key = "a key that nobody can guess";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task It_is_told_again_until_it_is_taken_and_the_next_day_another_one()
    {
        var told = new ConcurrentQueue<(string Key, string Signature, byte[] Body)>();
        await using var keeper = new StandIn(app => app.MapPost("/roots", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            told.Enqueue((request.Headers["Idempotency-Key"].Single()!, request.Headers["ChatShop-Signature"].Single()!, body.ToArray()));
            return told.Count <= 2 ? Results.StatusCode(503) : Results.NoContent();
        }));
        await keeper.StartAsync();
        await using var shop = await OpenedShop.OpenAsync("--Audit:RootUrl", new Uri(keeper.Address, "/roots").AbsoluteUri, "--Audit:RootKey", Key);
        await PublicMoney.GiveAsync(shop);

        await WaitAsync(shop, () => told.Count >= 3);
        await Task.Delay(500);
        Assert.Equal(3, told.Count);
        Assert.Single(told.Select(it => (it.Key, Encoding.UTF8.GetString(it.Body))).Distinct());
        Assert.All(told, it => Assert.True(StampedSignature.Read(it.Signature)!.IsOf(Key, it.Body)));
        var root = JsonSerializer.Deserialize<AuditRoot>(told.First().Body, JsonSerializerOptions.Web)!;
        Assert.Equal($"audit-root-{root.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", told.First().Key);
        if (root.Record > 0)
            Assert.Equal((await shop.Parts.GetRequiredService<MarketBooks>().ActsAsync(root.Record - 1, 1, default))[0].Hash, root.Hash);

        shop.Clock.Move(TimeSpan.FromDays(1));
        await WaitAsync(shop, () => told.Count >= 4);
        var next = JsonSerializer.Deserialize<AuditRoot>(told.Last().Body, JsonSerializerOptions.Web)!;
        Assert.Equal(root.Day.AddDays(1), next.Day);
        Assert.Equal((await shop.Parts.GetRequiredService<MarketBooks>().ActsAsync(next.Record - 1, 1, default))[0].Hash, next.Hash);
    }

    [Fact]
    public async Task Where_nobody_keeps_it_nothing_is_recorded()
    {
        await using var shop = await OpenedShop.OpenAsync();
        await Task.Delay(300);
        Assert.DoesNotContain(await shop.Parts.GetRequiredService<MarketBooks>().ActsAsync(0, 100, default), act => act.Verb == nameof(SealRoot));
    }

    private static async Task WaitAsync(OpenedShop shop, Func<bool> isThere)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!isThere())
        {
            shop.Clock.Move(TimeSpan.FromSeconds(6)); // What is due by the clock comes by this one.
            await Task.Delay(100, patience.Token);
        }
    }
}
