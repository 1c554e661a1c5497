using System.Globalization;
using ChatShop.Trade;
using ChatShop.Trade.Lending;

namespace ChatShop.Server.Settings;

/// <summary>Reads on what terms money is lent: <c>农信社: amount=500-20000, fee=5, share=10, kept=60; …</c>.</summary>
internal static class LoanSettings
{
    private const string Name = "Offers";
    private const string Form = "offers such as Rural Bank: amount=500-20000, fee=5, share=10, kept=60 with semicolons between several: share more than 0, share and kept together no more than 100";
    private const decimal MostLent = 1_000_000m;

    /// <summary>The offers; none where nothing is written.</summary>
    /// <exception cref="SettingMistakeException">Not written like that.</exception>
    public static IReadOnlyList<LoanOffer> Read(SettingReader settings, Currency currency)
    {
        var offers = settings.Text(Name).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(written => OfferOf(written, currency) ?? throw settings.Mistake(Name, Form)).ToList();
        return offers.DistinctBy(offer => offer.Lender).Count() == offers.Count ? offers : throw settings.Mistake(Name, "offers of lenders with different names");
    }

    private static LoanOffer? OfferOf(string written, Currency currency)
    {
        if (written.Split(':', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } lender, var terms])
            return null;
        var parts = terms.Split(',', StringSplitOptions.TrimEntries).Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries)).ToList();
        if (parts.Count != 4 || !parts.TrueForAll(part => part.Length == 2) || parts.DistinctBy(part => part[0]).Count() != 4)
            return null;
        var by = parts.ToDictionary(part => part[0], part => part[1]);
        return (by.GetValueOrDefault("amount") ?? "").Split('-') is [var from, var until]
            && Number(from) is { } least && Number(until) is { } most && least >= 1m && least <= most && most <= MostLent
            && Number(by.GetValueOrDefault("fee")) is { } fee && fee <= 100m
            && Number(by.GetValueOrDefault("share")) is { } share && share > 0m
            && Number(by.GetValueOrDefault("kept")) is { } kept && share + kept <= 100m
                ? new LoanOffer(lender, Money.Of(least, currency), Money.Of(most, currency), fee, share, kept)
                : null;
    }

    private static decimal? Number(string? written) =>
        decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
