using ChatShop.Conversations.Flows.Pictures;
using ChatShop.Trade;
using ChatShop.Trade.Sales;
using ChatShop.Trade.Shops;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Tells a seller what was sold, and draws it.</summary>
internal sealed class ShowSales : IAct
{
    private const int MostGoods = 3;
    private const int DaysOfWeek = 7;

    /// <summary>Two months of days can still be told apart on a phone.</summary>
    private const int MostDailyBars = 62;

    public string Name => nameof(ShowSales);

    public IReadOnlyList<string> Says => ["done", "none", "early", "period"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        if ((await talk.PersonAsync()).Shop is null)
            return Done.Refused(new NoShopYet());
        var today = DateOnly.FromDateTime(talk.Now.DateTime);
        var asked = slots.Days ?? Days.MonthOf(today);
        if (asked.From > today)
            return Done.With(null, "early");

        var days = asked.First(today.DayNumber - asked.From.DayNumber + 1);
        var sold = await SoldAsync(talk, days);
        var before = await SoldAsync(talk, asked.Before().First(days.Count));
        var values = new Dictionary<string, object?>
        {
            ["it"] = sold,
            ["best"] = sold.Goods.Take(MostGoods).ToList(),
            ["period"] = Period(talk, days, today),
            ["many"] = days.Count > 1,
            ["goesOn"] = days.Last == today,
            ["today"] = days.Last == today ? Today(sold, today) : null,
            ["before"] = Compared(talk, sold, before, today),
        };
        return sold.Orders == 0
            ? new Done("none", values)
            : new Done("done", values) { Photos = [await talk.Counter.Pictures.DrawAsync(await ChartAsync(talk, sold, today), talk.Cancellation)] };
    }

    private static Task<SalesTold> SoldAsync(Talk talk, Days days) => talk.Counter.Records.SalesAsync(talk.Me, days, talk.Cancellation);

    private static string Period(Talk talk, Days days, DateOnly today) => talk.Texts.Say("report.sales/period", new Dictionary<string, object?>
    {
        ["from"] = days.From,
        ["last"] = days.Last,
        ["count"] = days.Count,
        ["year"] = days.From.Year == today.Year ? null : days.From.Year,
        ["lastYear"] = days.Last.Year == days.From.Year ? null : days.Last.Year,
        ["isToday"] = days == Days.Of(today),
        ["isYesterday"] = days == Days.Of(today.AddDays(-1)),
    });

    /// <summary>Today's share; null when it is all of it.</summary>
    private static object? Today(SalesTold sold, DateOnly today)
    {
        var share = sold.On(today);
        return share.Count == sold.ByDay.Count ? null : new { Totals = share.Select(it => it.Money).ToList(), Orders = share.Sum(it => it.Orders) };
    }

    /// <summary>How it stands beside the days before; null where that says nothing: nothing was sold then, or for other money.</summary>
    private static object? Compared(Talk talk, SalesTold sold, SalesTold before, DateOnly today)
    {
        if (before.Totals is not [var then] || sold.Totals is not ([] or [_]))
            return null;
        var now = sold.Totals is [var total] ? total : Money.Zero(then.Currency);
        if (now.Currency != then.Currency)
            return null;
        return new
        {
            Period = Period(talk, before.Days, today),
            Total = then,
            More = now > then ? now - then : (Money?)null,
            Less = now < then ? then - now : (Money?)null,
        };
    }

    /// <summary>One day alone is shown with the six before it: a single bar says nothing.</summary>
    private static async Task<Chart> ChartAsync(Talk talk, SalesTold sold, DateOnly today)
    {
        var shown = sold.Days.Count == 1 ? await SoldAsync(talk, Days.EndingWith(sold.Days.Last, DaysOfWeek)) : sold;
        var currency = sold.Totals[0].Currency;
        var bars = shown.Days.Count > MostDailyBars ? Months(talk, shown, currency) : EachDay(talk, shown, currency);
        var total = shown.Totals.First(it => it.Currency == currency);
        return new Chart(Period(talk, shown.Days, today), talk.Texts.Wording.Write(total), bars);
    }

    private static List<Bar> EachDay(Talk talk, SalesTold sold, Currency currency)
    {
        var byDay = sold.ByDay.Where(it => it.Money.Currency == currency).ToDictionary(it => it.Day, it => it.Money.Amount);
        return [.. Enumerable.Range(0, sold.Days.Count).Select(sold.Days.From.AddDays)
            .Select(day => new Bar(talk.Texts.Wording.WriteShort(day), byDay.GetValueOrDefault(day)))];
    }

    private static List<Bar> Months(Talk talk, SalesTold sold, Currency currency)
    {
        var byMonth = sold.ByDay.Where(it => it.Money.Currency == currency)
            .ToLookup(it => Days.MonthOf(it.Day).From, it => it.Money.Amount);
        var bars = new List<Bar>();
        for (var month = Days.MonthOf(sold.Days.From).From; month < sold.Days.Until; month = month.AddMonths(1))
            bars.Add(new Bar(talk.Texts.Wording.WriteMonth(month), byMonth[month].Sum()));
        return bars;
    }
}
