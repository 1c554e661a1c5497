using System.Text;

namespace ChatShop.Server.Tests.Orders;

/// <summary>Where somebody lives and what they wrote stands in their chat and with their order, and nowhere else.</summary>
public sealed class SecrecyTests : IDisposable
{
    private static readonly string[] Personal = [Sale.Address, Sale.Phone, Sale.LastWord, Sale.Wish, "王婶果园"];

    private readonly Place place = new();
    private readonly HttpClient http = new();

    public void Dispose()
    {
        http.Dispose();
        place.Dispose();
    }

    [Theory]
    [InlineData("Warning")]
    [InlineData("Information")]
    public async Task Logs_hold_no_names_addresses_phones_or_texts(string level)
    {
        var environment = new Dictionary<string, string> { ["Logging__LogLevel__Default"] = level };
        await using var shop = await ShopProcess.OpenAsync(place, environment);

        await OrderAsync();
        await shop.InterruptAsync();

        foreach (var text in Personal)
            Assert.DoesNotContain(text, shop.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_that_goes_well_leaves_no_line_in_the_log()
    {
        await using var shop = await ShopProcess.OpenAsync(place);

        await OrderAsync();
        Assert.Equal(0, await shop.InterruptAsync());

        // Orleans may say that a busy machine was slow; of the shop itself nothing is worth a line.
        Assert.DoesNotMatch(@"(?m)^(warn: ChatShop|fail: |crit: )", shop.Output);
    }

    [Fact]
    public async Task Files_hold_no_address_no_phone_and_no_text_that_can_be_read()
    {
        await using (var shop = await ShopProcess.OpenAsync(place))
        {
            await OrderAsync();
            await shop.InterruptAsync();
        }

        foreach (var file in Directory.EnumerateFiles(place.Data, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            foreach (var text in new[] { Sale.Address, Sale.Phone, Sale.LastWord, Sale.Wish })
                Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) < 0, $"{file} holds {text}");
        }
    }

    private async Task OrderAsync()
    {
        var buyer = new Chatter(http, place.Address, "zhang");
        await Sale.SellAsync(new Chatter(http, place.Address, "wang"));
        await Sale.WantAsync(buyer);
        await Sale.AssertOneOrderAsync(new Operator(http, place), "zhang", await buyer.SayAsync(Sale.LastWord));
    }
}
