using ChatShop.Storage.Copies;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatShop.Storage.Tests.Copies;

/// <summary>A market that lived on SQLite lives on in PostgreSQL, and one that was backed up while people ordered is whole.</summary>
public sealed class MovingTests(PostgresServer server) : IAsyncLifetime
{
    private readonly SqliteDatabase file = new();
    private readonly string folder = Directory.CreateTempSubdirectory("chatshop-copy-").FullName;
    private DatabasePlace sqlite = null!, postgres = null!;
    private TestMarket market = null!;

    private string Copy => Path.Join(folder, "copy.db");

    public async ValueTask InitializeAsync()
    {
        (sqlite, postgres) = (await file.CreateAsync(), DatabasePlace.Postgres(await server.CreateDatabaseAsync()));
        market = await TestMarket.OpenAsync(sqlite, feePercent: 5);
        await MarketCopy.BringForwardAsync(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(sqlite.ConnectionString).DataSource, default);
    }

    public async ValueTask DisposeAsync()
    {
        await market.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await file.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Whoever_ordered_there_orders_on_here_with_the_next_number_and_hears_old_answers_again()
    {
        var (seller, buyer) = (await market.MeetAsync("王婶"), await market.MeetAsync("李雷"));
        var listing = (await market.PublishAsync(seller, "红富士苹果", 500, 500)).Listing;
        var paid = await market.ActAsync(buyer, TestMarket.Wish(buyer, listing, 10), "the message");
        await market.PayAsync(paid);
        var parcels = await market.Outbox.DueAsync(100, default);

        await MarketCopy.WriteAsync(sqlite, Copy, default);
        await MarketCopy.FillAsync(Copy, postgres, default);

        await using var moved = await TestMarket.OpenAsync(postgres, feePercent: 5);
        Assert.Equal(parcels.Select(it => (it.Id, it.To)), (await moved.Outbox.DueAsync(100, default)).Select(it => (it.Id, it.To)));
        Assert.Equal(listing, Assert.Single(await moved.Records.FindListingsAsync("苹果", 5, default)).Listing.Id);
        var again = await moved.ActAsync(buyer, TestMarket.Wish(buyer, listing, 10), "the message");
        Assert.Equal(paid.Orders[0].Number, again.Orders[0].Number);
        var next = await moved.ActAsync(buyer, TestMarket.Wish(buyer, listing, 3, PaymentMethod.CashOnDelivery), "after the move");
        Assert.Equal(new OrderNumber(paid.Orders[0].Number.Value + 1), next.Orders[0].Number);
        Assert.Equal(500m - 13, (await moved.Records.ListingAsync(listing, default))!.Available.Value);
        Assert.Empty(await BooksProof.FindAsync(postgres, default));
        Assert.True((await moved.Outbox.DueAsync(100, default)).Max(it => it.Id) > parcels.Max(it => it.Id));
    }

    [Fact]
    public async Task What_the_database_counted_itself_goes_on_though_the_last_row_is_gone()
    {
        var (seller, buyer) = (await market.MeetAsync("王婶"), await market.MeetAsync("李雷"));
        await market.ActAsync(buyer, TestMarket.Wish(buyer, (await market.PublishAsync(seller, "红富士苹果", 500, 500)).Listing, 10, PaymentMethod.CashOnDelivery));
        var last = (await market.Outbox.DueAsync(100, default)).Max(it => it.Id);
        await file.TamperAsync($"DELETE FROM outbox WHERE id = {last}");

        await MarketCopy.WriteAsync(sqlite, Copy, default);
        await MarketCopy.FillAsync(Copy, postgres, default);
        await using var moved = await TestMarket.OpenAsync(postgres, feePercent: 5);
        var listing = (await moved.Records.FindListingsAsync("红富士", 1, default))[0].Listing.Id;
        await moved.ActAsync(buyer, TestMarket.Wish(buyer, listing, 1, PaymentMethod.CashOnDelivery), "after the move");

        Assert.True((await moved.Outbox.DueAsync(100, default)).Max(it => it.Id) > last);
    }

    [Fact]
    public async Task A_copy_made_while_people_order_has_whole_orders_only()
    {
        var seller = await market.MeetAsync("王婶");
        var listing = (await market.PublishAsync(seller, "红富士苹果", 500, 100_000)).Listing;
        var buyers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => market.MeetAsync($"buyer{i}")));
        var begun = new TaskCompletionSource();
        var copied = new CancellationTokenSource();
        var placed = 0;
        var ordering = buyers.Select(async buyer =>
        {
            while (!copied.IsCancellationRequested)
            {
                await market.PayAsync(await market.ActAsync(buyer, TestMarket.Wish(buyer, listing, 10)));
                if (Interlocked.Increment(ref placed) == 30)
                    begun.SetResult();
            }
        }).ToList();
        await begun.Task;

