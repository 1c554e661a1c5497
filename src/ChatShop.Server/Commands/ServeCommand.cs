using ChatShop.Server.Backups;
using ChatShop.Server.Clusters;
using ChatShop.Server.Consoles;
using ChatShop.Server.Consoles.SignIns;
using ChatShop.Server.Embedded;
using ChatShop.Server.Rest;
using ChatShop.Server.Settings;
using ChatShop.Understanding;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ChatShop.Server.Commands;

/// <summary>Opens the shop and keeps it open until Ctrl-C.</summary>
internal static class ServeCommand
{
    /// <summary>Runs until it is asked to end; what was acknowledged is on disk by then.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = ShopHost.Begin(args);
        var settings = ShopSettings.Read(builder.Configuration);
        using var claim = FolderClaim.ForServing(settings);
        await OutsideParts.ReachAsync(settings, CancellationToken.None);
        settings = await SharedSecrets.AgreeAsync(settings);
        await using var app = ShopHost.Build(builder, settings, TimeProvider.System);
        claim.TellSessions(app.Services.GetService<EmbeddedGarnet>()?.ConnectionString);
        await ShopHost.OpenAsync(app, CancellationToken.None);
        await app.StartAsync();
        Greet(app, settings, await OperatorCode.FirstAsync(app.Services, CancellationToken.None), await FirstLinkAsync(app.Services, settings));
        await Task.Run(Reader.Prepare); // Beside the first messages, not before them.
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Where whoever opens the shop first makes their account; where they sign in once somebody has one.</summary>
    private static async Task<string> FirstLinkAsync(IServiceProvider services, ShopSettings settings)
    {
        await using var scope = services.CreateAsyncScope();
        var word = await scope.ServiceProvider.GetRequiredService<Invitations>().FirstAsync(CancellationToken.None);
        var console = $"{settings.PublicUrl.AbsoluteUri.TrimEnd('/')}{ConsoleSetup.Path}";
        return word is null ? console : $"{console}/welcome?k={word}   (once, within two days)";
    }

    private static void Greet(WebApplication app, ShopSettings settings, string? operatorSays, string console)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Console.WriteLine($"""

            ChatShop is open.
              shop       {string.Join(' ', addresses)}   (two people side by side: /chat?as=seller and /chat?as=buyer)
              console    {console}
              REST API   {settings.PublicUrl.AbsoluteUri.TrimEnd('/')}/api/v1   Authorization: Bearer the key in {settings.Data.FileAt(DataFolder.OperatorKey)}
              sessions   {(settings.Redis is null ? "embedded" : "Redis")}
              database   {(settings.Database.IsPostgres ? "PostgreSQL" : "embedded SQLite")}
              payments   {(settings.Payments.StripeApiKey is null ? $"sandbox at {settings.Payments.SandboxUrl.AbsoluteUri.TrimEnd('/')}: no real money moves" : "Stripe")}
              WeChat     {(settings.WeChat is null ? "closed (set Channels:WeChat:Token)" : "open at /channels/wechat")}
              Telegram   {(settings.Telegram is null ? "closed (set Channels:Telegram:Token)" : "open at /channels/telegram")}
              SMS        {(settings.Sms is null ? "closed (set Channels:Sms:AccountSid)" : "open at /channels/sms")}
              data       {settings.Data.Path}{(operatorSays is null ? "" : $"{Environment.NewLine}  operator   nobody yet: say \u201c{operatorSays}\u201d in the chat within the hour")}
            Ctrl-C ends it.

            """);
    }
}
