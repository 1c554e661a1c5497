namespace ChatShop.Server.Tests.Starting;

public sealed class CommandTests : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("--help")]
    [InlineData("help")]
    [InlineData("serve", "--help")]
    public async Task Help_lists_every_command(params string[] arguments)
    {
        var (exitCode, output) = await ShopProcess.RunAsync(place.Folder, arguments);

        Assert.Equal(0, exitCode);
        foreach (var command in new[] { "serve", "understand", "migrate", "backup", "restore", "demo", "check" })
            Assert.Matches($@"(?m)^\s+{command}\s+\w", output);
    }

    [Fact]
    public async Task A_command_that_does_not_exist_is_named_and_the_others_are_listed()
    {
        var (exitCode, output) = await ShopProcess.RunAsync(place.Folder, "sell");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("There is no command sell.", output, StringComparison.Ordinal);
        Assert.Contains("understand", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrating_makes_the_database_and_does_it_again_without_harm()
    {
        foreach (var _ in new[] { "first", "second" })
        {
            var (exitCode, output) = await ShopProcess.RunAsync(place.Folder, ["migrate", .. place.Settings]);

            Assert.True(exitCode == 0, output);
            Assert.True(File.Exists(Path.Join(place.Data, "chatshop.db")));
        }
    }

    [Fact]
    public async Task Checking_says_of_each_part_what_it_is()
    {
        var (exitCode, output) = await ShopProcess.RunAsync(place.Folder, ["check", .. place.Settings]);

        Assert.Equal(0, exitCode);
        foreach (var part in new[] { "settings", "sessions", "database", "payments" })
            Assert.Matches($@"(?m)^ok\s+{part}\s+\w", output);
    }

    [Fact]
    public async Task Checking_says_which_part_is_wrong_and_what_to_do()
    {
        var (exitCode, output) = await ShopProcess.RunAsync(
            place.Folder, ["check", .. place.Settings, "--Redis:ConnectionString", "127.0.0.1:1,connectTimeout=300"]);

        Assert.Equal(1, exitCode);
        Assert.Matches(@"(?m)^WRONG\s+sessions .*Redis:ConnectionString", output);
        Assert.Matches(@"(?m)^ok\s+database", output);
    }
}
