using System.Net;

namespace ChatShop.Server.Tests.Starting;

public sealed class StartTests(StartTests.Twice twice) : IClassFixture<StartTests.Twice>
{
    private readonly Place place = twice.Place;

    [Fact]
    public void It_says_in_one_block_where_it_is_what_is_embedded_and_where_its_data_lie()
    {
        var lines = twice.First.Trim().Split('\n');
        Assert.Equal("ChatShop is open.", lines[0].Trim());
        AssertLine(lines, "shop", place.Address.AbsoluteUri.TrimEnd('/'));
        AssertLine(lines, "REST API", $"{place.Address.AbsoluteUri}api/v1");
        AssertLine(lines, "sessions", "embedded");
        AssertLine(lines, "database", "embedded SQLite");
        AssertLine(lines, "payments", "no real money moves");
        AssertLine(lines, "data", place.Data);
        Assert.InRange(lines.Length, 8, 16);
    }

    [Fact]
    public async Task The_block_tells_no_secret()
    {
        var secrets = Directory.EnumerateFiles(place.Data).Where(file => new FileInfo(file).Length is > 0 and < 200).ToList();
        Assert.Contains(Path.Join(place.Data, "operator.key"), secrets);
        foreach (var secret in secrets)
            Assert.DoesNotContain((await File.ReadAllTextAsync(secret)).Trim(), twice.First, StringComparison.Ordinal);
    }

    [Fact]
    public void As_long_as_nobody_runs_the_shop_the_block_says_how_to()
    {
        Assert.Contains("管理员", twice.MadeOperator.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(twice.Second.Split('\n'), line => line.Trim().StartsWith("operator ", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_its_owner_can_look_into_the_data_folder()
    {
        if (OperatingSystem.IsWindows())
            return; // There a folder's owner is known by access lists that the parent hands down.

        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(place.Data) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Join(place.Data, "operator.key")));
    }

    [Fact]
    public void After_Ctrl_C_it_ends_well_and_begins_again_where_it_was()
    {
        Assert.Equal(0, twice.ExitCode);
        Assert.Equal(twice.Before.Replies, twice.Again.Replies);
        Assert.Equal(["你好", .. twice.Before.Replies.Select(reply => reply.Text)], twice.Said);
    }

    [Fact]
    public async Task An_environment_variable_stands_over_the_file()
    {
        using var other = new Place();
        using var http = new HttpClient();
        await using var shop = await ShopProcess.OpenAsync(other, new Dictionary<string, string> { ["Operator__Key"] = "a-key-from-outside" });

        using var answer = await new Operator(http, other).AskAsync("/api/v1/shops", "a-key-from-outside");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(File.Exists(Path.Join(other.Data, "operator.key")));
    }

    private static void AssertLine(IEnumerable<string> lines, string name, string tells) =>
        Assert.Contains(lines, line => line.Trim().StartsWith(name + " ", StringComparison.Ordinal) && line.Contains(tells, StringComparison.Ordinal));

    /// <summary>A shop that was opened, got an operator and a guest, was ended by Ctrl-C, and is open again.</summary>
    public sealed class Twice : IAsyncLifetime
    {
        private readonly HttpClient http = new();
        private ShopProcess? shop;

        internal Place Place { get; } = new();

        /// <summary>What the first start said.</summary>
        internal string First { get; private set; } = "";

        internal string Second => shop!.Output;

        internal Answer MadeOperator { get; private set; } = null!;

        internal Answer Before { get; private set; } = null!;

        internal Answer Again { get; private set; } = null!;

        internal int ExitCode { get; private set; }

        /// <summary>What the guest said and was answered, as the second start knows it.</summary>
        internal IReadOnlyList<string> Said { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            var guest = new Chatter(http, Place.Address, "zhang");
            await using (var first = await ShopProcess.OpenAsync(Place))
            {
                First = first.Output;
                var line = Assert.Single(First.Split('\n'), line => line.Trim().StartsWith("operator ", StringComparison.Ordinal));
                MadeOperator = await new Chatter(http, Place.Address, "han").SayAsync(line.Split('\u201c', '\u201d')[1]);
                Before = await guest.SayAsync("你好", "m1");
                ExitCode = await first.InterruptAsync();
            }
            shop = await ShopProcess.OpenAsync(Place);
            Again = await guest.SayAsync("你好", "m1");
            Said = [.. (await new Operator(http, Place).ItemsAsync("/conversations/test/zhang-thread/messages")).Select(it => it["text"]!.GetValue<string>())];
        }

        public async ValueTask DisposeAsync()
        {
            if (shop is not null)
                await shop.DisposeAsync();
            http.Dispose();
            Place.Dispose();
        }
    }
}
