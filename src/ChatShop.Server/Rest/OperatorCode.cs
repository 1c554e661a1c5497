using System.Globalization;
using ChatShop.Conversations.Replies;
using ChatShop.Trade;
using ChatShop.Trade.Markets;
using ChatShop.Trade.People;

namespace ChatShop.Server.Rest;

/// <summary>Gives out codes that make operators: at the start while there is none, and over REST.</summary>
internal static class OperatorCode
{
    private const int LongestKey = 255;

    /// <summary><c>POST /operators/codes</c>. The same <c>Idempotency-Key</c> gets the same code.</summary>
    public static async Task<IResult> IssueAsync(HttpRequest request, ITrade trade, PageTexts texts, MarketRules rules, CancellationToken cancellation)
    {
        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length > LongestKey)
            return RestPages.Invalid("Idempotency-Key", string.Create(CultureInfo.InvariantCulture, $"at most {LongestKey} letters long"));
        var issued = await IssueAsync(trade, $"rest/operators/codes/{(key.Length > 0 ? key : Guid.NewGuid().ToString("N"))}", cancellation);
        return Results.Json(new RestOperatorCode(issued.Code, Say(issued, texts, rules), issued.Until), RestJson.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>What whoever opens the shop first must say to run it; null once somebody does.</summary>
    public static async Task<string?> FirstAsync(IServiceProvider services, CancellationToken cancellation)
    {
        if ((await services.GetRequiredService<ITradeRecords>().OperatorsAsync(cancellation)).Count > 0)
            return null;
        var issued = await IssueAsync(services.GetRequiredService<ITrade>(), $"start/operators/codes/{Guid.NewGuid():N}", cancellation);
        return Say(issued, services.GetRequiredService<PageTexts>(), services.GetRequiredService<MarketRules>());
    }

    private static async Task<OperatorCodeIssued> IssueAsync(ITrade trade, string key, CancellationToken cancellation) =>
        (await trade.ActAsync(new Act(key, null), new IssueOperatorCode(), cancellation)).Fact!;

    private static string Say(OperatorCodeIssued issued, PageTexts texts, MarketRules rules) =>
        texts.Say(rules.Locale, "operatorCode", new Dictionary<string, object?> { ["code"] = issued.Code });
}
