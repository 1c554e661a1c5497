using ChatShop.Conversations.Sessions;
using ChatShop.Trade;
using ChatShop.Trade.Groups;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Presales;
using ChatShop.Trade.Shops;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Tells what there is, best first; without words, what came last.</summary>
internal sealed class FindListings : IAct
{
    private const int Most = 6;
    private const int MostPhotos = 3;
    private const decimal Near = 0.5m;

    public string Name => nameof(FindListings);

    public bool Changes => false;

    public IReadOnlyList<string> Says => ["done", "near", "none", "empty"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        // "多少钱一个来着？" in the middle of an order asks about what is being ordered.
        var words = slots.Product ?? talk.Current?.Slots.Items.LastOrDefault()?.Product ?? talk.Current?.Slots.Product;
        var found = await GoodsSearch.FindAsync(talk, words, Most);
        var fits = found.Where(it => it.Fit >= 1).ToList();
        var near = found.Where(it => it.Fit >= Near).ToList();
        var (shown, key) = fits.Count > 0 ? (fits, "done") : near.Count > 0 ? (near, "near") : ([], found.Count == 0 && words is null ? "empty" : "none");
        var listings = shown.Select(it => it.Listing).ToList();
        if (key == "none" && words is not null)
            talk.Notes.Wanted.Add(words);
        if (listings.Count > 0)
            Show(talk.Session, listings);
        return new Done(key, new Dictionary<string, object?> { ["it"] = listings, ["said"] = words })
        {
            Photos = [.. listings.Select(listing => listing.Photo).OfType<string>().Take(MostPhotos)],
        };
    }

    /// <summary>What the person sees now: "第二个" then means one of these.</summary>
    public static void Show(Session session, IReadOnlyList<ListingTold> listings)
    {
        session.Shown.Clear();
        var costs = Choosing.Costs([.. listings.Select(listing => listing.Price)]);
        foreach (var (listing, cost) in listings.Zip(costs))
            session.Shown.Add(new Option(listing.Id.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), listing.Product, cost));
    }
}

/// <summary>Orders what was chosen and says where to pay.</summary>
internal sealed class PlaceOrderAct : IAct
{
    public string Name => nameof(PlaceOrder);

    public IReadOnlyList<string> Says => ["done", "doneLater", "doneCash"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var wishes = slots.Items.Select(item => new Wish(new ListingId(item.Listing!.Value), item.Quantity!.Value)).ToList();
        var method = slots.Cash ? PaymentMethod.CashOnDelivery : PaymentMethod.Online;
        var result = await talk.ActAsync(new PlaceOrder(talk.Me, wishes, slots.DeliverTo()!, method, talk.Texts.Locale, slots.WantedOn));
        if (result.Fact is not { } placed)
            return Done.Of(result);

        talk.Session.Shown.Clear();
        foreach (var item in talk.Profile.Basket.Where(item => talk.For is null && slots.Items.Any(it => it.Listing == item.Listing)).ToList())
            talk.Profile.Basket.Remove(item);
        talk.Session.LastDone = new LastDone("order", placed.Orders[0].Number.Value, "", talk.Now);
        if (slots.ByCode && placed.Payment is not null && await PaidByCodeAsync(talk, placed, slots.Way))
            return Done.Said;
        return placed.Payment is { } payment ? await Paying.AskAsync(talk, payment, placed, placed.Orders) : Done.With(placed, "doneCash");
    }

    /// <summary>Says what was ordered and where to scan; where no shop has a code, that, and then where to pay instead.</summary>
    private static async Task<bool> PaidByCodeAsync(Talk talk, OrdersPlaced placed, CollectionWay? way)
    {
        if (placed.Orders.All(order => order.Codes.Count == 0))
        {
            talk.Refuse(new NoCollectionCode([.. placed.Orders.Select(order => order.ShopName).Distinct()]));
            return false;
        }
        talk.Say("order.create/doneCode", new Dictionary<string, object?> { ["it"] = placed });
        await PayByCodeAct.ShowAsync(talk, placed.Orders[0].Number, way);
        return true;
    }
}

/// <summary>Says once more where to pay.</summary>
internal sealed class ShowPayLink : IAct
{
    public string Name => nameof(ShowPayLink);

    public bool Changes => false;

    public IReadOnlyList<string> Says => ["done", "doneLater", "none"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var orders = await talk.Counter.Records.OrdersByAsync(talk.Me, 20, talk.Cancellation);
        var unpaid = orders.FirstOrDefault(order => order.Status == OrderStatus.AwaitingPayment);
        if (unpaid is { IsByCode: true })
            return await PayByCodeAct.ShowAsync(talk, unpaid.Number, slots.Way);
        if (unpaid is not { Payment: { } id }
            || await talk.Counter.Payments.PaymentAsync(id, talk.Cancellation) is not { } payment)
            return Done.With(null, "none");
        return await Paying.AskAsync(talk, id, new { payment.Orders, Total = payment.Payment.Amount }, payment.Orders);
    }
}

