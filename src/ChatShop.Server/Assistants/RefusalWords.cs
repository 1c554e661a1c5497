using ChatShop.Conversations.Replies;
using ChatShop.Trade;
using ChatShop.Trade.Markets;

namespace ChatShop.Server.Assistants;

/// <summary>Why something is not done, in the words that people hear too.</summary>
internal sealed class RefusalWords(PageTexts texts, MarketRules rules)
{
    private const string File = "refused";

    /// <summary>The sentence; where there is none, because no person was ever refused so, the refusal's name.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="locale">The language; null for the market's.</param>
    public string Of(Refusal refusal, string? locale = null)
    {
        var (name, language) = (refusal.GetType().Name, texts.Choose(locale is null ? [] : [locale], rules.Locale));
        return texts.Has(File, language, name) ? texts.SayOf(File, language, name, new Dictionary<string, object?> { ["it"] = refusal }) : name;
    }
}
