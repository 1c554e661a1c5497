using ChatShop.Conversations.Flows;
using ChatShop.Conversations.Sessions;
using ChatShop.Conversations.Tests.Turns;
using ChatShop.Conversations.Turns;
using ChatShop.Server;
using ChatShop.Server.Tests;
using ChatShop.Trade;
using ChatShop.Transcripts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(TalkingShop))]

namespace ChatShop.Conversations.Tests.Turns;

/// <summary>A shop in this process, spoken to behind its doors, where a test says what happens in the middle of a turn.</summary>
public sealed class TalkingShop : IAsyncLifetime
{
    private readonly Place place = new();
    private readonly MovableClock clock = new();
    private WebApplication app = null!;

    /// <summary>What people were told without having asked.</summary>
    internal Doorstep Doorstep { get; } = new();

    /// <summary>The trade, which a test can keep from going smoothly.</summary>
    internal HeldUpTrade Trade { get; private set; } = null!;

    internal Counter Counter => app.Services.GetRequiredService<Counter>();

    internal RedisStorage Storage => app.Services.GetRequiredService<RedisStorage>();

    internal MessageLog Log => app.Services.GetRequiredService<MessageLog>();

    internal ConversationDirectory Conversations => app.Services.GetRequiredService<ConversationDirectory>();

    public async ValueTask InitializeAsync()
    {
        app = ShopHost.Build([.. place.Settings, "--Logging:LogLevel:Default", "None"], clock, parts =>
        {
            var real = parts.Last(part => part.ServiceType == typeof(ITrade)).ImplementationType!;
            parts.AddSingleton<IDelivery>(Doorstep);
            parts.AddSingleton<ITrade>(all => Trade = new HeldUpTrade((ITrade)ActivatorUtilities.CreateInstance(all, real)));
        });
        await ShopHost.OpenAsync(app, CancellationToken.None);
        await app.StartAsync();
        app.Services.GetRequiredService<ITrade>();
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        place.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Time passes.</summary>
    public void Wait(TimeSpan time) => clock.Move(time);

    /// <summary>Somebody nobody has seen before.</summary>
    internal Speaker Meet() => new(this, Guid.NewGuid().ToString("N"));
}
