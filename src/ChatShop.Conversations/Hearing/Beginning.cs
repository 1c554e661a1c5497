using System.Globalization;
using ChatShop.Conversations.Flows;
using ChatShop.Conversations.Sessions;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Understanding;

namespace ChatShop.Conversations.Hearing;

/// <summary>What a message begins while nothing goes on.</summary>
internal sealed class Beginning(FlowBook book, FlowRunner runner, Aloud aloud, Showing showing, Supposing supposing)
{
    /// <summary>The longest message that may be the name of goods alone.</summary>
    private const int LongestGoods = 20;

    /// <summary>Begins what is meant; the first that fits.</summary>
    public async Task HearAsync(Talk talk, Reading reading)
    {
        if (aloud.AskFirst(talk, reading, FlowFor(reading)))
            return;
        var shown = talk.Session.Shown;
        if (book.ForWords(talk.Folded) is { } words)
            await runner.StartAsync(talk, words, Slots.None);
        else if (reading.Intent == "cancel")
            await CancelLastAsync(talk);
        else if (reading.Intent == "checkout" && talk.Profile.Basket.Count == 0)
            await runner.StartAsync(talk, "yes", Slots.None); // With an empty basket it is the order that waits for its money.
        else if (reading.Intent == "yes" && shown.Count == 1)
            await OrderAsync(talk, shown[0], Slots.None);
        else if (Afterthought.Of(talk, reading) is var (meant, prepare) && book.ForIntent(meant.Intent) is { } again)
            await runner.StartAsync(talk, again, meant.Slots, prepare);
        else if (await showing.NameAsync(talk, reading))
            return;
        else if (reading is { Intent: "inform" or "order.create", Slots: { Quantity: not null, Items: null } } && shown.Count == 1)
            await OrderAsync(talk, shown[0], reading.Slots);
        else if (FlowFor(reading) is { } flow)
            await runner.StartAsync(talk, flow, reading.Slots);
        else if (await NamesGoodsAsync(talk))
            await runner.StartAsync(talk, "search", new Slots { Product = talk.Said.Text });
        else if (!await supposing.NotReadAsync(talk))
            return;
        talk.Session.Misunderstood = 0;
    }

    /// <summary>Orders one of the listings shown last, by its number or its very name.</summary>
    /// <returns>Whether one was chosen.</returns>
    public async Task<bool> ChooseAsync(Talk talk)
    {
        if (Choosing.Exactly(talk, talk.Session.Shown) is not { } shown)
            return false;
        await OrderAsync(talk, shown, Slots.None);
        return true;
    }

    /// <summary>What else a message asked for is done once what came before it is.</summary>
    public async Task GoOnAsync(Talk talk)
    {
        while (talk.Session is { Handover: null, Supposed: null, ToDo.Count: > 0 } session && runner.Current(talk) is null)
        {
            var next = session.ToDo[0];
            session.ToDo.RemoveAt(0);
            if (FlowFor(next) is { } flow && !Aloud.AskFirst(talk, flow, next))
                await runner.StartAsync(talk, flow, next.Slots);
        }
    }

    private Task OrderAsync(Talk talk, Option shown, Slots said) => runner.StartAsync(talk, "order.create", said, slots =>
        slots.Items.Add(new Wanted { Product = shown.Name, Listing = long.Parse(shown.Id, CultureInfo.InvariantCulture) }));

    /// <summary>苹果, and nothing else: whoever names goods that are for sale wants to see them.</summary>
    private static async Task<bool> NamesGoodsAsync(Talk talk) =>
        talk.Said.Text.Length is >= 1 and <= LongestGoods
        && (await GoodsSearch.FindAsync(talk, talk.Said.Text, 1)) is [{ Fit: >= 1 }, ..];

    /// <summary>Values alone, out of nowhere, begin what they are mostly said for.</summary>
    private Flow? FlowFor(Reading reading) => book.ForIntent(reading.Intent) ?? (reading.Intent != "inform" ? null : reading.Slots switch
    {
        { Tracking: not null } => book.ForIntent("order.ship"),
        { Items: not null } => book.ForIntent("order.create"),
        { Address: not null } or { Phone: not null } => book.ForIntent("address.set"),
        { Product: not null } => book.ForIntent("search"),
        _ => null,
    });

    /// <summary>算了, with nothing going on, means what was done last here: once, since who says it to that question does not mean the same again.</summary>
    private async Task CancelLastAsync(Talk talk)
    {
        if (talk.Session.LastDone is { Flow: "order" } placed && await CanCancelAsync(talk, placed))
        {
            talk.Session.LastDone = null;
            await runner.StartAsync(talk, "order.cancel", Slots.None, slots => slots.Order = placed.Id);
        }
        else if (Afterthought.Last(talk) is { Flow: "listing" } published)
        {
            talk.Session.LastDone = null;
            await runner.StartAsync(talk, "listing.delete", Slots.None, slots => (slots.Listing, slots.Product) = (published.Id, published.Name));
        }
        else
        {
            talk.Say("common/nothingToLeave");
        }
    }

    /// <summary>An order that waits for its money, or was placed for cash a moment ago.</summary>
    private static async Task<bool> CanCancelAsync(Talk talk, LastDone placed) =>
        await talk.Counter.Records.OrderAsync(new OrderNumber(placed.Id), talk.Cancellation) is { } order
        && (order.Status == OrderStatus.AwaitingPayment || (order is { IsCash: true, Status: OrderStatus.Placed } && Afterthought.Last(talk) == placed));
}