        var before = placed;
        await MarketCopy.WriteAsync(sqlite, Copy, default);
        await copied.CancelAsync();
        await Task.WhenAll(ordering);

        await using var there = await TestMarket.OpenAsync(DatabasePlace.Sqlite(Copy), feePercent: 5);
        var orders = await there.Books.OrdersAsync(null, null, null, 0, int.MaxValue, default);
        Assert.InRange(orders.Count, before, placed);
        Assert.Equal(orders.Count * 10m, 100_000m - (await there.Records.ListingAsync(listing, default))!.Available.Value);
        Assert.Empty(await BooksProof.FindAsync(DatabasePlace.Sqlite(Copy), default));
    }

    [Theory]
    [InlineData("UPDATE acts SET verb = 'DeleteListing' WHERE id = 2", "act 2")]
    [InlineData("UPDATE balances SET minor = minor + 1 WHERE account LIKE 'escrow:%'", "escrow:1001")]
    public async Task Books_that_were_changed_by_hand_show(string tampering, string named)
    {
        var (seller, buyer) = (await market.MeetAsync("王婶"), await market.MeetAsync("李雷"));
        await market.PayAsync(await market.ActAsync(buyer, TestMarket.Wish(buyer, (await market.PublishAsync(seller, "红富士苹果", 500, 500)).Listing, 10)));
        Assert.Empty(await BooksProof.FindAsync(sqlite, default));

        Assert.Equal(1, await file.TamperAsync(tampering));

        Assert.Contains(await BooksProof.FindAsync(sqlite, default), line => line.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_that_holds_rows_is_left_as_it_is()
    {
        await market.MeetAsync("王婶");
        await using var other = await TestMarket.OpenAsync(postgres);
        await other.MeetAsync("李雷");

        await MarketCopy.WriteAsync(sqlite, Copy, default);
        var refused = await Assert.ThrowsAsync<CopyRefusedException>(() => MarketCopy.FillAsync(Copy, postgres, default));

        Assert.Contains("the database holds a market already", refused.Message, StringComparison.Ordinal);
        Assert.Equal("李雷", Assert.Single(await PeopleAsync(other)));
    }

    [Fact]
    public async Task A_row_that_the_target_does_not_take_leaves_nothing_there_and_another_try_succeeds()
    {
        await market.MeetAsync("王婶");
        await market.MeetAsync("李雷");
        await MarketCopy.WriteAsync(sqlite, Copy, default);
        await ChangeCopyAsync("UPDATE people SET channel = 'a' || char(0) || 'b' WHERE \"user\" = '李雷'");

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => MarketCopy.FillAsync(Copy, postgres, default));

        Assert.Equal(0, (await RowCopy.CountAsync(postgres, default)).Values.Sum());
        await ChangeCopyAsync("UPDATE people SET channel = 'test' WHERE \"user\" = '李雷'");
        Assert.Equal(2, (await MarketCopy.FillAsync(Copy, postgres, default))["people"]);
    }

    [Fact]
    public async Task A_copy_of_a_later_version_is_refused_and_one_of_an_earlier_is_brought_forward()
    {
        await market.MeetAsync("王婶");
        await MarketCopy.WriteAsync(sqlite, Copy, default);
        await ChangeCopyAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '99.0')");
        var refused = await Assert.ThrowsAsync<CopyRefusedException>(() => MarketCopy.BringForwardAsync(Copy, default));
        Assert.Contains("later version of ChatShop (29990101000000_Later)", refused.Message, StringComparison.Ordinal);

        await using (var db = market.Open())
            await db.GetService<IMigrator>().MigrateAsync("Third");
        await MarketCopy.WriteAsync(sqlite, Copy + "2", default);
        Assert.Equal(1, (await MarketCopy.BringForwardAsync(Copy + "2", default))["people"]);
        await using var brought = DatabasePlace.Sqlite(Copy + "2").Trade();
        Assert.Empty(await brought.Database.GetPendingMigrationsAsync());
    }

    private static async Task<IReadOnlyList<string>> PeopleAsync(TestMarket market)
    {
        await using var db = market.Open();
        return await db.People.Select(person => person.User).ToListAsync();
    }

    private async Task ChangeCopyAsync(string sql)
    {
        await using var db = DatabasePlace.Sqlite(Copy).Trade();
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}
