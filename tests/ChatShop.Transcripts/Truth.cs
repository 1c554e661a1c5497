using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatShop.Transcripts;

/// <summary>Looks at what is really so, through the operator's REST API.</summary>
internal sealed partial class Truth(RunningShop shop)
{
    /// <summary>Such as <c>order 1001 is placed</c>, <c>红富士苹果 has 490 jin, 0 reserved, active</c>, <c>there are 2 orders</c>, <c>the ledger balances</c>.</summary>
    public async Task CheckAsync(string truth)
    {
        if (OrderIs().Match(truth) is { Success: true } order)
            Assert.Equal(order.Groups[2].Value, (await OneAsync("/orders", it => it["number"]!.GetValue<string>() == order.Groups[1].Value))["status"]!.GetValue<string>());
        else if (BoughtBy().Match(truth) is { Success: true } bought)
            Assert.Equal(bought.Groups[2].Value, (await OneAsync("/orders", it => it["number"]!.GetValue<string>() == bought.Groups[1].Value))["buyer"]!["user"]!.GetValue<string>());
        else if (StockIs().Match(truth) is { Success: true } stock)
            Assert.Equal(stock.Groups[2].Value, Told(await OneAsync("/listings", it => it["product"]!.GetValue<string>() == stock.Groups[1].Value)));
        else if (ThereAre().Match(truth) is { Success: true } count)
            Assert.Equal(int.Parse(count.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), (await shop.ReadAsync($"/{count.Groups[2].Value.TrimEnd('s')}s")).Count);
        else if (AccountHas().Match(truth) is { Success: true } account)
            Assert.Equal(account.Groups[2].Value, Money((await OneAsync("/ledger/balances", it => it["account"]!.GetValue<string>() == account.Groups[1].Value))["amount"]!));
        else if (truth == "the ledger balances")
            await BalancesAsync();
        else
            throw new FormatException($"What is true can not be read: {truth}");
    }

    private async Task BalancesAsync()
    {
        var lines = await shop.ReadAsync("/ledger?limit=500");
        Assert.NotEmpty(lines);
        Assert.All(lines.GroupBy(line => line!["entry"]!.GetValue<long>()), entry => Assert.Equal(0m, entry.Sum(line => line!["amount"]!["amount"]!.GetValue<decimal>())));
    }

    private async Task<JsonNode> OneAsync(string path, Func<JsonNode, bool> which) =>
        Assert.Single(await shop.ReadAsync($"{path}?limit=500"), it => which(it!))!;

    private static string Told(JsonNode listing) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{listing["stock"]!["value"]} {listing["stock"]!["unit"]}, {listing["reserved"]!["value"]} reserved, {listing["price"]!["amount"]} CNY per {Per(listing["price"]!["per"]!)}, {listing["status"]}");

    private static string Per(JsonNode per) => per["value"]!.GetValue<decimal>() == 1m ? $"{per["unit"]}" : $"{per["value"]} {per["unit"]}";

    private static string Money(JsonNode money) => $"{money["amount"]} {money["currency"]}";

    [GeneratedRegex(@"^order (\d+) is (\w+)$")]
    private static partial Regex OrderIs();

    [GeneratedRegex(@"^order (\d+) was bought by (\S+)$")]
    private static partial Regex BoughtBy();

    [GeneratedRegex(@"^(.+) has (\d.*)$")]
    private static partial Regex StockIs();

    [GeneratedRegex(@"^there (?:is|are) (\d+) (listings?|orders?|shops?)$")]
    private static partial Regex ThereAre();

    [GeneratedRegex(@"^account (\S+) holds (.+)$")]
    private static partial Regex AccountHas();
}
