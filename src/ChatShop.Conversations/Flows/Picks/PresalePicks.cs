using System.Globalization;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Presales;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>What was said along with the words that begin it: nothing is chosen, it is only read.</summary>
internal sealed class PresaleSaid : IPick
{
    public string Name => "what was said";

    public IReadOnlyList<string> Says => [];

    public bool IsDone(FilledSlots slots) => slots.Words is null;

    public Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        PresaleSlots.TakeOffer(talk, slots);
        return Task.FromResult(Picked.Found);
    }
}

/// <summary>Which of the seller's goods that are sold ahead is in.</summary>
internal sealed class PresalePick : IPick
{
    /// <summary>From here on a name may be what is meant.</summary>
    private const double Near = 0.4;

    public string Name => "my presales";

    public bool IsDone(FilledSlots slots) => slots.Listing is not null;

    public async Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        var mine = (await talk.Counter.Records.ListingsOfAsync(talk.Me, talk.Cancellation)).Where(listing => listing.IsPresale).ToList();
        var said = slots.Words ?? "";
        var fits = said.Length == 0 ? mine : BestNamed.Among(mine, it => it.Product, said, Near);
        if (fits.Count == 0)
            return Picked.None(said, mine);
        if (fits.Count > 1)
            return Picked.Which([.. fits.Select(it => new Option(it.Id.Value.ToString(CultureInfo.InvariantCulture), it.Product))], said);
        (slots.Listing, slots.Product) = (fits[0].Id.Value, fits[0].Product);
        return Picked.Found;
    }

    public void Choose(FilledSlots slots, Option option) =>
        (slots.Listing, slots.Product) = (long.Parse(option.Id, CultureInfo.InvariantCulture), option.Name);
}

/// <summary>Which order's deposit is left to the seller.</summary>
internal sealed class DepositPick(string name) : OrderPick(name)
{
    protected override Task<IReadOnlyList<OrderTold>> LookAsync(Talk talk) => BoughtAsync(talk);

    protected override IEnumerable<OrderTold> Fitting(IReadOnlyList<OrderTold> orders) => orders.Where(order => order.Forfeit is not null);

    protected override bool MayName(Talk talk, OrderTold order) => order.Buyer == talk.Me;

    protected override Refusal? Refuse(OrderTold order) => order.Forfeit is null ? new NoDeposit(order.Number) : null;
}

/// <summary>Which order's rest is paid.</summary>
internal sealed class RestPick(string name) : OrderPick(name)
{
    protected override Task<IReadOnlyList<OrderTold>> LookAsync(Talk talk) => BoughtAsync(talk);

    protected override IEnumerable<OrderTold> Fitting(IReadOnlyList<OrderTold> orders) => orders.Where(order => order.IsRestDue);

    protected override bool MayName(Talk talk, OrderTold order) => order.Buyer == talk.Me;
}
