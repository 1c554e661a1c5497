using System.Text;

namespace ChatShop.Server.Tests.Orders;

/// <summary>Where somebody lives and what they wrote stands in their chat and with their order, and nowhere else.</summary>
public sealed class SecrecyTests(SecrecyTests.Ordered ordered) : IClassFixture<SecrecyTests.Ordered>
{
    private static readonly string[] Personal = [Sale.Address, Sale.Phone, Sale.LastWord, Sale.Wish, "王婶果园"];

    [Fact]
    public void Logs_hold_no_names_addresses_phones_or_texts() => AssertTellsNothing(ordered.Output);

    [Fact]
    public async Task Neither_do_logs_that_tell_more()
    {
        using var place = new Place();

        var (_, output) = await OrderAsync(place, new Dictionary<string, string> { ["Logging__LogLevel__Default"] = "Information" });

        Assert.Contains("info: ", output, StringComparison.Ordinal);
        AssertTellsNothing(output);
    }

    [Fact]
    public void An_order_that_goes_well_leaves_no_line_in_the_log()
    {
        Assert.Equal(0, ordered.ExitCode);

        // Orleans may say that a busy machine was slow; of the shop itself nothing is worth a line.
        Assert.DoesNotMatch(@"(?m)^(warn: ChatShop|fail: |crit: )", ordered.Output);
    }

    [Fact]
    public async Task Files_hold_no_address_no_phone_and_no_text_that_can_be_read()
    {
        foreach (var file in Directory.EnumerateFiles(ordered.Place.Data, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            foreach (var text in new[] { Sale.Address, Sale.Phone, Sale.LastWord, Sale.Wish })
                Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) < 0, $"{file} holds {text}");
        }
    }

    private static void AssertTellsNothing(string output)
    {
        foreach (var text in Personal)
            Assert.DoesNotContain(text, output, StringComparison.Ordinal);
    }

    /// <summary>Opens a shop, orders something and ends it by Ctrl-C.</summary>
    private static async Task<(int ExitCode, string Output)> OrderAsync(Place place, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var http = new HttpClient();
        await using var shop = await ShopProcess.OpenAsync(place, environment);
        var buyer = new Chatter(http, place.Address, "zhang");
        await Sale.SellAsync(new Chatter(http, place.Address, "wang"));
        await Sale.WantAsync(buyer);
        await Sale.AssertOneOrderAsync(new Operator(http, place), "zhang", await buyer.SayAsync(Sale.LastWord));
        return (await shop.InterruptAsync(), shop.Output);
    }

    /// <summary>What a shop leaves in which something was ordered.</summary>
    public sealed class Ordered : IAsyncLifetime
    {
        internal Place Place { get; } = new();

        internal int ExitCode { get; private set; }

        internal string Output { get; private set; } = "";

        public async ValueTask InitializeAsync() => (ExitCode, Output) = await OrderAsync(Place);

        public ValueTask DisposeAsync()
        {
            Place.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
