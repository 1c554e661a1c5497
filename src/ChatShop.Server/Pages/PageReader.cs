using ChatShop.Conversations.Replies;
using ChatShop.Trade.Markets;

namespace ChatShop.Server.Pages;

/// <summary>Whoever looks at a page: what they read is said in their language.</summary>
/// <param name="Locale">The first language they ask for that the shop speaks; else the market's.</param>
/// <param name="Texts">The words.</param>
internal sealed record PageReader(string Locale, PageTexts Texts)
{
    /// <summary>Knows them by their request.</summary>
    public static ValueTask<PageReader> BindAsync(HttpContext http)
    {
        var (texts, rules) = (http.RequestServices.GetRequiredService<PageTexts>(), http.RequestServices.GetRequiredService<MarketRules>());
        var asked = http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(it => it.Quality ?? 1).Select(it => it.Value.ToString());
        return ValueTask.FromResult(new PageReader(texts.Choose(asked, rules.Locale), texts));
    }

    /// <summary>A text of <c>page.yaml</c>.</summary>
    public string Say(string key, Dictionary<string, object?>? values = null) => Texts.Say(Locale, key, values);

    /// <summary>The page for a link that leads nowhere.</summary>
    public IResult Nothing() => new PlainPage(Locale, Say("nothingHere"), [], "/", Say("toMarket")).ToResult(StatusCodes.Status404NotFound);
}
