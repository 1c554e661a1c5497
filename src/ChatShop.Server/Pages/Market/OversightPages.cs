using System.Globalization;
using ChatShop.Storage.Subsidies;
using ChatShop.Trade.Subsidies;

namespace ChatShop.Server.Pages.Market;

/// <summary>What public money was given, in sums that name nobody, and the head of the audit trail that holds whoever keeps the books to them.</summary>
internal static class OversightPages
{
    /// <summary>The page; it is there before the first programme too.</summary>
    public static async Task<IResult> OversightAsync(PageReader reader, ProgrammeBooks books, MarketAddress address, CancellationToken cancellation)
    {
        var (programmes, villages, root) = (await books.ListAsync(cancellation), await books.VillagesAsync(cancellation), await books.RootAsync(cancellation));
        var page = new MarketPage("oversight", "/oversight", reader.Say("oversight"), reader.Say("oversightIs"))
        {
            Values = new()
            {
                ["heading"] = reader.Say("oversight"),
                ["about"] = reader.Say("oversightIs"),
                ["programmes"] = programmes.Select(it => Programme(reader, it)).ToList(),
                ["none"] = reader.Say("oversightNone"),
                ["villagesText"] = reader.Say("oversightVillages"),
                ["villagesHow"] = reader.Say(villages.Count > 0 ? "oversightFew" : "oversightTooFew", new() { ["fewest"] = VillageTotals.FewestSellers }),
                ["villages"] = villages.Select(it => Village(reader, it)).ToList(),
                ["columns"] = new { Village = reader.Say("oversightVillage"), Sellers = reader.Say("oversightSellers"), Uses = reader.Say("oversightUses"), Amount = reader.Say("oversightSpent") },
                ["rootText"] = reader.Say("oversightRoot"),
                ["rootHow"] = reader.Say("oversightRootHow", new() { ["record"] = root.Record.ToString(CultureInfo.InvariantCulture), ["day"] = root.Day, ["year"] = Year(root.Day) }),
                ["hash"] = root.Hash,
            },
        };
        return page.ToResult(reader, address);
    }

    private static object Programme(PageReader reader, ProgrammeTold it)
    {
        var values = new Dictionary<string, object?> { ["it"] = it, ["fromYear"] = Year(it.From), ["untilYear"] = Year(it.Until) };
        return new
        {
            it.Name,
            Rule = reader.Say("oversightRule", values),
            Days = reader.Say("oversightDays", values),
            Progress = reader.Say("oversightProgress", values),
            Value = it.Spent.Minor,
            Most = it.Budget.Minor,
            Rows = new[]
            {
                Row(reader.Say("oversightBudget"), it.Budget), Row(reader.Say("oversightReceived"), it.Received), Row(reader.Say("oversightSpent"), it.Spent),
                Row(reader.Say("oversightLeft"), it.Left), Row(reader.Say("oversightUses"), it.Uses),
            },
        };

        object Row(string name, object value) => new { Name = name, Value = reader.Say("oversightValue", new() { ["it"] = value }) };
    }

    private static object Village(PageReader reader, VillageTotal it) => new
    {
        Name = it.Village.Length > 0 ? it.Village : reader.Say("oversightOthers"),
        it.Sellers,
        it.Uses,
        Amount = reader.Say("oversightValue", new() { ["it"] = it.Amount }),
    };

    private static string Year(DateOnly day) => day.Year.ToString(CultureInfo.InvariantCulture);
}
