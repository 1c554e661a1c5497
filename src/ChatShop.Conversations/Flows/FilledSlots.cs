using ChatShop.Conversations.Sessions;
using ChatShop.Trade;
using ChatShop.Trade.Lending;
using ChatShop.Trade.Listings;
using ChatShop.Trade.People;
using ChatShop.Trade.Pools;
using ChatShop.Trade.Sales;
using ChatShop.Trade.Shops;
using ChatShop.Trade.Stations;
using Newtonsoft.Json;

namespace ChatShop.Conversations.Flows;

/// <summary>What a flow has learned so far. What was not said is null.</summary>
[JsonConverter(typeof(AsTradeJson<FilledSlots>))]
internal sealed class FilledSlots
{
    /// <summary>Goods to sell, as written.</summary>
    public string? Product { get; set; }

    /// <summary>The money of a price.</summary>
    public Money? Money { get; set; }

    /// <summary>What the money buys; null when it was not said.</summary>
    public Quantity? Per { get; set; }

    /// <summary>How much there is, comes in, or is left.</summary>
    public Quantity? Stock { get; set; }

    /// <summary>Whether the stock's unit was said: else it is the price's.</summary>
    public bool StockUnitSaid { get; set; }

    /// <summary>The first day it can be had.</summary>
    public DateOnly? AvailableFrom { get; set; }

    /// <summary>The day it is wanted.</summary>
    public DateOnly? WantedOn { get; set; }

    /// <summary>The days asked about.</summary>
    public Days? Days { get; set; }

    /// <summary>Where goods grew.</summary>
    public string? Place { get; set; }

    /// <summary>The day they were picked.</summary>
    public DateOnly? HarvestedOn { get; set; }

    /// <summary>The shop's name.</summary>
    public string? ShopName { get; set; }

    /// <summary>Whether there is none to be had: then it is not asked for again.</summary>
    public bool NoPhoto { get; set; }

    /// <summary>Photos, by their names.</summary>
    public IList<string> Photos { get; init; } = [];

    /// <summary>The notices named.</summary>
    public NoticeKinds Notices { get; set; }

    /// <summary>Goods to buy.</summary>
    public IList<Wanted> Items { get; init; } = [];

    /// <summary>A quantity said without goods.</summary>
    public Quantity? Bare { get; set; }

    /// <summary>Whether its unit was said.</summary>
    public bool BareUnitSaid { get; set; }

    /// <summary>Where to.</summary>
    public string? Address { get; set; }

    /// <summary>The number to call.</summary>
    public string? Phone { get; set; }

    /// <summary>To whom.</summary>
    public string? Recipient { get; set; }

    /// <summary>Whether it is paid at the door.</summary>
    public bool Cash { get; set; }

    /// <summary>Whether it is paid straight to the seller.</summary>
    public bool ByCode { get; set; }

    /// <summary>Whose collection code is meant; null when not said.</summary>
    public CollectionWay? Way { get; set; }

    /// <summary>The own listing meant.</summary>
    public long? Listing { get; set; }

    /// <summary>What makes a group buy full.</summary>
    public Quantity? Goal { get; set; }

    /// <summary>Whether that is a number of people.</summary>
    public bool GoalIsPeople { get; set; }

    /// <summary>Whether the words of the message spoke of people.</summary>
    public bool PeopleSaid { get; set; }

    /// <summary>The last day to join a group buy.</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>The group buy meant.</summary>
    public long? Group { get; set; }

    /// <summary>What a shop keeps of what is sold together under its name, or what is paid at once of goods that are sold ahead; in percent.</summary>
    public decimal? Percent { get; set; }

    /// <summary>What is paid at once for each of what goods that are sold ahead are priced by; where a percent is paid at once, that is <see cref="Percent"/>.</summary>
    public Money? DepositEach { get; set; }

    /// <summary>For how much of the goods that is; null when it was not said.</summary>
    public Quantity? DepositPer { get; set; }

    /// <summary>What the seller keeps of the order meant when the buyer thinks again.</summary>
    public Money? Forfeit { get; set; }

    /// <summary>Whether it was looked up if the goods meant are pooled already.</summary>
    public bool PoolLooked { get; set; }

    /// <summary>The pool meant: of the goods that are to be pooled, or to be left.</summary>
    public PoolTold? Pooled { get; set; }