/// <summary>The words that ask for money.</summary>
internal static class Paying
{
    /// <summary>Asks for a payment: with a link, or with a word to try again when the provider does not answer.</summary>
    public static async Task<Done> AskAsync(Talk talk, PaymentId payment, object it, IReadOnlyList<OrderTold> orders)
    {
        var link = await talk.Counter.Cashier.PayUrlAsync(payment, talk.Cancellation);
        var values = new Dictionary<string, object?>
        {
            ["it"] = it,
            ["link"] = link,
            ["minutes"] = talk.Counter.Rules.PaymentMinutes,
            ["sandbox"] = talk.IsSandbox,
            ["byCode"] = orders.Any(order => order is { Status: OrderStatus.AwaitingPayment, WaitsForGroup: false, WaitsForHarvest: false, Codes.Count: > 0 }),
            ["daysToPay"] = PresaleTerms.DaysToPay,
            ["lastDayToTell"] = await LastDayToTellAsync(talk, orders),
        };
        if (link is null || orders is not [{ WaitsForHarvest: true }])
            return new Done(link is null ? "doneLater" : "done", values);
        talk.Say("order.create/doneAhead", values); // What becomes of a deposit is said before it is paid, in whatever flow that is.
        return Done.Said;
    }

    /// <summary>Of goods that are sold ahead: until when their seller may say that they are in; null of others.</summary>
    private static async Task<DateOnly?> LastDayToTellAsync(Talk talk, IReadOnlyList<OrderTold> orders) =>
        orders is [{ WaitsForHarvest: true, Lines: [var line, ..] }] && await talk.Counter.Records.ListingAsync(line.Listing, talk.Cancellation) is { IsPresale: true, AvailableFrom: { } day }
            ? PresaleTerms.LastDayToTell(day) : null;
}

/// <summary>Tells a buyer how the orders stand; a seller who asks by number hears of the own ones too.</summary>
internal sealed class ShowOrders : IAct
{
    private const int Most = 5;

    public string Name => nameof(ShowOrders);

    public bool Changes => false;

    public IReadOnlyList<string> Says => ["done", "none"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var bought = await talk.Counter.Records.OrdersByAsync(talk.Me, 50, talk.Cancellation);
        if (slots.OrderSaid is not { } said)
            return await ToldAsync(talk, bought.Take(Most).ToList(), bought.Count == 0 ? "none" : "done");

        var number = OrderNumber.Parse(said);
        var sold = await talk.Counter.Records.OrdersFromAsync(talk.Me, 50, talk.Cancellation);
        var meant = bought.Concat(sold).Where(order => order.Number == number).Take(1).ToList();
        return meant.Count == 0 ? Done.Refused(new NoSuchOrder(number)) : await ToldAsync(talk, meant, "done");
    }

    /// <summary>The orders, and how far the groups have come that they wait for.</summary>
    private static async Task<Done> ToldAsync(Talk talk, IReadOnlyList<OrderTold> orders, string key)
    {
        var groups = new List<GroupTold>();
        foreach (var id in orders.Where(order => order is { WaitsForGroup: true, Status: OrderStatus.Placed }).Select(order => order.Group!.Value).Distinct())
            if (await talk.Counter.Groups.GroupAsync(id, talk.Cancellation) is { } group)
                groups.Add(group);
        return new Done(key, new Dictionary<string, object?> { ["it"] = orders, ["groups"] = groups });
    }
}

/// <summary>Speaks another language from now on.</summary>
internal sealed class SwitchLanguage : IAct
{
    public string Name => nameof(SwitchLanguage);

    public bool Changes => false;

    public Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        (talk.Profile.Locale, talk.Profile.LocaleChosen) = (Asked(talk, slots.Language), true);
        return Task.FromResult(Done.With(null));
    }

    /// <summary>The one whose words were said; else what was read; else the market's own, or the first other one.</summary>
    private static string Asked(Talk talk, string? read)
    {
        var phrasebook = talk.Counter.Phrasebook;
        var words = phrasebook.All.Select(texts => (texts.Locale, Said: texts.List("words/language").Select(NameFit.Fold).ToList())).ToList();
        var exact = words.Find(it => it.Said.Contains(talk.Folded)).Locale;
        var named = words.FindAll(it => it.Said.Exists(word => talk.Folded.Contains(word, StringComparison.Ordinal)));
        var known = read is not null && phrasebook.Speaks(read) ? read : null;
        return exact ?? (named.Count == 1 ? named[0].Locale : known)
            ?? phrasebook.All.Select(texts => texts.Locale).Prepend(talk.Counter.Rules.Locale).First(locale => locale != talk.Texts.Locale);
    }
}
