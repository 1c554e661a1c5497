using ChatShop.Channels;
using ChatShop.Channels.BotFramework;
using ChatShop.Channels.DirectLine;
using ChatShop.Channels.Sms;
using ChatShop.Channels.Telegram;
using ChatShop.Channels.WeChat;
using ChatShop.Conversations;
using ChatShop.Conversations.Flows.Pictures;
using ChatShop.Conversations.Replies;
using ChatShop.Conversations.Turns;
using ChatShop.Payments;
using ChatShop.Payments.WeChatPay;
using ChatShop.Server.Assistants;
using ChatShop.Server.Clusters;
using ChatShop.Server.Consoles;
using ChatShop.Server.Delivery;
using ChatShop.Server.Devices;
using ChatShop.Server.Doors;
using ChatShop.Server.Pages;
using ChatShop.Server.Pages.Market;
using ChatShop.Server.Photos;
using ChatShop.Server.Pictures;
using ChatShop.Server.Rest;
using ChatShop.Server.Settings;
using ChatShop.Server.Telemetry;
using ChatShop.Server.Voices;
using ChatShop.Storage;
using ChatShop.Storage.Accounts;
using ChatShop.Understanding;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.Extensions.AI;
using StackExchange.Redis;

namespace ChatShop.Server;

/// <summary>Puts the whole shop together.</summary>
internal static class ShopHost
{
    /// <summary>What servers that share a Redis call themselves, and those that read what another has sealed.</summary>
    private const string Name = "chatshop";

    private const int MostBodyBytes = 11 * 1024 * 1024;

    /// <summary>Reads file, environment and command line.</summary>
    public static WebApplicationBuilder Begin(string[] args) => WebApplication.CreateBuilder(new WebApplicationOptions
    {
        Args = args,
        ContentRootPath = Home.Folder,
        WebRootPath = Path.Join(AppContext.BaseDirectory, "wwwroot"),
    });

    /// <summary>Builds the shop from its settings; <see cref="OpenAsync"/> makes it ready to start.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="clock">What time it is; null for the wall clock.</param>
    /// <param name="instead">Puts parts in the place of others; null for none.</param>
    /// <exception cref="SettingMistakeException">A setting is wrong.</exception>
    public static WebApplication Build(string[] args, TimeProvider? clock = null, Action<IServiceCollection>? instead = null)
    {
        var builder = Begin(args);
        return Build(builder, ShopSettings.Read(builder.Configuration), clock ?? TimeProvider.System, instead);
    }

