using System.Net;
using System.Net.Sockets;
using ChatShop.Channels;
using ChatShop.Channels.BotFramework;
using ChatShop.Channels.DirectLine;
using ChatShop.Channels.WeChat;
using ChatShop.Conversations;
using ChatShop.Conversations.Flows.Pictures;
using ChatShop.Conversations.Turns;
using ChatShop.Payments;
using ChatShop.Payments.StripeProvider;
using ChatShop.Payments.WeChatPay;
using ChatShop.Server.Delivery;
using ChatShop.Server.Doors;
using ChatShop.Server.Embedded;
using ChatShop.Server.Pages;
using ChatShop.Server.Photos;
using ChatShop.Server.Pictures;
using ChatShop.Server.Rest;
using ChatShop.Server.Settings;
using ChatShop.Server.Voices;
using ChatShop.Storage;
using ChatShop.Understanding;
using Microsoft.AspNetCore.DataProtection;
using Orleans.Configuration;
using StackExchange.Redis;

namespace ChatShop.Server;

/// <summary>Puts the whole shop together.</summary>
internal static class ShopHost
{
    private const string ClusterName = "chatshop";
    private const int MostBodyBytes = 11 * 1024 * 1024;

    /// <summary>Builds the shop from its settings; <see cref="OpenAsync"/> makes it ready to start.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="clock">What time it is; null for the wall clock.</param>
    /// <param name="instead">Puts parts in the place of others; null for none.</param>
    /// <exception cref="SettingMistakeException">A setting is wrong.</exception>
    public static WebApplication Build(string[] args, TimeProvider? clock = null, Action<IServiceCollection>? instead = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = Home.Folder,
            WebRootPath = Path.Join(AppContext.BaseDirectory, "wwwroot"),
        });
        var settings = ShopSettings.Read(builder.Configuration);
        builder.WebHost.UseUrls(settings.Urls).ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = MostBodyBytes;
        });
        AddParts(builder.Services, settings, clock ?? TimeProvider.System);
        AddConversations(builder, settings);
        // After the silo, so that they stop before it: what they are at needs the conversations.
        builder.Services.AddHostedService(provider => provider.GetRequiredService<OutboxCourier>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Deadlines>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<MoneyWatch>());
        instead?.Invoke(builder.Services);
        var app = builder.Build();
        MapDoors(app);
        return app;
    }

    /// <summary>Brings the tables to their present form, connects to the sessions and reads the word lists.</summary>
    public static async Task OpenAsync(WebApplication app, CancellationToken cancellation)
    {
        var migrated = StorageSetup.MigrateAsync(app.Services, cancellation);
        app.Services.GetRequiredService<IConnectionMultiplexer>(); // Else the first to write at once all wait for it, on the threads it needs to connect.
        Reader.Read(new Message("10 kg, 5.00")); // Its word lists are read now, so that the first person does not wait for them.
        await migrated;
    }

    private static void AddParts(IServiceCollection services, ShopSettings settings, TimeProvider clock)
    {
        services.AddSingleton(clock).AddSingleton(settings).AddSingleton(settings.Data).AddSingleton(settings.Market);
        services.AddDataProtection().SetApplicationName(ClusterName).PersistKeysToFileSystem(new DirectoryInfo(settings.Data.Folder("keys")));
        services.AddTradeStorage(settings.Database);
        services.AddPayments(settings.Payments, settings.PublicUrl);
        if (settings.WeChatPay is { } merchant)
            services.AddWeChatPay(merchant, settings.PublicUrl);
        services.AddBotFramework(settings.BotFramework);
        services.AddDirectLine(new DirectLineSettings(settings.DirectLineSecret));
        if (settings.WeChat.IsOpen)
            services.AddWeChat(settings.WeChat);
        services.AddSingleton<ITurns, ConversationTurns>().AddSingleton<IActivityFeed, ConversationFeed>().AddSingleton<IDelivery, ChannelDelivery>();
        services.AddSingleton<IPhotoStore>(_ => settings.Photos is { } store
            ? new ObjectStore(store.Connect(), store.Bucket)
            : new FolderStore(settings.Data.Folder("photos")));
        services.AddSingleton(provider => new PhotoShelf(provider.GetRequiredService<IPhotoStore>(), settings.PublicUrl));
        services.AddSingleton<IPhotoIntake>(provider => provider.GetRequiredService<PhotoShelf>()).AddSingleton<Arrivals>();
        services.AddSingleton<ITranscriber>(provider => new Transcriber(
            settings.Transcription?.Connect(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<Transcriber>>()));
        services.AddSingleton<IPictures, DrawnPictures>();
        services.AddSingleton(new OperatorKey(settings.OperatorKey)).AddSingleton<OperatorOnly>();
        services.AddSingleton<OutboxCourier>().AddSingleton<Deadlines>().AddSingleton<MoneyWatch>();
        services.AddProblemDetails().AddExceptionHandler<UnexpectedErrors>();
        services.AddOpenApi(api => api.ShouldInclude = it => it.RelativePath is { } path
            && (path.StartsWith("api/", StringComparison.Ordinal) || path.StartsWith("health/", StringComparison.Ordinal)));
        services.AddSingleton<RequestPace>();
    }

    private static void AddConversations(WebApplicationBuilder builder, ShopSettings settings)
    {
        var connection = settings.Redis;
        if (connection is null)
        {
            var garnet = EmbeddedGarnet.Start(settings.Data.Folder("sessions"));
            builder.Services.AddSingleton(_ => garnet);
            connection = garnet.ConnectionString;
        }
        var redis = ConfigurationOptions.Parse(connection);
        redis.AbortOnConnectFail = false;
        builder.Services.AddSingleton<IConnectionMultiplexer>(provider =>
        {
            provider.GetService<EmbeddedGarnet>(); // Made first, so that it is put away last.
            return ConnectionMultiplexer.Connect(redis);
        });
        if (settings.SecondReader is { } model)
            builder.Services.AddSingleton(_ => model.Connect());
        builder.Services.AddConversations(Path.Join(Home.Folder, "dialogs"), settings.PublicUrl);
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(cluster =>
            {
                cluster.ServiceId = ClusterName;
                // Alone, every start is a cluster of its own: nobody waits for a server that is gone.
                cluster.ClusterId = settings.IsCluster ? ClusterName : Guid.NewGuid().ToString("N");
            });
            silo.UseRedisClustering(options => options.ConfigurationOptions = redis);
            silo.ConfigureEndpoints(AddressTowards(redis), EmbeddedGarnet.FreePort(), gatewayPort: 0, listenOnAnyHostAddress: false);
        });
    }

    /// <summary>The address of this machine by which others that share its Redis reach it.</summary>
    private static IPAddress AddressTowards(ConfigurationOptions redis)
    {
        var (host, port) = redis.EndPoints[0] switch
        {
            IPEndPoint ip => (ip.Address.ToString(), ip.Port),
            DnsEndPoint dns => (dns.Host, dns.Port),
            _ => ("127.0.0.1", 6379),
        };
        using var probe = new Socket(SocketType.Dgram, ProtocolType.Udp);
        probe.Connect(host, port == 0 ? 6379 : port);
        var address = ((IPEndPoint)probe.LocalEndPoint!).Address;
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }

    private static void MapDoors(WebApplication app)
    {
        app.UseExceptionHandler().UseStatusCodePages().UseMiddleware<RequestPace>();
        app.UseMiddleware<SafeHeaders>().UseDefaultFiles().UseStaticFiles().UseWebSockets();
        app.MapBotFramework();
        app.MapDirectLine();
        if (app.Services.GetRequiredService<ShopSettings>().WeChat.IsOpen)
            app.MapWeChat();
        app.MapStripeWebhook();
        if (app.Services.GetRequiredService<ShopSettings>().WeChatPay is not null)
            app.MapWeChatPay();
        app.MapRestApi();
        app.MapHealth();
        app.MapPages();
        app.MapOpenApi();
    }
}
