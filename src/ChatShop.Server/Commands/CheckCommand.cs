using ChatShop.Channels;
using ChatShop.Payments;
using ChatShop.Payments.WeChatPay;
using ChatShop.Server.Devices;
using ChatShop.Server.Settings;
using ChatShop.Storage;
using ChatShop.Storage.Acts;

namespace ChatShop.Server.Commands;

/// <summary>Reads the configuration and tries every outside part: a line each, what is wrong and what to do.</summary>
internal static class CheckCommand
{
    /// <summary>Asks for the audit trail alone.</summary>
    private const string AuditOnly = "--audit";

    /// <returns>0 when all is well, else 1.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var settings = ShopSettings.Read(ShopHost.Begin([.. args.Where(arg => arg != AuditOnly)]).Configuration);
        if (args.Contains(AuditOnly))
            return await ProveAsync(settings);
        Console.WriteLine($"ok     {"settings",-13} read; data in {settings.Data.Path}");
        var isWell = true;
        foreach (var part in Stores(settings).Concat(Money(settings)).Concat(DoorParts.Of(settings)))
            isWell &= await part.TryAsync();
        return isWell ? 0 : 1;
    }

    /// <summary>Walks the audit trail and says the first record that is not as it was.</summary>
    private static async Task<int> ProveAsync(ShopSettings settings)
    {
        await using var tables = ShopHost.OpenTables(settings);
        await StorageSetup.MigrateAsync(tables, CancellationToken.None);
        var proven = await tables.GetRequiredService<AuditProof>().FindAsync(CancellationToken.None);
        Console.WriteLine(proven.Broken is { } broken
            ? $"WRONG  {"audit",-13} record {broken.Id} ({broken.Verb}, {broken.Subject}, {broken.At:yyyy-MM-dd HH:mm:ss}Z): {proven.Why}. The {proven.Count} before it fit together: keep a copy of the data, and compare with a backup"
            : $"ok     {"audit",-13} {proven.Count} records fit together; the last one's hash is {(proven.Count > 0 ? proven.Last : "none")}");
        return proven.Broken is null ? 0 : 1;
    }

    private static IEnumerable<OutsidePart> Stores(ShopSettings settings) =>
    [
        new("sessions", settings.Redis is not { } redis ? null : async _ =>
        {
            await OutsideParts.PingAsync(redis);
            return Trial.Well("Redis answers");
        }, "embedded", "is Redis:ConnectionString right, and does that server run?"),
        new("database", !settings.Database.IsPostgres ? null : async limit =>
            Trial.Well($"PostgreSQL {await OutsideParts.VersionAsync(settings.Database.ConnectionString, limit)} answers"), "embedded SQLite", "is Database:ConnectionString right, and does that server run?"),
        new("photos", settings.Photos is not { } photos ? null : async limit =>
        {
            await OutsideParts.ReachPhotosAsync(photos, limit);
            return Trial.Well($"the store takes photos into {photos.Bucket}");
        }, "in the data folder", "mend it in the settings or at the store"),
        new("devices", settings.Mqtt is not { } broker ? null : limit => MqttBroker.TryAsync(broker, limit),
            "by HTTP alone: Devices:Mqtt:Broker is not set", "is Devices:Mqtt:Broker right, and does that broker run?"),
    ];

    private static IEnumerable<OutsidePart> Money(ShopSettings settings) =>
    [
        new("payments", settings.Payments.StripeApiKey is null ? null : async limit =>
        {
            var missing = await PaymentsSetup.MissingAsync(settings.Payments, settings.PublicUrl, limit);
            return WholeOrWrong(missing, "Stripe takes the key, and the account has what it needs");
        }, "sandbox: no real money moves", "is Payments:Stripe:ApiKey right, and can this machine reach Stripe?"),
        new("WeChat Pay", settings.WeChatPay is not { } merchant ? null : async limit =>
        {
            var missing = await WeChatPaySetup.MissingAsync(merchant, settings.PublicUrl, TimeProvider.System, limit);
            return WholeOrWrong(missing, "WeChat Pay takes the keys, and proves its own");
        }, "off", "mend it in the settings or in WeChat Pay's console"),
        new("ledger", async limit =>
        {
            await using var tables = ShopHost.OpenTables(settings);
            await StorageSetup.MigrateAsync(tables, CancellationToken.None);
            return WholeOrWrong(await tables.GetRequiredService<LedgerAudit>().FindAsync(CancellationToken.None), "every entry and every sum holds");
        }, "", "stop the shop, keep a copy of its data, and look at the audit trail before anything else is paid"),
    ];

    /// <summary>The line for a part that is whole; or what is wrong with it.</summary>
    private static Trial WholeOrWrong(IReadOnlyList<string> wrong, string whole) => wrong.Count == 0 ? Trial.Well(whole) : Trial.Wrong(string.Join("; ", wrong));
}
