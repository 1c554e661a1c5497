using ChatShop.Server.Backups;
using ChatShop.Server.Tests.Orders;

namespace ChatShop.Server.Tests.Backups;

/// <summary>A shop's backup is one file, and all it takes to go on elsewhere.</summary>
public sealed class BackupTests(BackedUp shop) : IClassFixture<BackedUp>, IDisposable
{
    private readonly Place elsewhere = new();

    public void Dispose() => elsewhere.Dispose();

    [Fact]
    public async Task Brought_back_elsewhere_it_knows_every_order_and_every_talk_goes_on()
    {
        var (exitCode, output) = await RestoreAsync(shop.File);
        Assert.True(exitCode == 0, output);
        Assert.Matches(@"(?m)^ok\s+sessions\s+3 conversations", output);
        await using var restored = await ShopProcess.OpenAsync(elsewhere);

        Assert.Equal(shop.Origin.Key, elsewhere.Key);
        Assert.Equal(shop.Books, await shop.BooksAsync(elsewhere));
        Assert.Equal(shop.Talk, await shop.TalkAsync(elsewhere));
        Assert.Equal(shop.Ordered.Replies, (await shop.Meet(elsewhere, "zhang").SayAsync(Sale.LastWord, "confirming")).Replies);
        var books = new Operator(shop.Http, elsewhere);
        await Sale.AssertReservedAsync(books, 10);
        var next = await shop.Meet(elsewhere, "zhao").SayAsync(Sale.LastWord, "confirming");
        await Sale.AssertOneOrderAsync(books, "zhao", next);
        Assert.Contains("1002", next.Text, StringComparison.Ordinal);
        await Sale.AssertReservedAsync(books, 20);
    }

    [Fact]
    public void It_says_what_is_in_it_and_only_its_owner_may_read_it()
    {
        Assert.Matches(@"(?m)^ok\s+database\s+SQLite: \d+ rows: .*\borders 1\b", shop.Said);
        Assert.Matches(@"(?m)^ok\s+sessions\s+3 conversations", shop.Said);
        Assert.Matches(@"(?m)^ok\s+backup\s+.*kept\.tar\.gz, \d+\.\d MB, in .* seconds\. It holds the keys", shop.Said);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(shop.File));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(shop.Origin.Folder), entry => entry.EndsWith(".parts", StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_else_serves_or_moves_what_is_served()
    {
        Assert.Contains("The setting Data:Directory", shop.SaidMeanwhile[0], StringComparison.Ordinal);
        Assert.Contains("no other shop serves from", shop.SaidMeanwhile[0], StringComparison.Ordinal);
        Assert.Matches(@"(?m)^WRONG\s+migrate\s+a shop serves from .*: stop it first", shop.SaidMeanwhile[1]);
    }

    [Fact]
    public async Task With_one_byte_changed_wherever_it_is_it_is_refused_and_nothing_is_there()
    {
        var whole = await File.ReadAllBytesAsync(shop.File);
        var damaged = Path.Join(elsewhere.Folder, "damaged.tar.gz");
        foreach (var at in new[] { 0, 8, 9, 20, 47, 48, 60, whole.Length / 2, whole.Length - 9, whole.Length - 1 })
        {
            var bytes = whole.ToArray();
            bytes[at] ^= 1;
            await File.WriteAllBytesAsync(damaged, bytes);
            await AssertUnpacksNotAsync(damaged);
        }
        await File.WriteAllBytesAsync(damaged, whole[..^1]);
        await AssertUnpacksNotAsync(damaged);

        var (exitCode, output) = await RestoreAsync(damaged);

        Assert.Equal(1, exitCode);
        Assert.Matches(@"(?m)^WRONG\s+restore\s+it is not whole", output);
        Assert.False(Directory.Exists(elsewhere.Data));
    }

    [Fact]
    public async Task Where_something_lies_it_is_refused_and_that_stays()
    {
        Directory.CreateDirectory(elsewhere.Data);
        var mine = Path.Join(elsewhere.Data, "mine.txt");
        await File.WriteAllTextAsync(mine, "mine");

        var (exitCode, output) = await RestoreAsync(shop.File);

        Assert.Equal(1, exitCode);
        Assert.Matches(@"(?m)^WRONG\s+restore\s+.*is not empty: name another folder in Data:Directory", output);
        Assert.Equal(mine, Assert.Single(Directory.EnumerateFileSystemEntries(elsewhere.Data)));
    }

    [Fact]
    public async Task What_was_half_restored_when_the_machine_went_down_is_not_served_and_restored_anew()
    {
        Directory.CreateDirectory(Path.Join(elsewhere.Data, ShopRestore.Unfinished, "keys"));
        await File.WriteAllTextAsync(Path.Join(elsewhere.Data, "chatshop.db"), "half");

        var (served, said) = await ShopProcess.RunAsync(elsewhere.Folder, ["serve", .. elsewhere.Settings]);
        Assert.Equal(1, served);
        Assert.Contains("restoring into it did not come to its end", said, StringComparison.Ordinal);

        var (exitCode, output) = await RestoreAsync(shop.File);
        Assert.True(exitCode == 0, output);
        await using var restored = await ShopProcess.OpenAsync(elsewhere);
        Assert.Equal(shop.Books, await shop.BooksAsync(elsewhere));
    }

    [Fact]
    public async Task A_closed_shop_is_backed_up_with_its_talks_and_never_over_another_file_or_into_itself()
    {
        await RestoreAsync(shop.File);
        var again = Path.Join(elsewhere.Folder, "again.tar.gz");
        var (exitCode, output) = await ShopProcess.RunAsync(elsewhere.Folder, ["backup", again, .. elsewhere.Settings]);
        Assert.True(exitCode == 0, output);
        Assert.Matches(@"(?m)^ok\s+sessions\s+3 conversations", output);

        foreach (var (target, why) in new[] { (again, "is there already"), (Path.Join(elsewhere.Data, "inside.tar.gz"), "would be lost with it") })
        {
            var (refused, said) = await ShopProcess.RunAsync(elsewhere.Folder, ["backup", target, .. elsewhere.Settings]);
            Assert.Equal(1, refused);
            Assert.Contains(why, said, StringComparison.Ordinal);
        }
    }

    private Task<(int ExitCode, string Output)> RestoreAsync(string file) => ShopProcess.RunAsync(elsewhere.Folder, ["restore", file, .. elsewhere.Settings]);

    private async Task AssertUnpacksNotAsync(string file)
    {
        var folder = Directory.CreateDirectory(Path.Join(elsewhere.Folder, "unpacked")).FullName;
        await Assert.ThrowsAsync<BackupRefusedException>(() => BackupReader.UnpackAsync(file, folder, CancellationToken.None));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }
}
