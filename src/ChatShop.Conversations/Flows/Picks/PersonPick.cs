using ChatShop.Trade;
using ChatShop.Trade.Orders;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>Who is to be talked to: the seller or buyer where the words say so, else whoever runs the market, else the seller all the same.</summary>
internal sealed class PersonPick : IPick
{
    public string Name => "people to talk to";

    public IReadOnlyList<string> Says => ["none"];

    public bool IsDone(FilledSlots slots) => slots.PersonFound;

    public async Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        var buyer = talk.Mentions("buyer") ? await LastAsync(talk, talk.Counter.Records.OrdersFromAsync(talk.Me, 50, talk.Cancellation)) : null;
        var bought = await LastAsync(talk, talk.Counter.Records.OrdersByAsync(talk.Me, 50, talk.Cancellation));
        var seller = await ShownSellerAsync(talk) ?? bought?.Seller;
        var hasOperator = (await talk.Counter.Records.OperatorsAsync(talk.Cancellation)).Any(person => person != talk.Me);
        if (buyer is null && !hasOperator && seller is null)
            return Picked.None("");

        var wantsSeller = talk.Mentions("seller") && seller is not null;
        slots.Person = buyer?.Buyer.Value ?? (wantsSeller || !hasOperator ? seller?.Value : null);
        slots.Order = buyer?.Number.Value ?? (bought is { } order && (slots.Person is null || order.Seller.Value == slots.Person) ? order.Number.Value : null);
        slots.PersonFound = true;
        return Picked.Found;
    }

    /// <summary>Whoever sells the one thing that is being looked at or ordered.</summary>
    private static async Task<PersonId?> ShownSellerAsync(Talk talk)
    {
        var id = talk.Session.Flows.Select(flow => flow.Slots.Items.LastOrDefault()?.Listing).LastOrDefault(it => it is not null)
            ?? (talk.Session.Shown is [var one] ? long.Parse(one.Id, System.Globalization.CultureInfo.InvariantCulture) : null);
        if (id is not { } listing || await talk.Counter.Records.ListingAsync(new ListingId(listing), talk.Cancellation) is not { } told)
            return null;
        var seller = await talk.Counter.Records.SellerAsync(told.Shop, talk.Cancellation);
        return seller == talk.Me ? null : seller;
    }

    /// <summary>The order whose number was said, else the latest.</summary>
    private static async Task<OrderTold?> LastAsync(Talk talk, Task<IReadOnlyList<OrderTold>> asked)
    {
        var orders = await asked;
        return orders.FirstOrDefault(order => talk.Said.Text.Contains(order.Number.ToString(), StringComparison.Ordinal)) ?? (orders.Count > 0 ? orders[0] : null);
    }
}
