using ChatShop.Channels.BotFramework;
using ChatShop.Channels.DirectLine;
using ChatShop.Channels.Sms;
using ChatShop.Channels.Telegram;
using ChatShop.Channels.WeChat;
using ChatShop.Conversations.Replies;
using ChatShop.Payments;
using ChatShop.Payments.WeChatPay;
using ChatShop.Storage;
using ChatShop.Trade;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Shipping;
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
/// <param name="WeChat">The account; null when the door is closed.</param>
/// <param name="Telegram">The bot at Telegram; null when the door is closed.</param>
/// <param name="Sms">The account at the SMS gateway; null when the door is closed.</param>
/// <param name="BotFramework">Bot Connector credentials.</param>
/// <param name="DirectLineSecret">The Direct Line secret.</param>
/// <param name="Payments">Stripe's keys, and the sandbox that answers without them.</param>
/// <param name="WeChatPay">The merchant's account at WeChat Pay; null for none.</param>
/// <param name="OperatorKey">The first bearer key of the REST API.</param>
/// <param name="SecondReader">Who is asked about what the rules can not read; null for nobody.</param>
/// <param name="Transcription">Who writes down what is said aloud; null for nobody.</param>
/// <param name="Photos">The store for photos; null for the data folder.</param>
/// <param name="OpenId">Who else may say who somebody at the console is; null for nobody.</param>
/// <param name="Audit">Who keeps the head of the audit trail; null for nobody.</param>
/// <param name="Telemetry">Where traces are sent; null for nowhere.</param>
/// <param name="Mqtt">The broker at which devices publish; null for none.</param>
/// <param name="Market">What the one who runs the market has decided.</param>
internal sealed record ShopSettings(
    string Urls, Uri PublicUrl, DataFolder Data, string? Redis, DatabasePlace Database, bool IsCluster,
    WeChatSettings? WeChat, TelegramSettings? Telegram, SmsSettings? Sms, BotFrameworkSettings BotFramework, string DirectLineSecret, PaymentsSettings Payments, WeChatPaySettings? WeChatPay,
    string OperatorKey, LanguageSettings? SecondReader, LanguageSettings? Transcription, PhotoSettings? Photos, OpenIdSettings? OpenId, AuditSettings? Audit, Uri? Telemetry, MqttSettings? Mqtt, MarketRules Market)
{
    /// <summary>Reads and checks everything; makes the data folder and the secrets that are not set.</summary>
    /// <exception cref="SettingMistakeException">The first setting that is wrong.</exception>
    public static ShopSettings Read(IConfiguration configuration)
    {
        var settings = new SettingReader(configuration);
        var (urls, firstUrl) = ReadUrls(settings);
        var publicUrl = settings.Address("PublicUrl", firstUrl);
        var data = DataFolder.Open(settings);
        var isCluster = settings.Flag("Cluster:Enabled");
        foreach (var shared in isCluster ? new[] { "Redis:ConnectionString", "Database:ConnectionString" } : [])
            settings.Needed(shared, "set, since Cluster:Enabled is true: several servers must share it");
        var weChatPay = ReadWeChatPay(settings);
        var sms = ChatAccounts.ReadSms(settings.Under("Channels:Sms"), publicUrl);

        return new ShopSettings(
            urls, publicUrl, data, ReadRedis(settings), ReadDatabase(settings, data), isCluster,
            ChatAccounts.ReadWeChat(settings.Under("Channels:WeChat")),
            ChatAccounts.ReadTelegram(settings.Under("Channels:Telegram")),
            sms,
            ReadBotFramework(settings.Under("Channels:BotFramework")),
            ReadDirectLineSecret(settings) ?? data.Secret(DataFolder.DirectLineSecret),
            ReadPayments(settings, data, firstUrl),
            weChatPay,
            settings.Optional("Operator:Key") ?? data.Secret(DataFolder.OperatorKey),
            LanguageSettings.Read(settings.Under("Language:Model")),
            LanguageSettings.Read(settings.Under("Language:Transcription")),
            PhotoSettings.Read(settings.Under("Photos:S3")),
            OpenIdSettings.Read(settings.Under("Console:OpenId")),
            AuditSettings.Read(settings.Under("Audit")),
            settings.Optional("Telemetry:Endpoint") is null ? null : settings.Address("Telemetry:Endpoint"),
            MqttSettings.Read(settings.Under("Devices:Mqtt"), isCluster),
            ReadMarket(settings.Under("Market"), PaymentRouteSettings.Read(settings.Under("Payments"), hasWeChatPay: weChatPay is not null), settings.Under("Loans")) with { PhonePrefix = sms?.CountryCode });
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
            throw settings.SecretMistake(Name, $"a Redis connection string such as redis.example:6379,password=…, or empty ({unknown.Message})");
        }
    }

    private static string? ReadDirectLineSecret(SettingReader settings)
    {
        const string Name = "Channels:DirectLine:Secret";
        return settings.Optional(Name) is not { Length: < DirectLineSettings.ShortestSecret }
            ? settings.Optional(Name)
            : throw settings.SecretMistake(Name, $"at least {DirectLineSettings.ShortestSecret} characters that nobody can guess, or empty");
    }

    private static DatabasePlace ReadDatabase(SettingReader settings, DataFolder data)
    {
        const string Name = "Database:ConnectionString";
        const string Form = "a PostgreSQL connection string that begins with Host=, or empty";
        if (settings.Optional(Name) is not { } connection)
            return DatabasePlace.Sqlite(data.FileAt("chatshop.db"));
        try
        {
            return new NpgsqlConnectionStringBuilder(connection).Host is not null && connection.Contains("Host=", StringComparison.OrdinalIgnoreCase)
                ? DatabasePlace.Postgres(connection)
                : throw settings.SecretMistake(Name, Form);
        }
        catch (ArgumentException unknown)
        {
            throw settings.SecretMistake(Name, $"{Form} ({unknown.Message})");
        }
    }

    private static PaymentsSettings ReadPayments(SettingReader settings, DataFolder data, string firstUrl)
    {
        var sandbox = settings.Under("Payments:Sandbox");
        var sandboxUrl = sandbox.Address("Url");
        if (!sandboxUrl.IsLoopback || sandboxUrl.Scheme != Uri.UriSchemeHttp)
            throw sandbox.Mistake("Url", "a loopback address such as http://127.0.0.1:5081: the sandbox is for this machine alone");
        var stripe = settings.Under("Payments:Stripe");
        var (key, secret) = (stripe.Optional("ApiKey"), stripe.Optional("WebhookSecret"));
        if (key is not null && secret is null)
            throw stripe.Mistake("WebhookSecret", "the endpoint's signing secret (whsec_…), since Payments:Stripe:ApiKey is set");
        return new PaymentsSettings(
            key, secret, stripe.Address("ApiBase"),
            sandboxUrl, sandbox.Address("WebhookUrl", $"{firstUrl}/webhooks/stripe"), data.Path);
    }

    private static WeChatPaySettings? ReadWeChatPay(SettingReader settings)
    {
        var own = settings.Under("Payments:WeChatPay");
        if (own.Optional("MerchantId") is not { } merchant)
            return null;
        var read = new WeChatPaySettings(
            merchant, own.Text("SerialNumber"), own.Text("PrivateKeyFile"), own.Text("ApiV3Key"), own.Text("PublicKeyId"), own.Text("PublicKeyFile"),
            settings.Text("Channels:WeChat:AppId"), own.Address("ApiBase"), own.Optional("NotifyUrl") is null ? null : own.Address("NotifyUrl"));
        return read.Faults().FirstOrDefault() is { } fault
            ? throw (fault.IsSecret ? settings.SecretMistake(fault.Setting, fault.ShouldBe) : settings.Mistake(fault.Setting, fault.ShouldBe))
            : read;
    }

    private static BotFrameworkSettings ReadBotFramework(SettingReader settings) =>
        new(settings.Optional("AppId"), settings.Optional("AppPassword"), settings.Optional("TenantId"));

    private static MarketRules ReadMarket(SettingReader settings, IReadOnlyList<PaymentRoute> routes, SettingReader loans)
    {
        var zone = settings.Text("TimeZone");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
            throw settings.Mistake("TimeZone", "a time zone such as Asia/Shanghai");
        var station = settings.Number("StationPercent", 0, 100);
        if (station > settings.Number("FeePercent", 0, 100))
            throw settings.Mistake("StationPercent", "no more than Market:FeePercent, since it is paid out of that");
        var currency = Enum.Parse<Currency>(settings.OneOf("Currency", "CNY", "EUR", "GBP", "USD"), ignoreCase: true);
        return new MarketRules(
            settings.OneOf("Locale", [.. PageTexts.LocalesIn(Path.Join(Home.Folder, "dialogs"))]),
            found,
            currency,
            settings.Number("FeePercent", 0, 100),
            settings.Whole("AutoReceiveDays", 1, 365),
            settings.Whole("PaymentMinutes", 1, 24 * 60 - 10))
        {
            Routes = routes,
            Rates = ReadRates(settings, currency),
            Province = ReadProvince(settings),
            StationPercent = station,
            LoanOffers = LoanSettings.Read(loans, currency),
            LoanMostOfSales = loans.Number("MostOfSales", 0, 1000),
            Quiet = QuietHours.Parse(settings.Text("QuietHours")) ?? throw settings.Mistake("QuietHours", "hours such as 22:00-07:00, or empty"),
            LargestUnasked = settings.Optional("LargestUnasked") is null ? null : settings.Number("LargestUnasked", 0, 1_000_000_000),
        };
    }

    private static string? ReadProvince(SettingReader settings) => settings.Optional("Province") is not { } said ? null
        : Place.ProvinceOf(said) ?? throw settings.Mistake("Province", "a province as it is written in addresses, such as Sichuan, or empty");

    private static ExchangeRates? ReadRates(SettingReader settings, Currency currency)
    {
        var (rates, day) = (settings.Optional("Rates"), settings.Optional("RatesOf"));
        return rates is null ? null
            : ExchangeRates.Parse(currency, rates, day ?? "") ?? throw settings.Mistake("Rates", "rates such as EUR=0.128, USD=0.14 for one unit of Market:Currency, with the day they are of in Market:RatesOf, such as 2026-11-01; or empty");
    }
}
