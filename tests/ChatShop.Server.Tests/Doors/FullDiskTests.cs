using System.Data.Common;
using System.Globalization;
using System.Net;
using ChatShop.Server.Tests.Orders;
using ChatShop.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Server.Tests.Doors;

/// <summary>The disk is full: people hear that nothing was done, nothing that was answered is lost, and with room again it goes on.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private const int MostOrders = 45;

    private readonly Place place = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly PageLimit limit = new();
    private WebApplication app = null!;

    private Operator Books => new(http, place);

    public async ValueTask InitializeAsync()
    {
        app = ShopHost.Build(place.Settings, TimeProvider.System, services => services.AddSingleton(provider => Opener(provider.GetRequiredService<Seal>())));
        await ShopHost.OpenAsync(app, CancellationToken.None);
        await app.StartAsync();
        await Sale.SellAsync(Meet("wang"));
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        http.Dispose();
        place.Dispose();
    }

    [Fact]
    public async Task Whoever_orders_hears_that_nothing_was_ordered_and_orders_once_there_is_room_again()
    {
        var answered = new List<string>();
        limit.Pages = 1; // SQLite takes it as: no page more than there are.
        Chatter buyer;
        Answer answer;
        do
        {
            Assert.True(answered.Count < MostOrders, "The limit was never met.");
            buyer = Meet(string.Create(CultureInfo.InvariantCulture, $"buyer{answered.Count}"));
            answer = await OrderAsync(buyer);
            answered.Add(answer.Text);
        }
        while (!IsSorry(answer));

        using (var ready = await http.GetAsync(new Uri(place.Address, "/health/ready")))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            Assert.Contains("the database can not be written: SQLite Error 13", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Equal(answered.Count - 1, (await Books.ItemsAsync("/orders?limit=100")).Count);

        limit.Pages = int.MaxValue;
        using (var ready = await http.GetAsync(new Uri(place.Address, "/health/ready")))
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        await OrderAsync(buyer);
        await Sale.AssertOneOrderAsync(Books, buyer.Who, await buyer.SayAsync(Sale.LastWord, "confirming"));
        Assert.Equal(answered.Count, (await Books.ItemsAsync("/orders?limit=100")).Count);
    }

    private static async Task<Answer> OrderAsync(Chatter buyer)
    {
        foreach (var (at, word) in new[] { Sale.Wish, Sale.Address, Sale.Phone }.Index())
            if (await buyer.SayAsync(word, $"word {at}") is var heard && IsSorry(heard))
                return heard;
        return await buyer.SayAsync(Sale.LastWord, "confirming");
    }

    private static bool IsSorry(Answer answer) => answer.Text.Contains("刚才出了点问题", StringComparison.Ordinal);

    private Chatter Meet(string who) => new(http, place.Address, who);

    private Func<TradeContext> Opener(Seal seal)
    {
        var options = TradeContext.Options(new DbContextOptionsBuilder<SqliteTradeContext>().UseSqlite(DatabasePlace.Sqlite(Path.Join(place.Data, "chatshop.db")).ConnectionString)
            .AddInterceptors(new DurableSqlite(), limit));
        return () => new SqliteTradeContext(options) { Seal = seal };
    }

    /// <summary>As many pages as the file may have.</summary>
    private sealed class PageLimit : DbConnectionInterceptor
    {
        public int Pages { get; set; } = int.MaxValue;

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count={Pages}");
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
