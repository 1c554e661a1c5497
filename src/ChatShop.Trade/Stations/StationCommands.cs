using ChatShop.Trade.Orders;
using ChatShop.Trade.People;

namespace ChatShop.Trade.Stations;

/// <summary>Whoever runs the market opens a station, or gives out a new code for one.</summary>
public sealed record OpenStation(PersonId Operator, string Name) : Command<StationOpened>;

/// <summary>Whoever says the code in time is the agent of this station.</summary>
/// <param name="IsNew">Whether there was none of that name.</param>
/// <param name="Percent">What the agent gets of each order, out of the market's share.</param>
public sealed record StationOpened(StationId Station, string Name, bool IsNew, string Code, DateTimeOffset Until, decimal Percent) : Fact;

/// <summary>Somebody says the digits of a station's code, and wants to know what it would make them.</summary>
public sealed record ReadStationCode(PersonId Person, string Code) : Command<StationCodeRead>;

/// <summary>The code is good.</summary>
/// <param name="Percent">What the agent gets of each order, out of the market's share.</param>
public sealed record StationCodeRead(StationId Station, string Name, decimal Percent) : Fact;

/// <summary>Somebody agrees to be the agent of the station a code is of.</summary>
/// <param name="Address">Where its parcels go.</param>
/// <param name="Phone">Whom a carrier calls.</param>
public sealed record BecomeAgent(PersonId Person, string Code, string Address, string Phone) : Command<AgentJoined>;

/// <summary>The station has an agent; those who run the market are told, and whoever was it before.</summary>
public sealed record AgentJoined(StationId Station, string Name, PersonId Agent, DeliverTo Place, decimal Percent, PersonId? Before, IReadOnlyList<PersonId> Operators) : Fact
{
    public override IEnumerable<Notice> Notices =>
        [.. Operators.Where(it => it != Agent).Select(it => new Notice(it, "operator", this)), .. Before is { } before ? [new Notice(before, "agent", this)] : Array.Empty<Notice>()];
}

/// <summary>Whoever runs the market trusts the agent of a station, or no more.</summary>
public sealed record TrustStation(PersonId Operator, string Name, bool IsTrusted) : Command<StationTrusted>;

/// <summary>What the agent does for neighbours needs no agreement of theirs, or needs it again.</summary>
public sealed record StationTrusted(StationId Station, string Name, bool IsTrusted, PersonId? Agent) : Fact
{
    public override IEnumerable<Notice> Notices => Agent is { } agent ? [new Notice(agent, "agent", this)] : [];
}

/// <summary>The agent names somebody to act for; a new name is a new neighbour.</summary>
/// <param name="Mark">What tells two of one name apart; null for nothing.</param>
/// <param name="Phone">Their telephone; null for none.</param>
public sealed record MeetNeighbor(PersonId Agent, string Name, string? Mark, string? Phone) : Command<NeighborMet>;

/// <summary>The agent can act for this person.</summary>
/// <param name="HasOwnPhone">Whether they have written to the market themselves: then only with a code sent to them.</param>
public sealed record NeighborMet(PersonId Neighbor, string Name, StationId Station, string StationName, bool HasOwnPhone) : Fact;

/// <summary>A neighbour says a PIN at the counter for the first time.</summary>
/// <param name="Agrees">Whether with it they agree to what the agent is about to do.</param>
public sealed record ChoosePin(PersonId Agent, PersonId Neighbor, string Digits, bool Agrees) : Command<NeighborAgreed>;

/// <summary>A neighbour says the PIN at the counter, or the code that came by SMS.</summary>
public sealed record AgreeByPin(PersonId Agent, PersonId Neighbor, string Digits) : Command<NeighborAgreed>;

/// <summary>The PIN is theirs, or one thing may be done for them.</summary>
/// <param name="Until">Until when it may be done; null when they agreed to nothing.</param>
public sealed record NeighborAgreed(PersonId Neighbor, string Name, DateTimeOffset? Until, bool IsNewPin) : Fact;

