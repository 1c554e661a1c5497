using System.Collections.Concurrent;
using System.Security.Cryptography;
using ChatShop.Conversations.Sessions;
using ChatShop.Server.Embedded;
using Microsoft.AspNetCore.DataProtection;
using Newtonsoft.Json.Linq;
using StackExchange.Redis;
using static ChatShop.Conversations.Tests.Sessions.Entries;

namespace ChatShop.Conversations.Tests.Sessions;

/// <summary>What the embedded server has acknowledged stays, whatever befalls it.</summary>
public sealed class GarnetTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chatshop-garnet-").FullName;
    private readonly EphemeralDataProtectionProvider keys = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_was_acknowledged_before_the_process_was_killed_is_there_when_it_starts_again()
    {
        var acknowledged = new ConcurrentDictionary<string, int>();
        for (var life = 0; life < 3; life++)
        {
            await using var garnet = await GarnetProcess.StartAsync(folder);
            var storage = new RedisStorage([garnet.Redis], keys);
            await AssertThereAsync(storage, acknowledged);

            var writing = Task.WhenAll(Enumerable.Range(0, 8).Select(writer => WriteUntilItDiesAsync(storage, $"life{life}/writer{writer}", acknowledged)));
            while (acknowledged.Values.Sum() < 400 * (life + 1))
                await Task.Delay(5);
            await garnet.KillAsync();
            await writing;
        }
        await using var last = await GarnetProcess.StartAsync(folder);
        await AssertThereAsync(new RedisStorage([last.Redis], keys), acknowledged);
        Assert.Equal(24, acknowledged.Count);
    }

    [Fact]
    public async Task When_memory_is_much_too_small_nothing_vanishes()
    {
        const int Conversations = 1_500;
        var padding = Convert.ToBase64String(RandomNumberGenerator.GetBytes(12_000));
        using var garnet = EmbeddedGarnet.Start(folder, memory: "4m", page: "1m");
        await using var redis = await ConnectionMultiplexer.ConnectAsync(garnet.ConnectionString);
        var storage = new RedisStorage([redis], keys);

        await Parallel.ForAsync(0, Conversations, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, cancellation) =>
            await storage.WriteAsync(new Dictionary<string, object>
            {
                [$"webchat/conversations/{i}"] = new Dictionary<string, object> { ["number"] = i, ["padding"] = padding },
                [$"webchat/conversations/{i}#log"] = Said($"first of {i}", padding, $"last of {i}"),
            }, cancellation));

        var vanished = new ConcurrentBag<int>();
        await Parallel.ForAsync(0, Conversations, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, cancellation) =>
        {
            var state = (JObject?)(await storage.ReadAsync([$"webchat/conversations/{i}"], cancellation)).Values.SingleOrDefault();
            var said = await storage.ReadListAsync($"webchat/conversations/{i}#log", 0, 10);
            if (state?.Value<int>("number") != i || state.Value<string>("padding") != padding || !said.SequenceEqual([$"first of {i}", padding, $"last of {i}"]))
                vanished.Add(i);
        });
        Assert.Empty(vanished);
    }

    [Fact]
    public async Task Nobody_without_the_password_gets_in()
    {
        using var garnet = EmbeddedGarnet.Start(folder);
        var open = garnet.ConnectionString[..garnet.ConnectionString.IndexOf(',', StringComparison.Ordinal)];
        await Assert.ThrowsAnyAsync<RedisException>(async () =>
        {
            await using var redis = await ConnectionMultiplexer.ConnectAsync($"{open},connectRetry=1");
            await redis.GetDatabase().StringGetAsync("anything");
        });
    }

    /// <summary>One conversation, turn by turn; each turn counts once it was acknowledged.</summary>
    private static async Task WriteUntilItDiesAsync(RedisStorage storage, string key, ConcurrentDictionary<string, int> acknowledged)
    {
        var hot = new HotStorage(storage);
        IDictionary<string, object> state = new Dictionary<string, object>();
        for (var turn = 1; ; turn++)
        {
            state["turn"] = turn;
            hot.SayWithNextWrite($"{key}#log", Said($"turn {turn}") with { At = turn - 1 });
            try
            {
                await hot.WriteAsync(new Dictionary<string, object> { [key] = state });
            }
            catch (Exception dead) when (dead is RedisException or TimeoutException)
            {
                return;
            }
            acknowledged[key] = turn;
        }
    }

    /// <summary>Everything acknowledged is there; the last turn, which was not, may be there too, but its state never without its words.</summary>
    private static async Task AssertThereAsync(RedisStorage storage, ConcurrentDictionary<string, int> acknowledged)
    {
        foreach (var (key, turns) in acknowledged)
        {
            var state = (JObject)(await storage.ReadAsync([key]))[key];
            var turn = state.Value<int>("turn");
            Assert.InRange(turn, turns, turns + 1);
            var said = await storage.ReadListAsync($"{key}#log", 0, 100_000);
            Assert.InRange(said.Count, turn, turns + 1);
            Assert.Equal(Enumerable.Range(1, said.Count).Select(number => $"turn {number}"), said);
        }
    }
}
