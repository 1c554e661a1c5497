using ChatShop.Payments.StripeSandbox;
using ChatShop.Trade.Payments;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatShop.Payments.Tests.StripeSandbox;

public sealed class SandboxHostTests
{
    [Theory]
    [InlineData("http://0.0.0.0:5081")]
    [InlineData("http://192.168.1.2:5081")]
    [InlineData("http://shop.example:5081")]
    [InlineData("https://127.0.0.1:5081")]
    public async Task A_sandbox_that_others_could_reach_does_not_start(string url)
    {
        var directory = Directory.CreateTempSubdirectory("chatshop-sandbox-").FullName;
        var settings = new SandboxSettings(new Uri(url), new Uri("http://127.0.0.1:9"), directory);
        await using var host = new SandboxHost(settings, SandboxKeys.In(directory), TimeProvider.System, NullLoggerFactory.Instance);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync(CancellationToken.None));

        Assert.Contains("Payments:Sandbox:Url", refused.Message, StringComparison.Ordinal);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task A_restart_keeps_checkouts_money_and_answers()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var open = await sandbox.OpenAsync("pay1");
        var paid = await sandbox.PaidAsync("pay2");

        await sandbox.RestartAsync();

        Assert.Equal(open, await sandbox.OpenAsync("pay1"));
        Assert.Equal(paid, await sandbox.ReadAsync(paid));
        using var visitor = new PayPageVisitor();
        await visitor.OpenAsync(open.PayUrl!);
        await visitor.PayByCardAsync(PayPageVisitor.GoodCard);
        Assert.Equal(CheckoutStatus.Paid, (await sandbox.ReadAsync(open)).Status);
    }

    [Fact]
    public async Task Keys_are_made_once_and_only_the_shop_can_read_them()
    {
        await using var sandbox = await Sandbox.StartAsync();

        Assert.Equal(sandbox.Keys, SandboxKeys.In(sandbox.DataDirectory));
        Assert.StartsWith("sk_test_", sandbox.Keys.ApiKey, StringComparison.Ordinal);
        Assert.StartsWith("whsec_", sandbox.Keys.WebhookSecret, StringComparison.Ordinal);
        var file = Assert.Single(Directory.GetFiles(sandbox.DataDirectory, "*keys*"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task No_card_number_is_kept()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.PaidAsync("pay1");
        await sandbox.PaidAsync("pay2", "4111111111111111");

        await sandbox.RestartAsync();

        foreach (var file in Directory.GetFiles(sandbox.DataDirectory, "*.db*"))
        {
            var kept = System.Text.Encoding.Latin1.GetString(await ReadSharedAsync(file));
            Assert.DoesNotContain("4242424242424242", kept, StringComparison.Ordinal);
            Assert.DoesNotContain("4111111111111111", kept, StringComparison.Ordinal);
        }
    }

    private static async Task<byte[]> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
