namespace ChatShop.Trade.Stations;

/// <summary>A station's name has so many letters.</summary>
public sealed record StationNameOutOfRange(int Least, int Most) : Refusal;

/// <summary>There is no station of this name.</summary>
public sealed record NoSuchStation(string Name) : Refusal;

/// <summary>Only the agent of a station can do this.</summary>
public sealed record AgentsOnly : Refusal;

/// <summary>This person is the agent of another station already.</summary>
public sealed record AgentAlready(string Name) : Refusal;

/// <summary>Whom they would act for is no neighbour of their station.</summary>
public sealed record NotYourNeighbor : Refusal;

/// <summary>This can only be done by the person, never by another one for them.</summary>
public sealed record NotForOthers : Refusal;

/// <summary>The person has not agreed to it.</summary>
public sealed record NeighborMustAgree(string Name) : Refusal;

/// <summary>There are two of this name at the station already, or one whom nothing tells apart.</summary>
public sealed record NeighborThereAlready(string Name) : Refusal;

/// <summary>The telephone is that of a neighbour of another station.</summary>
public sealed record NeighborElsewhere : Refusal;

/// <summary>There is no neighbour of this name.</summary>
public sealed record NoSuchNeighbor(string Name) : Refusal;

/// <summary>A PIN is set once.</summary>
public sealed record PinThereAlready(string Name) : Refusal;

/// <summary>Four digits were wanted that nobody guesses at once.</summary>
public sealed record PinTooPlain : Refusal;

/// <summary>These digits are not the person's.</summary>
public sealed record WrongPin : Refusal;

/// <summary>No code can be sent: no telephone is known, or SMS is not open here.</summary>
public sealed record NoPhoneToSendTo(string Name) : Refusal;

/// <summary>Several people who have something waiting chose this PIN: it must be said whose it is.</summary>
public sealed record WhosePin : Refusal;

/// <summary>Nothing waits for whoever says this.</summary>
public sealed record NothingWaits : Refusal;

/// <summary>None of these is an order that was sent to this station.</summary>
public sealed record NothingArrived(IReadOnlyList<OrderNumber> NotOurs, IReadOnlyList<OrderNumber> NotSent) : Refusal;