/// <summary>A code is to go to a neighbour's telephone.</summary>
public sealed record SendNeighborCode(PersonId Agent, PersonId Neighbor) : Command<NeighborCodeSent>;

/// <summary>It goes there.</summary>
public sealed record NeighborCodeSent(PersonId Neighbor, string Name, string StationName, string Ending) : Fact
{
    /// <summary>The digits: told to the neighbour alone.</summary>
    public string? Digits { get; init; }

    public override IEnumerable<Notice> Notices => [new Notice(Neighbor, "neighbor", this)];

    /// <summary>At night too: somebody waits at the counter.</summary>
    public override bool IsAboutMoney => true;
}

/// <summary>Whoever runs the market has seen a neighbour who forgot the PIN.</summary>
public sealed record ForgetPin(PersonId Operator, string StationName, string Neighbor) : Command<PinForgotten>;

/// <summary>They choose another the next time.</summary>
public sealed record PinForgotten(StationId Station, string StationName, PersonId Neighbor, string Name, PersonId? Agent) : Fact
{
    public override IEnumerable<Notice> Notices => Agent is { } agent ? [new Notice(agent, "agent", this)] : [];
}

/// <summary>Parcels have come to the agent's station.</summary>
public sealed record MarkArrived(PersonId Agent, IReadOnlyList<OrderNumber> Orders) : Command<ParcelsArrived>;

/// <summary>They wait there now; buyers who can be reached are told.</summary>
/// <param name="Arrived">What came.</param>
/// <param name="Before">What had come before.</param>
/// <param name="NotOurs">Numbers that are no orders to this station.</param>
/// <param name="NotSent">Orders whose sellers have not said that they sent them.</param>
public sealed record ParcelsArrived(StationId Station, string Name, IReadOnlyList<ParcelArrived> Arrived, IReadOnlyList<OrderNumber> Before, IReadOnlyList<OrderNumber> NotOurs, IReadOnlyList<OrderNumber> NotSent) : Fact
{
    public override IEnumerable<Notice> Notices => Arrived.SelectMany(it => it.Notices);
}

/// <summary>One parcel waits at a station.</summary>
/// <param name="PickupCode">What hands it out; null where the buyer's PIN does.</param>
/// <param name="IsTold">Whether the buyer can be told; else the agent tells them.</param>
public sealed record ParcelArrived(OrderTold Order, string StationName, string? PickupCode, bool IsTold) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Arrival;

    public override IEnumerable<Notice> Notices => IsTold ? [new Notice(Order.Buyer, "buyer", this)] : [];
}

/// <summary>Somebody takes what waits for them.</summary>
/// <param name="Digits">The pickup code, or the neighbour's PIN.</param>
/// <param name="Neighbor">Whose it is, where that was said.</param>
public sealed record HandOut(PersonId Agent, string Digits, PersonId? Neighbor) : Command<ParcelsHandedOut>;

/// <summary>The buyer has it: the orders are received.</summary>
public sealed record ParcelsHandedOut(StationId Station, string StationName, string Recipient, IReadOnlyList<OrderReceived> Received, IReadOnlyList<OrderTold> Others, bool IsTold) : Fact
{
    /// <summary>Every order that was handed out.</summary>
    public IReadOnlyList<OrderTold> Orders => [.. Received.Select(it => it.Order), .. Others];

    /// <summary>What is to be paid at the counter.</summary>
    public Money? Cash => Orders.Where(it => it.IsCash).Select(it => (Money?)it.Total).Aggregate((Money?)null, (sum, one) => sum is { } so && so.Currency == one!.Value.Currency ? so + one.Value : one);

    public override IEnumerable<Errand> Errands => Received.SelectMany(it => it.Errands);

    public override IEnumerable<Notice> Notices =>
    [
        .. Received.SelectMany(it => it.Notices),
        .. IsTold ? Orders.Take(1).Select(it => new Notice(it.Buyer, "buyer", this)) : [],
    ];
}