    /// <summary>Builds the shop from settings that were read already.</summary>
    public static WebApplication Build(WebApplicationBuilder builder, ShopSettings settings, TimeProvider clock, Action<IServiceCollection>? instead = null)
    {
        builder.WebHost.UseUrls(settings.Urls).ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = MostBodyBytes;
        });
        AddTables(builder.Services, settings, clock);
        AddParts(builder.Services, settings);
        if (settings.IsCluster)
            builder.Services.ShareKeys(settings.Data);
        // Before the silo, so that it stops after it: the last turns are counted too.
        builder.Services.AddHostedService(provider => provider.GetRequiredService<TallyKeeper>());
        ConversationSilo.AddTo(builder, settings, Name);
        builder.AddTelemetry(settings);
        // After the silo, so that they stop before it: what they are at needs the conversations.
        builder.Services.AddHostedService(provider => provider.GetRequiredService<OutboxCourier>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Deadlines>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<MoneyWatch>());
        if (settings.Mqtt is not null)
            builder.Services.AddHostedService(provider => provider.GetRequiredService<MqttReadings>());
        instead?.Invoke(builder.Services);
        var app = builder.Build();
        OpenDoors(app, settings);
        return app;
    }

    /// <summary>Brings the tables to their present form, connects to the sessions and reads the word lists.</summary>
    public static async Task OpenAsync(WebApplication app, CancellationToken cancellation)
    {
        var migrated = MigrateAsync(app.Services, cancellation);
        app.Services.GetServices<IConnectionMultiplexer>(); // Else the first to write at once all wait for it, on the threads it needs to connect.
        Reader.Read(new Message("10 kg, 5.00")); // Its word lists are read now, so that the first person does not wait for them.
        await migrated;
    }

    /// <summary>Brings all tables to the present form, one after the other.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var turn = await MigrationTurn.TakeAsync(services.GetRequiredService<DatabasePlace>(), cancellation);
        await StorageSetup.MigrateAsync(services, cancellation);
        await AccountsSetup.MigrateAsync(services, cancellation);
    }

    /// <summary>The tables alone, for what is done while no shop is open.</summary>
    /// <param name="settings">Where they lie.</param>
    /// <param name="clock">What time it is; null for the wall clock.</param>
    /// <param name="more">Puts parts beside them; null for none.</param>
    public static ServiceProvider OpenTables(ShopSettings settings, TimeProvider? clock = null, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        AddTables(services, settings, clock ?? TimeProvider.System);
        more?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private static void AddTables(IServiceCollection services, ShopSettings settings, TimeProvider clock)
    {
        services.AddSingleton(clock).AddSingleton(provider => provider.GetService<PageTexts>() is { } texts // Commands that only look at tables have no texts.
            ? settings.Market with { FreightName = texts.Say(settings.Market.Locale, "freight") }
            : settings.Market);
        services.AddDataProtection().SetApplicationName(Name).PersistKeysToFileSystem(new DirectoryInfo(settings.Data.Folder("keys")))
            // Every turn seals a session and what was said: this costs half of what the default does. Keys from before say themselves what they are for.
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        services.AddTradeStorage(settings.Database).AddAccounts(settings.Database);
    }

    /// <summary>Where photos are kept.</summary>
    public static void AddPhotos(IServiceCollection services, ShopSettings settings)
    {
        services.AddSingleton<IPhotoStore>(_ => settings.Photos is { } store
            ? new ObjectStore(store.Connect(), store.Bucket)
            : new FolderStore(settings.Data.Folder("photos")));
        services.AddSingleton(provider => new PhotoShelf(provider.GetRequiredService<IPhotoStore>(), settings.PublicUrl));
        services.AddSingleton<IPieceStore>(_ => settings.Photos is { } store
            ? new ObjectStore(store.Connect(), store.Bucket, $"{DataFolder.Uploads}/")
            : new FolderStore(settings.Data.Folder(DataFolder.Uploads)));
    }

    private static void AddParts(IServiceCollection services, ShopSettings settings)
    {
        services.AddPayments(settings.Payments, settings.PublicUrl);
        if (settings.WeChatPay is { } merchant)
            services.AddWeChatPay(merchant, settings.PublicUrl);
        AddChannels(services, settings);
        services.AddSingleton<ITurns, ConversationTurns>().AddSingleton<IActivityFeed, ConversationFeed>().AddSingleton<IDelivery, ChannelDelivery>().AddSingleton<IPromises, Promises>();
        AddPhotos(services, settings);
        services.AddSingleton<LightPrints>().AddSingleton(new MarketAddress(settings.PublicUrl));
        services.AddSingleton<IPhotoIntake>(provider => provider.GetRequiredService<PhotoShelf>());
        services.AddSingleton<IPhotoSource>(provider => provider.GetRequiredService<PhotoShelf>()).AddSingleton<Arrivals>();
        services.AddSingleton<ITranscriber>(provider => new Transcriber(
            settings.Transcription is { } ear ? ear.Connect().GetAudioClient(ear.Name) : null, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<Transcriber>>()));
        services.AddSingleton<IPictures, DrawnPictures>();
        services.AddSingleton(new OperatorKey(settings.OperatorKey)).AddSingleton<OperatorOnly>();
        services.AddHttpClient(nameof(AuditPost), client => client.Timeout = TimeSpan.FromSeconds(15));
        services.AddSingleton(provider => new AuditPost(provider.GetRequiredService<IHttpClientFactory>(), settings.Audit, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(settings.Data).AddSingleton(provider => new Duties(settings.IsCluster, provider.GetRequiredService<IConnectionMultiplexer>())).AddSingleton<OutboxCourier>().AddSingleton<Deadlines>().AddSingleton<MoneyWatch>().AddSingleton<TallyKeeper>();
        services.AddSingleton<SignedReadings>();
        if (settings.Mqtt is { } broker)
            services.AddSingleton(provider => new MqttReadings(
                broker, $"{settings.Urls}\n{settings.Data.Path}", provider.GetRequiredService<SignedReadings>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<MqttReadings>>()));
        if (settings.SecondReader is { } model)
            services.AddSingleton(_ => model.Connect().GetChatClient(model.Name).AsIChatClient());
        services.AddConversations(Path.Join(Home.Folder, "dialogs"), settings.PublicUrl);
        services.AddProblemDetails().AddExceptionHandler<UnexpectedErrors>();
        services.AddOpenApi(api => api.ShouldInclude = it => it.RelativePath is { } path
            && (path.StartsWith("api/", StringComparison.Ordinal) || path.StartsWith("health/", StringComparison.Ordinal)));
        services.AddSingleton<RequestPace>().AddSingleton<Crowd>();
        services.AddSmallAnswers();
        services.AddConsole(settings);
        services.AddAssistants();
    }

    private static void AddChannels(IServiceCollection services, ShopSettings settings)
    {
        services.AddSingleton<IChannelMemory, ChannelMemory>();
        services.AddBotFramework(settings.BotFramework);
        services.AddSingleton<IChannel>(new LoggedChannel(Desk.Channel)).AddSingleton<IChannel>(new LoggedChannel(AssistantDoor.Channel));
        services.AddDirectLine(new DirectLineSettings(settings.DirectLineSecret));
        if (settings.WeChat is { } account)
            services.AddWeChat(account).AddSingleton(provider => new WeChatMenu(
                [.. provider.GetRequiredService<PageTexts>().Menu(settings.Market.Locale).Select(button => new WeChatButton(button.Name, button.Choices))]));
        if (settings.Telegram is { } bot)
            services.AddTelegram(bot, settings.PublicUrl);
        if (settings.Sms is { } gateway)
            services.AddSms(gateway);
    }

    private static void OpenDoors(WebApplication app, ShopSettings settings)
    {
        app.UseExceptionHandler().UseStatusCodePages().UseMiddleware<RequestPace>();
        app.UseMiddleware<SafeHeaders>().UseSmallAnswers().UseStaticFiles().UseWebSockets();
        foreach (var channel in app.Services.GetServices<IChannel>())
            channel.Open(app);
        app.MapStripeWebhook();
        if (settings.WeChatPay is not null)
            app.MapWeChatPay();
        app.MapRestApi();
        app.MapHealth();
        app.MapMetrics();
        app.MapPages();
        app.MapConsole();
        app.MapOpenApi();
        app.MapAssistants();
        app.MapCatalogue();
    }
}
