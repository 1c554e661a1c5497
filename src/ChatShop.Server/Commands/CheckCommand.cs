using System.Net.Sockets;
using ChatShop.Payments.WeChatPay;
using ChatShop.Server.Settings;
using ChatShop.Trade.Payments;
using Npgsql;
using StackExchange.Redis;
using Stripe;

namespace ChatShop.Server.Commands;

/// <summary>Reads the configuration and tries every outside part: a line each, what is wrong and what to do.</summary>
internal static class CheckCommand
{
    /// <summary>Checks.</summary>
    /// <returns>0 when all is well, else 1.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var settings = ShopSettings.Read(MigrateCommand.Configuration(args));
        Console.WriteLine($"ok     settings   read; data in {settings.Data.Path}");
        var results = new[]
        {
            await TryAsync("sessions", settings.Redis is null ? null : async () =>
            {
                await using var redis = await ConnectionMultiplexer.ConnectAsync(settings.Redis);
                await redis.GetDatabase().PingAsync();
                return "Redis answers";
            }, "embedded", "is Redis:ConnectionString right, and does that server run?"),
            await TryAsync("database", !settings.Database.IsPostgres ? null : async () =>
            {
                await using var connection = new NpgsqlConnection(settings.Database.ConnectionString);
                await connection.OpenAsync();
                return $"PostgreSQL {connection.PostgreSqlVersion} answers";
            }, "embedded SQLite", "is Database:ConnectionString right, and does that server run?"),
            await TryAsync("payments", settings.Payments.StripeApiKey is not { } key ? null : async () =>
            {
                var client = new StripeClient(new StripeClientOptions { ApiKey = key, ApiBase = settings.Payments.StripeApiBase.AbsoluteUri.TrimEnd('/') });
                await client.V1.Balance.GetAsync();
                return "Stripe takes the key";
            }, "sandbox: no real money moves", "is Payments:Stripe:ApiKey right, and can this machine reach Stripe?"),
            await TryAsync("WeChat Pay", settings.WeChatPay is not { } merchant ? null : async () =>
            {
                var missing = await WeChatPaySetup.MissingAsync(merchant, settings.PublicUrl, TimeProvider.System, CancellationToken.None);
                return missing.Count == 0 ? "WeChat Pay takes the keys, and proves its own" : throw new ProviderRefusedException(string.Join(' ', missing));
            }, "off", "mend it in the settings or in WeChat Pay's console"),
        };
        return results.All(isWell => isWell) ? 0 : 1;
    }

    private static async Task<bool> TryAsync(string part, Func<Task<string>>? attempt, string embedded, string advice)
    {
        try
        {
            Console.WriteLine($"ok     {part,-10} {(attempt is null ? embedded : await attempt())}");
            return true;
        }
        catch (Exception broken) when (broken is RedisException or NpgsqlException or StripeException or SocketException or HttpRequestException or TimeoutException or TaskCanceledException or ProviderRefusedException)
        {
            Console.WriteLine($"WRONG  {part,-10} {broken.Message.Split('\n')[0]} — {advice}");
            return false;
        }
    }
}