    /// <summary>The pool chosen among several.</summary>
    public long? Pool { get; set; }

    /// <summary>The pool a code is of.</summary>
    public PoolCodeRead? PoolRead { get; set; }

    /// <summary>An order's number as said.</summary>
    public string? OrderSaid { get; set; }

    /// <summary>The order meant.</summary>
    public long? Order { get; set; }

    /// <summary>What was paid for the order meant and has not gone back.</summary>
    public Money? Paid { get; set; }

    /// <summary>A sum of money that is no price.</summary>
    public Money? Amount { get; set; }

    /// <summary>Whether all that was paid goes back.</summary>
    public bool BackAll { get; set; }

    /// <summary>Whether nothing goes back.</summary>
    public bool BackNothing { get; set; }

    /// <summary>What lies ready to be paid out.</summary>
    public Money? Ready { get; set; }

    /// <summary>The lender chosen among several; null when none was.</summary>
    public string? Lender { get; set; }

    /// <summary>The terms a loan is asked for on.</summary>
    public LoanOffer? Lending { get; set; }

    /// <summary>What the lender would see.</summary>
    public LoanSight? LenderSees { get; set; }

    /// <summary>The last digits of the bank account it would go to; null when there are none to be told.</summary>
    public string? BankEnding { get; set; }

    /// <summary>The sum that was typed once more; null when none was.</summary>
    public Money? Retyped { get; set; }

    /// <summary>Stars, 1 to 5.</summary>
    public int? Stars { get; set; }

    /// <summary>What is wrong, or what is thought of it, in the person's own words.</summary>
    public string? Words { get; set; }

    /// <summary>Who is to be talked to; null for whoever runs the market.</summary>
    public long? Person { get; set; }

    /// <summary>Whether it is known who is to be talked to.</summary>
    public bool PersonFound { get; set; }

    /// <summary>Who carries it.</summary>
    public string? Carrier { get; set; }

    /// <summary>Whether the seller brings it, so that there is no parcel's number.</summary>
    public bool ByHand { get; set; }

    /// <summary>The parcel's number.</summary>
    public string? Tracking { get; set; }

    /// <summary>The digits of a code.</summary>
    public string? Code { get; set; }

    /// <summary>What would be joined by the code.</summary>
    public JoinCodeRead? Joining { get; set; }

    /// <summary>What would be taken apart.</summary>
    public LeavingJoin? Leaving { get; set; }

    /// <summary>The station a code is of.</summary>
    public StationCodeRead? Station { get; set; }

    /// <summary>A neighbour's name.</summary>
    public string? Name { get; set; }

    /// <summary>The language asked for.</summary>
    public string? Language { get; set; }

    /// <summary>The price as it will be: per what was said, else per one of what the stock is counted in.</summary>
    public Price? Price() => Money is { } money
        ? new Price(money, Per ?? new Quantity(1m, Stock is { } stock && StockUnitSaid ? stock.Unit : Unit.Piece))
        : null;

    /// <summary>The stock as it will be: in the unit that was said, else in the price's.</summary>
    public Quantity? StockCounted() => Stock is { } stock
        ? StockUnitSaid || Per is not { } per ? stock : new Quantity(stock.Value, per.Unit)
        : null;

    /// <summary>The money that moves when it is agreed to: what was said, else all there is of it.</summary>
    public Money? Sum() => Paid is { } paid && (BackAll || BackNothing) ? BackAll ? paid : Trade.Money.Zero(paid.Currency) : Amount ?? Paid ?? Ready;

    /// <summary>The order meant, once it was picked.</summary>
    public OrderNumber OrderMeant() => new(Order!.Value);

    /// <summary>The own listing meant, once it was picked.</summary>
    public ListingId ListingMeant() => new(Listing!.Value);

    /// <summary>The group buy meant, once it was picked.</summary>
    public GroupId GroupMeant() => new(Group!.Value);

    /// <summary>Where it goes, once all of it is known.</summary>
    public DeliverTo? DeliverTo() => this is { Address: { } address, Phone: { } phone, Recipient: { } recipient }
        ? new DeliverTo(address, phone, recipient)
        : null;
}

/// <summary>A channel that is to stand alone again.</summary>
/// <param name="IsFirst">Whether everything stays with it.</param>
/// <param name="Others">The other channels of the person.</param>
internal sealed record LeavingJoin(bool IsFirst, IReadOnlyList<string> Others);
