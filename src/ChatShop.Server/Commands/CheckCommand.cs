using System.Net.Sockets;
using ChatShop.Payments;
using ChatShop.Payments.WeChatPay;
using ChatShop.Server.Settings;
using ChatShop.Storage;
using ChatShop.Trade.Payments;
using Npgsql;
using StackExchange.Redis;

namespace ChatShop.Server.Commands;

/// <summary>Reads the configuration and tries every outside part: a line each, what is wrong and what to do.</summary>
internal static class CheckCommand
{
    /// <returns>0 when all is well, else 1.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var settings = ShopSettings.Read(ShopHost.Begin(args).Configuration);
        Console.WriteLine($"ok     settings   read; data in {settings.Data.Path}");
        var results = new[]
        {
            await TryAsync("sessions", settings.Redis is not { } redis ? null : async () =>
            {
                await OutsideParts.PingAsync(redis);
                return "Redis answers";
            }, "embedded", "is Redis:ConnectionString right, and does that server run?"),
            await TryAsync("database", !settings.Database.IsPostgres ? null : async () =>
                $"PostgreSQL {await OutsideParts.VersionAsync(settings.Database.ConnectionString, CancellationToken.None)} answers", "embedded SQLite", "is Database:ConnectionString right, and does that server run?"),
            await TryAsync("payments", settings.Payments.StripeApiKey is null ? null : async () =>
            {
                var missing = await PaymentsSetup.MissingAsync(settings.Payments, settings.PublicUrl, CancellationToken.None);
                return WholeOrWrong(missing, "Stripe takes the key, and the account has what it needs");
            }, "sandbox: no real money moves", "is Payments:Stripe:ApiKey right, and can this machine reach Stripe?"),
            await TryAsync("WeChat Pay", settings.WeChatPay is not { } merchant ? null : async () =>
            {
                var missing = await WeChatPaySetup.MissingAsync(merchant, settings.PublicUrl, TimeProvider.System, CancellationToken.None);
                return WholeOrWrong(missing, "WeChat Pay takes the keys, and proves its own");
            }, "off", "mend it in the settings or in WeChat Pay's console"),
            await TryAsync("ledger", async () =>
            {
                await using var tables = ShopHost.OpenTables(settings);
                await StorageSetup.MigrateAsync(tables, CancellationToken.None);
                return WholeOrWrong(await tables.GetRequiredService<LedgerAudit>().FindAsync(CancellationToken.None), "every entry and every sum holds");
            }, "", "stop the shop, keep a copy of its data, and look at the audit trail before anything else is paid"),
        };
        return results.All(isWell => isWell) ? 0 : 1;
    }

    /// <summary>The line for a part that is whole; what is wrong with it, each on a line of its own.</summary>
    private static string WholeOrWrong(IReadOnlyList<string> wrong, string whole) =>
        wrong.Count == 0 ? whole : throw new ProviderRefusedException(string.Join("; ", wrong));

    private static async Task<bool> TryAsync(string part, Func<Task<string>>? attempt, string embedded, string advice)
    {
        try
        {
            Console.WriteLine($"ok     {part,-10} {(attempt is null ? embedded : await attempt())}");
            return true;
        }
        catch (Exception broken) when (broken is RedisException or NpgsqlException or ProviderUnreachableException or SocketException or HttpRequestException or TimeoutException or TaskCanceledException or ProviderRefusedException)
        {
            Console.WriteLine($"WRONG  {part,-10} {broken.Message.Split('\n')[0]} — {advice}");
            return false;
        }
    }
}
