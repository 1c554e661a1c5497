using System.Text.Json.Nodes;

namespace ChatShop.Server.Tests.Rest;

public sealed class PagingTests(FilledShop filled)
{
    [Theory]
    [InlineData("/shops", "id", 2)]
    [InlineData("/listings", "id", 7)]
    [InlineData("/orders", "number", 5)]
    [InlineData("/audit", "id", 16)]
    public async Task Pages_hold_everything_once_and_in_order(string list, string name, int count)
    {
        var whole = (await filled.Operator.ItemsAsync($"{list}?limit=500")).Select(item => item[name]!.ToString()).ToList();
        Assert.Equal(count, whole.Count);

        for (var limit = 1; limit <= count + 1; limit++)
            Assert.Equal(whole, (await AllAsync(list, limit)).Select(item => item[name]!.ToString()));
    }

    [Fact]
    public async Task The_ledger_is_complete_over_its_pages_and_each_entry_balances()
    {
        var lines = await AllAsync("/ledger", 3);

        Assert.Equal((await filled.Operator.ItemsAsync("/ledger?limit=500")).Select(Text), lines.Select(Text));
        Assert.NotEmpty(lines);
        foreach (var entry in lines.GroupBy(line => line["entry"]!.GetValue<long>()))
            Assert.Equal(0m, entry.Sum(line => line["amount"]!["amount"]!.GetValue<decimal>()));
        var balances = await filled.Operator.ItemsAsync("/ledger/balances");
        Assert.Equal(0m, balances.Sum(line => line["amount"]!["amount"]!.GetValue<decimal>()));
    }

    [Fact]
    public async Task The_last_page_has_no_next_one_even_when_it_is_full()
    {
        Assert.Null((await filled.Operator.ReadAsync("/shops?limit=2"))["next"]);
        Assert.NotNull((await filled.Operator.ReadAsync("/shops?limit=1"))["next"]);
    }

    [Fact]
    public async Task Behind_the_end_is_an_empty_page()
    {
        var page = await filled.Operator.ReadAsync("/orders?cursor=999999999");

        Assert.Empty(page["items"]!.AsArray());
        Assert.Null(page["next"]);
    }

    [Fact]
    public async Task A_filter_holds_over_all_pages()
    {
        Assert.All(await AllAsync("/listings?shop=s1", 2), listing => Assert.Equal("s1", listing["shop"]!.GetValue<string>()));
        Assert.Equal(5, (await AllAsync("/listings?shop=s1", 2)).Count);
        Assert.Equal(4, (await AllAsync("/orders?buyer=zhang", 3)).Count);
    }

    private async Task<List<JsonObject>> AllAsync(string list, int limit)
    {
        var found = new List<JsonObject>();
        string? cursor = null;
        do
        {
            var page = await filled.Operator.ReadAsync($"{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={limit}{(cursor is null ? "" : $"&cursor={cursor}")}");
            var items = page["items"]!.AsArray();
            Assert.InRange(items.Count, 1, limit);
            found.AddRange(items.Select(item => item!.AsObject()));
            cursor = page["next"]?.GetValue<string>();
        }
        while (cursor is not null);
        return found;
    }

    private static string Text(JsonObject item) => item.ToJsonString();
}
