using ChatShop.Server.Tests.Orders;

namespace ChatShop.Server.Tests.Backups;

/// <summary>A shop of which a backup was made while it served, in the middle of two talks.</summary>
public sealed class BackedUp : IAsyncLifetime
{
    private readonly Place place = new();

    internal HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero });

    /// <summary>The backup.</summary>
    internal string File => Path.Join(place.Folder, "kept.tar.gz");

    /// <summary>What the command said.</summary>
    internal string Said { get; private set; } = "";

    /// <summary>What a second shop in the same folder, and another command there, said meanwhile.</summary>
    internal IReadOnlyList<string> SaidMeanwhile { get; private set; } = [];

    /// <summary>What the first buyer was answered to the last word of the order.</summary>
    internal Answer Ordered { get; private set; } = null!;

    /// <summary>What the whole ledger, the orders and the audit trail were.</summary>
    internal IReadOnlyList<string> Books { get; private set; } = [];

    /// <summary>What was said in the first buyer's talk.</summary>
    internal string Talk { get; private set; } = "";

    /// <summary>Where it lived.</summary>
    internal Place Origin => place;

    public async ValueTask InitializeAsync()
    {
        await using var shop = await ShopProcess.OpenAsync(place);
        await Sale.SellAsync(Meet(place, "wang"));
        await Sale.WantAsync(Meet(place, "zhang"));
        Ordered = await Meet(place, "zhang").SayAsync(Sale.LastWord, "confirming");
        await Sale.WantAsync(Meet(place, "zhao"));

        var (exitCode, output) = await ShopProcess.RunAsync(place.Folder, ["backup", File, .. place.Settings]);
        Assert.True(exitCode == 0, output);
        Said = output;
        (Books, Talk) = (await BooksAsync(place), await TalkAsync(place));
        var second = await ShopProcess.RunAsync(place.Folder, ["serve", .. place.Settings]);
        var moving = await ShopProcess.RunAsync(place.Folder, ["migrate", "--from", "sqlite", "--Database:ConnectionString", "Host=nowhere", .. place.Settings]);
        Assert.Equal((1, 1), (second.ExitCode, moving.ExitCode));
        SaidMeanwhile = [second.Output, moving.Output];
        Assert.Equal(0, await shop.InterruptAsync());
    }

    public ValueTask DisposeAsync()
    {
        Http.Dispose();
        place.Dispose();
        return ValueTask.CompletedTask;
    }

    internal Chatter Meet(Place at, string who) => new(Http, at.Address, who);

    /// <summary>Shops, goods, orders, ledger and audit trail, as the REST API tells them; but for the operator's code that each start gives out.</summary>
    internal async Task<IReadOnlyList<string>> BooksAsync(Place at)
    {
        var books = new Operator(Http, at);
        var all = new List<string>();
        foreach (var path in (string[])["/shops", "/listings", "/orders", "/ledger", "/audit"])
            all.AddRange((await books.ItemsAsync(path)).Select(item => item.ToJsonString()).Where(item => !item.Contains("IssueOperatorCode", StringComparison.Ordinal)));
        return all;
    }

    internal async Task<string> TalkAsync(Place at) =>
        string.Join('\n', (await new Operator(Http, at).ItemsAsync("/conversations/test/zhang-thread/messages")).Select(item => item.ToJsonString()));
}
