using ChatShop.Understanding.Goods;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Tells what goods go for in the market; where too few sell them, why not, and what can be done.</summary>
internal sealed class ShowPrices : IAct
{
    /// <summary>From so many percent on it is said that prices go up or down.</summary>
    private const int LeastChange = 3;

    public string Name => nameof(ShowPrices);

    public bool Changes => false;

    public IReadOnlyList<string> Says => ["done", "few"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var product = slots.Product!;
        IReadOnlyList<string> names = [product, .. OtherNames.Of(product) is (var others, true) ? others : []];
        var prices = await talk.Counter.Prices.PricesAsync(names, talk.Counter.Rules.DayOf(talk.Now), talk.Cancellation);
        return new Done(prices.Paid.Count > 0 ? "done" : "few", new Dictionary<string, object?>
        {
            ["product"] = product,
            ["paid"] = prices.Paid.Select(rate => new { rate.Low, rate.Middle, rate.High, rate.Sellers, rate.Quotes, Up = Beyond(rate.Change), Down = Beyond(-rate.Change), IsSteady = rate.Change is > -LeastChange and < LeastChange }).ToList(),
            ["asked"] = prices.Asked,
        });
    }

    private static int? Beyond(int? percent) => percent >= LeastChange ? percent : null;
}
