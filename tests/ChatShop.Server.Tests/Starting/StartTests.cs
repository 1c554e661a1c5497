using System.Net;

namespace ChatShop.Server.Tests.Starting;

public sealed class StartTests : IDisposable
{
    private readonly Place place = new();
    private readonly HttpClient http = new();

    public void Dispose()
    {
        http.Dispose();
        place.Dispose();
    }

    [Fact]
    public async Task It_says_in_one_block_where_it_is_what_is_embedded_and_where_its_data_lie()
    {
        await using var shop = await ShopProcess.OpenAsync(place);

        var lines = shop.Output.Trim().Split('\n');
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
        await using var shop = await ShopProcess.OpenAsync(place);

        var secrets = Directory.EnumerateFiles(place.Data).Where(file => new FileInfo(file).Length is > 0 and < 200).ToList();
        Assert.Contains(Path.Join(place.Data, "operator.key"), secrets);
        foreach (var secret in secrets)
            Assert.DoesNotContain((await File.ReadAllTextAsync(secret)).Trim(), shop.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_long_as_nobody_runs_the_shop_the_block_says_how_to()
    {
        await using (var shop = await ShopProcess.OpenAsync(place))
        {
            var line = Assert.Single(shop.Output.Split('\n'), line => line.Trim().StartsWith("operator ", StringComparison.Ordinal));
            var said = line.Split('\u201c', '\u201d')[1];
            Assert.Contains("管理员", (await new Chatter(http, place.Address, "zhang").SayAsync(said)).Text, StringComparison.Ordinal);
            await shop.InterruptAsync();
        }
        await using (var again = await ShopProcess.OpenAsync(place))
            Assert.DoesNotContain(again.Output.Split('\n'), line => line.Trim().StartsWith("operator ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_its_owner_can_look_into_the_data_folder()
    {
        if (OperatingSystem.IsWindows())
            return; // There a folder's owner is known by access lists that the parent hands down.
        await using var shop = await ShopProcess.OpenAsync(place);

        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(place.Data) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Join(place.Data, "operator.key")));
    }

    [Fact]
    public async Task After_Ctrl_C_it_ends_well_and_begins_again_where_it_was()
    {
        var buyer = new Chatter(http, place.Address, "zhang");
        Answer before;
        await using (var shop = await ShopProcess.OpenAsync(place))
        {
            before = await buyer.SayAsync("你好", "m1");
            Assert.Equal(0, await shop.InterruptAsync());
        }
        await using (await ShopProcess.OpenAsync(place))
        {
            Assert.Equal(before.Replies, (await buyer.SayAsync("你好", "m1")).Replies);
            var said = await new Operator(http, place).ItemsAsync("/conversations/test/zhang-thread/messages");
            Assert.Equal(["你好", .. before.Replies.Select(reply => reply.Text)], said.Select(it => it["text"]!.GetValue<string>()));
        }
    }

    [Fact]
    public async Task An_environment_variable_stands_over_the_file()
    {
        await using var shop = await ShopProcess.OpenAsync(place, new Dictionary<string, string> { ["Operator__Key"] = "a-key-from-outside" });

        using var answer = await new Operator(http, place).AskAsync("/api/v1/shops", "a-key-from-outside");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(File.Exists(Path.Join(place.Data, "operator.key")));
    }

    private static void AssertLine(IEnumerable<string> lines, string name, string tells) =>
        Assert.Contains(lines, line => line.Trim().StartsWith(name + " ", StringComparison.Ordinal) && line.Contains(tells, StringComparison.Ordinal));
}
