using System.Globalization;
using ChatShop.Channels;
using ChatShop.Server.Consoles.SignIns;
using ChatShop.Storage.Accounts;
using ChatShop.Storage.Messages;
using ChatShop.Trade;
using ChatShop.Transcripts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Server.Tests;

/// <summary>The whole shop in this process, on embedded parts, reached through its real doors.</summary>
internal sealed class OpenedShop : IAsyncDisposable
{
    private readonly Place place = new();
    private readonly string[] more;
    private WebApplication app = null!;
    private int people, given;

    private OpenedShop(string[] more) => (this.more, Operator) = (more, new Operator(Http, place));

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    public Uri Address => place.Address;

    public string DirectLineSecret => File.ReadAllText(Path.Join(place.Data, "direct-line.secret")).Trim();

    public ITrade Trade => app.Services.GetRequiredService<ITrade>();

    public Operator Operator { get; }

    public MessageBooks Messages => app.Services.GetRequiredService<MessageBooks>();

    /// <summary>Its parts.</summary>
    public IServiceProvider Parts => app.Services;

    public IPhotoIntake Photos => app.Services.GetRequiredService<IPhotoIntake>();

    public IPromises Promises => app.Services.GetRequiredService<IPromises>();

    /// <summary>A link that lets one more person into the console.</summary>
    public async Task<Uri> InviteAsync(AccountRole role = AccountRole.Operator, ShopId? seller = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return new Uri(Address, $"/console/welcome?k={await scope.ServiceProvider.GetRequiredService<Invitations>().InviteAsync(role, seller, CancellationToken.None)}");
    }

    /// <summary>The shop's clock.</summary>
    public MovableClock Clock { get; } = new();

    /// <summary>The word by which an order's page is seen.</summary>
    public async Task<string> KeyAsync(OrderNumber order) =>
        (await app.Services.GetRequiredService<ITradeRecords>().OrderAsync(order, CancellationToken.None))!.Key;

    /// <summary>Goods as buyers are told them.</summary>
    public async Task<ListingTold> ListingAsync(ListingId listing) =>
        (await app.Services.GetRequiredService<ITradeRecords>().ListingAsync(listing, CancellationToken.None))!;

    /// <summary>Opens a shop of its own.</summary>
    /// <param name="more">Settings beside those of its place: "--Name", "value".</param>
    public static async Task<OpenedShop> OpenAsync(params string[] more)
    {
        var shop = new OpenedShop(more);
        await shop.StartAsync();
        return shop;
    }

    /// <summary>Ends the shop and opens it again on what it left.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    public Chatter Meet(string who, string channel = "test") => new(Http, place.Address, who, channel);

    /// <summary>Somebody who was never here before.</summary>
    public Chatter MeetSomebody() => Meet($"somebody{Interlocked.Increment(ref people)}");

    /// <summary>The person whom the trade knows by this name.</summary>
    public Task<PersonId> PersonAsync(string who) => Trade.MeetAsync("test", who, $"{who}-thread", CancellationToken.None);

    /// <summary>Does something in the trade itself, which must take it: what a test finds there when it begins.</summary>
    public async Task<TFact> GivenAsync<TFact>(PersonId who, Command<TFact> command) where TFact : Fact
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"given-{Interlocked.Increment(ref given)}");
        var result = await Trade.ActAsync(new Act(key, who), command, CancellationToken.None);
        Assert.Null(result.Refusal);
        return result.Fact!;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Http.Dispose();
        place.Dispose();
    }

    private async Task StartAsync()
    {
        await Prepared.LayTablesAsync(place.Data);
        app = ShopHost.Build([.. place.Settings, .. more], Clock, Prepared.AddTo);
        await ShopHost.OpenAsync(app, CancellationToken.None);
        await app.StartAsync();
    }

    private async Task StopAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
