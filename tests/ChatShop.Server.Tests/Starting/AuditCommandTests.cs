using ChatShop.Server.Settings;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Origins;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Server.Tests.Starting;

/// <summary><c>check --audit</c> proves the history, and finds the one sign that somebody changed.</summary>
public sealed class AuditCommandTests : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public async Task A_history_that_nobody_touched_fits_together()
    {
        await FillAsync();

        var (exitCode, output) = await ShopProcess.RunAsync(place.Folder, ["check", "--audit", .. place.Settings]);

        Assert.True(exitCode == 0, output);
        Assert.Matches("(?m)^ok +audit +2 records fit together; the last one's hash is [0-9a-f]{64}$", output);
        Assert.DoesNotContain("sessions", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE acts SET subject = 'listing l2' WHERE id = 1", "record 1 (PublishListing, listing l2")]
    [InlineData("UPDATE batches SET place = '李家村西坡'", "record 2 (RecordBatch, batch b1")]
    public async Task One_sign_that_was_changed_is_found_and_named(string change, string named)
    {
        await FillAsync();
        await using (var file = new SqliteConnection($"Data Source={Path.Join(place.Data, "chatshop.db")};Pooling=False"))
        {
            await file.OpenAsync();
            await using var flip = file.CreateCommand();
            flip.CommandText = change;
            Assert.Equal(1, await flip.ExecuteNonQueryAsync());
        }

        var (exitCode, output) = await ShopProcess.RunAsync(place.Folder, ["check", .. place.Settings, "--audit"]);

        Assert.Equal(1, exitCode);
        Assert.Contains($"WRONG  audit         {named}", output, StringComparison.Ordinal);
    }

    /// <summary>Goods and a batch of them.</summary>
    private async Task FillAsync()
    {
        await using var tables = ShopHost.OpenTables(ShopSettings.Read(ShopHost.Begin(place.Settings).Configuration));
        await ShopHost.MigrateAsync(tables, CancellationToken.None);
        var trade = tables.GetRequiredService<ITrade>();
        var seller = await trade.MeetAsync("test", "wang", "wang-thread", CancellationToken.None);
        var offer = new Offer("红富士苹果", new Price(Money.Of(5m, Currency.Cny), new Quantity(1m, Unit.Jin)), new Quantity(500m, Unit.Jin));
        var listing = (await trade.ActAsync(new Act("one", seller), new PublishListing(seller, offer, "王婶果园"), CancellationToken.None)).Fact!.Listing;
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-2);
        Assert.NotNull((await trade.ActAsync(new Act("two", seller), new RecordBatch(seller, listing, new Origin("李家村东坡", day, [])), CancellationToken.None)).Fact);
    }
}
