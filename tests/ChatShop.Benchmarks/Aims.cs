using System.Diagnostics;
using System.Globalization;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.People;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Benchmarks;

/// <summary>What is aimed at, beside what the same machine does at the same time with the least that could do it.</summary>
/// <param name="shop">What is measured.</param>
internal sealed class Aims(BenchedShop shop)
{
    /// <summary>Measures these alone, from the command line; nothing is written down then.</summary>
    public const string Argument = "aims";

    private const int Clients = 32, Callers = 16, Idle = 5_000;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Measuring = TimeSpan.FromSeconds(5);

    private int calls;

    /// <summary>What, what is aimed at, and what it is.</summary>
    public async Task<IReadOnlyList<(string What, string Aim, string Is)>> MeasureAsync()
    {
        var (turns, least) = await TurnsAsync();
        var halved = await new Load(shop.Address, Lines.Order, 64).RunPacedAsync(turns.PerSecond / 2, Measuring);
        var (orders, commits) = (await OrdersAsync(), Commits());
        var (process, kept) = await IdleAsync();
        return
        [
            ("turns/s, whole dialogs that end in an order", "60% of the bare handler with one flushed write", $"{turns.PerSecond:0} of {least.PerSecond:0}: {turns.PerSecond / least.PerSecond:P0}"),
            ("a turn at half that load", "p99 under 25 ms, none over 250 ms", $"p50 {halved.Middle:0.0}, p99 {halved.Slow:0.0}, slowest {halved.Slowest:0} ms"),
            ("allocated a turn of a dialog, its client's among it", "60 KB", $"{turns.Allocated / 1024.0:0} KB; the bare handler {least.Allocated / 1024.0:0} KB"),
            ("orders/s (reserved, ordered, in the ledger and the outbox), 16 callers, SQLite", "50% of bare flushed commits", $"{orders:0} of {commits:0}: {orders / commits:P0}"),
            ("memory of an idle conversation", "2 KB in the process", $"{process / 1024.0:0.0} KB, of which its {kept / 1024.0:0.0} KB of session lie in the embedded Garnet"),
        ];
    }

    private async Task<(Measured Ours, Measured Least)> TurnsAsync()
    {
        await using var keeping = await KeepingHost.OpenAsync();
        await new Load(keeping.Address, Lines.Order, Clients).RunAsync(WarmUp);
        await new Load(shop.Address, Lines.Order, Clients).RunAsync(WarmUp);
        var least = await new Load(keeping.Address, Lines.Order, Clients).RunAsync(Measuring);
        return (await new Load(shop.Address, Lines.Order, Clients).RunAsync(Measuring), least);
    }

    private async Task<double> OrdersAsync()
    {
        var (trade, records) = (shop.Services.GetRequiredService<ITrade>(), shop.Services.GetRequiredService<ITradeRecords>());
        var buyer = await trade.MeetAsync("bench", "aims", "aims-thread", CancellationToken.None);
        var wish = new Wish((await records.FindListingsAsync(Lines.Goods, 1, CancellationToken.None))[0].Listing.Id, new Quantity(1m, Unit.Jin));
        var begun = Stopwatch.GetTimestamp();
        var placed = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            var orders = 0;
            for (; Stopwatch.GetElapsedTime(begun) < Measuring; orders++)
                await trade.ActAsync(new Act($"aims-{Interlocked.Increment(ref calls)}", buyer), new PlaceOrder(
                    buyer, [wish], new DeliverTo("李家村3组", "13800110003", "张三"), PaymentMethod.CashOnDelivery, "zh-CN", null), CancellationToken.None);
            return orders;
        })));
        return placed.Sum() / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    /// <summary>Single rows, each committed and flushed by itself: what the disk and SQLite allow.</summary>
    private static double Commits()
    {
        var folder = Directory.CreateTempSubdirectory("chatshop-bench-").FullName;
        using var connection = new SqliteConnection($"Data Source={Path.Join(folder, "bare.db")};Pooling=False");
        connection.Open();
        Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE said (id INTEGER PRIMARY KEY, text TEXT)");
        var (begun, commits) = (Stopwatch.GetTimestamp(), 0);
        for (; Stopwatch.GetElapsedTime(begun) < Measuring; commits++)
            Run("INSERT INTO said (text) VALUES ('来十斤红富士苹果')");
        var perSecond = commits / Stopwatch.GetElapsedTime(begun).TotalSeconds;
        connection.Close();
        Directory.Delete(folder, recursive: true);
        return perSecond;

        void Run(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Bytes that stay in the process for a conversation once it is idle, and those of its session.</summary>
    private async Task<(double Process, double Kept)> IdleAsync()
    {
        var load = new Load(shop.Address, Lines.Greeting, 1);
        using var http = new HttpClient();
        var management = shop.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        await SettleAsync();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await Parallel.ForAsync(0, Idle, new ParallelOptions { MaxDegreeOfParallelism = Callers },
            async (i, _) => await load.SayAsync(http, string.Create(CultureInfo.InvariantCulture, $"idle{i}"), 0, Lines.Greeting[0]));
        await SettleAsync();
        var process = (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / Idle;
        var redis = shop.Services.GetRequiredService<StackExchange.Redis.IConnectionMultiplexer>();
        var kept = 0L;
        await foreach (var key in redis.GetServers()[0].KeysAsync(pattern: "*idle*"))
            kept += await redis.GetDatabase().KeyTypeAsync(key) == StackExchange.Redis.RedisType.String
                ? await redis.GetDatabase().StringLengthAsync(key)
                : (await redis.GetDatabase().ListRangeAsync(key)).Sum(it => it.Length());
        return (process, (double)kept / Idle);

        async Task SettleAsync()
        {
            await management.ForceActivationCollection(TimeSpan.Zero);
            await Task.Delay(WarmUp);
        }
    }
}
