using ChatShop.Channels.BotFramework;
using ChatShop.Channels.DirectLine;
using ChatShop.Channels.WeChat;
using ChatShop.Payments;
using ChatShop.Payments.WeChatPay;
using ChatShop.Storage;
using ChatShop.Trade;
using ChatShop.Trade.Markets;
using Npgsql;
using StackExchange.Redis;

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
/// <param name="WeChatPay">The merchant's account at WeChat Pay; null for none.</param>
/// <param name="OperatorKey">The first bearer key of the REST API.</param>
/// <param name="SecondReader">Who is asked about what the rules can not read; null for nobody.</param>
/// <param name="Transcription">Who writes down what is said aloud; null for nobody.</param>
/// <param name="Photos">The store for photos; null for the data folder.</param>
/// <param name="Market">What the one who runs the market has decided.</param>
internal sealed record ShopSettings(
    string Urls, Uri PublicUrl, DataFolder Data, string? Redis, DatabasePlace Database, bool IsCluster,
    WeChatSettings WeChat, BotFrameworkSettings BotFramework, string DirectLineSecret, PaymentsSettings Payments, WeChatPaySettings? WeChatPay, string OperatorKey, SecondReaderSettings? SecondReader,
    TranscriptionSettings? Transcription, PhotoSettings? Photos, MarketRules Market)
{
    /// <summary>What is shown of a setting that may hold a secret.</summary>
    internal const string Hidden = "…";

    /// <summary>Reads and checks everything; makes the data folder and the secrets that are not set.</summary>
    /// <exception cref="SettingMistakeException">The first setting that is wrong.</exception>
    public static ShopSettings Read(IConfiguration configuration)
    {
        var settings = new SettingReader(configuration);
        var (urls, firstUrl) = ReadUrls(settings);
        var publicUrl = settings.Address("PublicUrl", firstUrl);
        var data = DataFolder.Open(settings);
        var isCluster = settings.Flag("Cluster:Enabled");
        foreach (var needed in isCluster ? new[] { "Redis:ConnectionString", "Database:ConnectionString" } : [])
            if (settings.Optional(needed) is null)
                throw settings.Mistake(needed, "set, since Cluster:Enabled is true: several servers must share it");

        return new ShopSettings(
            urls, publicUrl, data, ReadRedis(settings), ReadDatabase(settings, data), isCluster,
            ReadWeChat(settings),
            new BotFrameworkSettings(settings.Optional("Channels:BotFramework:AppId"), settings.Optional("Channels:BotFramework:AppPassword")),
            ReadDirectLineSecret(settings) ?? data.Secret("direct-line.secret"),
            ReadPayments(settings, data, firstUrl),
            ReadWeChatPay(settings),
            settings.Optional("Operator:Key") ?? data.Secret("operator.key"),
            ReadSecondReader(settings),
            TranscriptionSettings.Read(settings),
            PhotoSettings.Read(settings),
            ReadMarket(settings));
    }

    /// <summary>Where the shop listens, and how a program on this machine reaches the first of it.</summary>
    private static (string Urls, string First) ReadUrls(SettingReader settings)
    {
        var urls = settings.Text("urls");
        var reachable = urls.Split(';', StringSplitOptions.TrimEntries).Select(url => url.Replace("//*", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//+", "//127.0.0.1", StringComparison.Ordinal).Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal)).ToList();
        return reachable.TrueForAll(url => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            ? (urls, reachable[0])
            : throw settings.Mistake("urls", "addresses such as http://127.0.0.1:5080, with semicolons between several");
    }

    private static string? ReadRedis(SettingReader settings)
    {
        const string Name = "Redis:ConnectionString";
        try
        {
            if (settings.Optional(Name) is { } connection)
                ConfigurationOptions.Parse(connection);
            return settings.Optional(Name);
        }
        catch (ArgumentException unknown)
        {
            throw new SettingMistakeException(Name, Hidden, $"a Redis connection string such as redis.example:6379,password=…, or empty ({unknown.Message})");
        }
    }

    private static string? ReadDirectLineSecret(SettingReader settings)
    {
        const string Name = "Channels:DirectLine:Secret";
        return settings.Optional(Name) is not { Length: < DirectLineSettings.ShortestSecret }
            ? settings.Optional(Name)
            : throw new SettingMistakeException(Name, Hidden, $"at least {DirectLineSettings.ShortestSecret} characters that nobody can guess, or empty");
    }

    private static DatabasePlace ReadDatabase(SettingReader settings, DataFolder data)
    {
        if (settings.Optional("Database:ConnectionString") is not { } connection)
            return DatabasePlace.Sqlite(data.FileAt("chatshop.db"));
        try
        {
            if (new NpgsqlConnectionStringBuilder(connection).Host is not null && connection.Contains("Host=", StringComparison.OrdinalIgnoreCase))
                return DatabasePlace.Postgres(connection);
        }
        catch (ArgumentException unknown)
        {
            throw new SettingMistakeException("Database:ConnectionString", Hidden, $"a PostgreSQL connection string that begins with Host=, or empty ({unknown.Message})");
        }
        throw new SettingMistakeException("Database:ConnectionString", Hidden, "a PostgreSQL connection string that begins with Host=, or empty");
    }

    private static PaymentsSettings ReadPayments(SettingReader settings, DataFolder data, string firstUrl)
    {
        var sandboxUrl = settings.Address("Payments:Sandbox:Url");
        if (!sandboxUrl.IsLoopback || sandboxUrl.Scheme != Uri.UriSchemeHttp)
            throw settings.Mistake("Payments:Sandbox:Url", "a loopback address such as http://127.0.0.1:5081: the sandbox is for this machine alone");
        var (key, secret) = (settings.Optional("Payments:Stripe:ApiKey"), settings.Optional("Payments:Stripe:WebhookSecret"));
        if (key is not null && secret is null)
            throw settings.Mistake("Payments:Stripe:WebhookSecret", "the endpoint's signing secret (whsec_…), since Payments:Stripe:ApiKey is set");
        return new PaymentsSettings(
            key, secret, settings.Address("Payments:Stripe:ApiBase"),
            sandboxUrl, settings.Address("Payments:Sandbox:WebhookUrl", $"{firstUrl}/webhooks/stripe"), data.Path);
    }

    private static WeChatPaySettings? ReadWeChatPay(SettingReader settings)
    {
        const string Section = WeChatPaySettings.Section;
        if (settings.Optional(Section + "MerchantId") is not { } merchant)
            return null;
        var notify = settings.Optional(Section + "NotifyUrl") is null ? null : settings.Address(Section + "NotifyUrl");
        var read = new WeChatPaySettings(
            merchant, settings.Text(Section + "SerialNumber"), settings.Text(Section + "PrivateKeyFile"), settings.Text(Section + "ApiV3Key"),
            settings.Text(Section + "PublicKeyId"), settings.Text(Section + "PublicKeyFile"), settings.Text("Channels:WeChat:AppId"),
            settings.Address(Section + "ApiBase"), notify);
        return read.Faults().FirstOrDefault() is { } fault
            ? throw new SettingMistakeException(fault.Setting, fault.IsSecret ? Hidden : settings.Text(fault.Setting), fault.ShouldBe)
            : read;
    }

    private static SecondReaderSettings? ReadSecondReader(SettingReader settings)
    {
        const string Section = "Language:Model:";
        if (settings.Optional(Section + "Endpoint") is null)
            return null;
        return settings.Optional(Section + "Name") is { } name
            ? new SecondReaderSettings(settings.Address(Section + "Endpoint"), settings.Text(Section + "Key"), name)
            : throw settings.Mistake(Section + "Name", "the model's name at that endpoint, since Language:Model:Endpoint is set");
    }

    private static WeChatSettings ReadWeChat(SettingReader settings)
    {
        const string Section = "Channels:WeChat:";
        var key = settings.Text(Section + "EncodingAESKey");
        if (key.Length is not (0 or 43))
            throw new SettingMistakeException(Section + "EncodingAESKey", Hidden, "the 43 letters and digits that WeChat's console shows, or empty");
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
            settings.Whole("Market:PaymentMinutes", 1, 24 * 60 - 10))
        {
            Routes = PaymentRouteSettings.Read(settings, hasWeChatPay: settings.Optional(WeChatPaySettings.Section + "MerchantId") is not null),
            Quiet = QuietHours.Parse(settings.Text("Market:QuietHours")) ?? throw settings.Mistake("Market:QuietHours", "hours such as 22:00-07:00, or empty"),
            LargestUnasked = settings.Optional("Market:LargestUnasked") is null ? null : settings.Number("Market:LargestUnasked", 0, 1_000_000_000),
        };
    }
}
