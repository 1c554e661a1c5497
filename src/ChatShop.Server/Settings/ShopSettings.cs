using ChatShop.Channels.BotFramework;
using ChatShop.Channels.WeChat;
using ChatShop.Payments;
using ChatShop.Payments.StripeSandbox;
using ChatShop.Storage;
using ChatShop.Trade;
using ChatShop.Trade.Markets;

namespace ChatShop.Server.Settings;

/// <summary>Everything that can be set, read once and checked: <c>appsettings.json</c> describes each.</summary>
/// <param name="Urls">Where the shop listens.</param>
/// <param name="PublicUrl">What links in messages begin with.</param>
/// <param name="Data">The folder of everything embedded.</param>
/// <param name="Redis">A connection string; null for the embedded one.</param>
/// <param name="Database">Where the tables lie.</param>
/// <param name="IsCluster">Whether several servers form one shop.</param>
/// <param name="WeChat">The account; its Token is empty when the door is closed.</param>
/// <param name="BotFramework">Bot Connector credentials.</param>
/// <param name="DirectLineSecret">The Direct Line secret.</param>
/// <param name="Payments">Stripe's keys, and the sandbox that answers without them.</param>
/// <param name="OperatorKey">The first bearer key of the REST API.</param>
/// <param name="Market">What the one who runs the market has decided.</param>
internal sealed record ShopSettings(
    string Urls, Uri PublicUrl, DataFolder Data, string? Redis, DatabasePlace Database, bool IsCluster,
    WeChatSettings WeChat, BotFrameworkSettings BotFramework, string DirectLineSecret, PaymentsSettings Payments, string OperatorKey, MarketRules Market)
{
    /// <summary>Reads and checks everything; makes the data folder and the secrets that are not set.</summary>
    /// <exception cref="SettingMistakeException">The first setting that is wrong.</exception>
    public static ShopSettings Read(IConfiguration configuration)
    {
        var settings = new SettingReader(configuration);
        var urls = settings.Text("urls");
        var firstUrl = urls.Split(';')[0].Replace("//*", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//+", "//127.0.0.1", StringComparison.Ordinal).Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal);
        var publicUrl = settings.Address("PublicUrl", firstUrl);
        var data = DataFolder.Open(settings);
        var isCluster = settings.Flag("Cluster:Enabled");
        foreach (var needed in isCluster ? new[] { "Redis:ConnectionString", "Database:ConnectionString" } : [])
            if (settings.Optional(needed) is null)
                throw settings.Mistake(needed, "set, since Cluster:Enabled is true: several servers must share it");

        return new ShopSettings(
            urls, publicUrl, data, settings.Optional("Redis:ConnectionString"), ReadDatabase(settings, data), isCluster,
            ReadWeChat(settings),
            new BotFrameworkSettings(settings.Optional("Channels:BotFramework:AppId"), settings.Optional("Channels:BotFramework:AppPassword")),
            settings.Optional("Channels:DirectLine:Secret") ?? data.Secret("direct-line.secret"),
            ReadPayments(settings, data, firstUrl),
            settings.Optional("Operator:Key") ?? data.Secret("operator.key"),
            ReadMarket(settings));
    }

    private static DatabasePlace ReadDatabase(SettingReader settings, DataFolder data)
    {
        if (settings.Optional("Database:ConnectionString") is not { } connection)
            return DatabasePlace.Sqlite(data.FileAt("chatshop.db"));
        return connection.Contains("Host=", StringComparison.OrdinalIgnoreCase)
            ? DatabasePlace.Postgres(connection)
            : throw new SettingMistakeException("Database:ConnectionString", "…", "a PostgreSQL connection string that begins with Host=, or empty");
    }

    private static PaymentsSettings ReadPayments(SettingReader settings, DataFolder data, string firstUrl)
    {
        var sandboxUrl = settings.Address("Payments:Sandbox:Url");
        if (!sandboxUrl.IsLoopback)
            throw settings.Mistake("Payments:Sandbox:Url", "a loopback address such as http://127.0.0.1:5081: the sandbox is for this machine alone");
        var (key, secret) = (settings.Optional("Payments:Stripe:ApiKey"), settings.Optional("Payments:Stripe:WebhookSecret"));
        if (key is not null && secret is null)
            throw settings.Mistake("Payments:Stripe:WebhookSecret", "the endpoint's signing secret (whsec_…), since Payments:Stripe:ApiKey is set");
        return new PaymentsSettings(key, secret, settings.Address("Payments:Stripe:ApiBase"), new SandboxSettings(
            sandboxUrl,
            settings.Address("Payments:Sandbox:WebhookUrl", $"{firstUrl}/webhooks/stripe"),
            data.FileAt("stripe-sandbox.db"),
            data.Secret("stripe-sandbox.key", "sk_test_"),
            data.Secret("stripe-sandbox.webhook", "whsec_")));
    }

    private static WeChatSettings ReadWeChat(SettingReader settings)
    {
        const string Section = "Channels:WeChat:";
        var key = settings.Text(Section + "EncodingAESKey");
        if (key.Length is not (0 or 43))
            throw new SettingMistakeException(Section + "EncodingAESKey", "…", "the 43 letters and digits that WeChat's console shows, or empty");
        return new WeChatSettings(
            settings.Text(Section + "Token"), key, settings.Text(Section + "AppId"), settings.Text(Section + "AppSecret"),
            settings.Address(Section + "ApiBase").AbsoluteUri);
    }

    private static MarketRules ReadMarket(SettingReader settings)
    {
        var zone = settings.Text("Market:TimeZone");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
            throw settings.Mistake("Market:TimeZone", "a time zone such as Asia/Shanghai");
        return new MarketRules(
            settings.OneOf("Market:Locale", "zh-CN", "en"),
            found,
            Enum.Parse<Currency>(settings.OneOf("Market:Currency", "CNY", "EUR", "GBP", "USD"), ignoreCase: true),
            settings.Number("Market:FeePercent", 0, 100),
            settings.Whole("Market:AutoReceiveDays", 1, 365),
            settings.Whole("Market:PaymentMinutes", 1, 24 * 60 - 10));
    }
}
