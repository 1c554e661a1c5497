using ChatShop.Server.Tests.Orders;
using ChatShop.Storage.Tests;

namespace ChatShop.Server.Tests.Backups;

/// <summary>A shop that outgrew its box goes on in PostgreSQL, and its backups fit either database.</summary>
public sealed class OutgrownTests(BackedUp shop, PostgresServer server) : IClassFixture<BackedUp>, IDisposable
{
    private readonly Place elsewhere = new();
    private readonly Place third = new();

    public void Dispose()
    {
        elsewhere.Dispose();
        third.Dispose();
    }

    [Fact]
    public async Task Moved_to_postgres_it_goes_on_and_its_backup_fits_an_empty_postgres_and_an_empty_folder()
    {
        var (database, other) = (await server.CreateDatabaseAsync(), await server.CreateDatabaseAsync());
        await RunAsync(elsewhere, null, "restore", shop.File);

        Assert.Matches(@"(?m)^ok\s+database\s+\d+ rows: .*\borders 1\b", await RunAsync(elsewhere, database, "migrate", "--from", "sqlite"));
        File.Delete(Path.Join(elsewhere.Data, "chatshop.db")); // Nothing is read from there any more.
        var kept = Path.Join(elsewhere.Folder, "kept.tar.gz");
        await using (await OpenAsync(elsewhere, database))
        {
            Assert.Equal(shop.Books, await shop.BooksAsync(elsewhere));
            Assert.Equal(shop.Talk, await shop.TalkAsync(elsewhere));
            await OrderAsync(elsewhere, "zhao", "1002");
            Assert.Matches(@"(?m)^ok\s+database\s+PostgreSQL: \d+ rows: .*\borders 2\b", await RunAsync(elsewhere, database, "backup", kept));
        }
        var books = await BooksOfAsync(elsewhere, database);

        Assert.Contains("holds a market already", await RunAsync(third, database, 1, "restore", kept), StringComparison.Ordinal);
        Assert.False(Directory.Exists(third.Data));
        await RunAsync(third, other, "restore", kept);
        Assert.False(File.Exists(Path.Join(third.Data, "chatshop.db")));
        Assert.Equal(books, await BooksOfAsync(third, other));
        Directory.Delete(third.Data, recursive: true);
        await RunAsync(third, null, "restore", kept);
        await using var small = await OpenAsync(third, null);
        Assert.Equal(books, await shop.BooksAsync(third));
        await Sale.WantAsync(shop.Meet(third, "qian"));
        await OrderAsync(third, "qian", "1003");
    }

    [Fact]
    public async Task Without_a_postgres_to_move_to_it_says_which_setting_is_missing()
    {
        await RunAsync(elsewhere, null, "restore", shop.File);
        Assert.Contains("Database:ConnectionString says no PostgreSQL", await RunAsync(elsewhere, null, 1, "migrate", "--from", "sqlite"), StringComparison.Ordinal);
    }

    private async Task OrderAsync(Place at, string who, string number)
    {
        var answer = await shop.Meet(at, who).SayAsync(Sale.LastWord, "confirming");
        Assert.Contains(number, answer.Text, StringComparison.Ordinal);
        await Sale.AssertOneOrderAsync(new Operator(shop.Http, at), who, answer);
    }

    private async Task<IReadOnlyList<string>> BooksOfAsync(Place at, string database)
    {
        await using var open = await OpenAsync(at, database);
        return await shop.BooksAsync(at);
    }

    private static Task<ShopProcess> OpenAsync(Place at, string? database) =>
        ShopProcess.OpenAsync(at, database is null ? null : new Dictionary<string, string> { ["Database__ConnectionString"] = database });

    private static Task<string> RunAsync(Place at, string? database, params string[] command) => RunAsync(at, database, 0, command);

    private static async Task<string> RunAsync(Place at, string? database, int expected, params string[] command)
    {
        var (exitCode, output) = await ShopProcess.RunAsync(at.Folder, [.. command, .. at.Settings, .. database is null ? [] : new[] { "--Database:ConnectionString", database }]);
        Assert.True(exitCode == expected, output);
        return output;
    }
}
