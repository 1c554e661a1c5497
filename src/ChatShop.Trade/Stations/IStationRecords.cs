using ChatShop.Trade.Orders;

namespace ChatShop.Trade.Stations;

/// <summary>What is known of stations, for those who ask and change nothing.</summary>
public interface IStationRecords
{
    /// <summary>The station a person is the agent of; null when of none.</summary>
    Task<StationTold?> StationOfAsync(PersonId agent, CancellationToken cancellation);

    /// <summary>Everybody whom the agent of a station acts for, in the order they were met.</summary>
    Task<IReadOnlyList<NeighborTold>> NeighborsAsync(StationId station, CancellationToken cancellation);

    /// <summary>Who somebody is at a station; null when at none.</summary>
    Task<NeighborTold?> NeighborAsync(PersonId person, CancellationToken cancellation);

    /// <summary>What waits at a station to be taken, the longest first.</summary>
    Task<IReadOnlyList<ParcelTold>> WaitingAsync(StationId station, CancellationToken cancellation);

    /// <summary>What waits for a buyer at any station.</summary>
    Task<IReadOnlyList<ParcelTold>> WaitingForAsync(PersonId buyer, CancellationToken cancellation);

    /// <summary>What is on its way to a station, or still to be sent there.</summary>
    Task<IReadOnlyList<ParcelTold>> ComingAsync(StationId station, CancellationToken cancellation);

    /// <summary>What a person's shop has to send to stations.</summary>
    Task<IReadOnlyList<ParcelTold>> ToSendAsync(PersonId seller, CancellationToken cancellation);
}

/// <summary>A station as its agent is told it.</summary>
/// <param name="Percent">What the agent gets of each order's money, out of the market's share.</param>
public sealed record StationTold(StationId Id, string Name, PersonId? Agent, string Address, bool IsTrusted, decimal Percent, int Neighbors);

/// <summary>A neighbour as the agent is told it.</summary>
/// <param name="Agent">Who tells them what they cannot be told; null where nobody does.</param>
/// <param name="CanBeTold">Whether they have a channel of their own.</param>
/// <param name="HasOwnPhone">Whether they have written to the market themselves.</param>
/// <param name="Agrees">Whether they have agreed to something that is not done yet.</param>
public sealed record NeighborTold(
    PersonId Id, string Name, string? Mark, StationId Station, string StationName, PersonId? Agent, bool HasPin, bool CanBeTold, bool HasOwnPhone, bool IsTrusted, bool Agrees)
{
    /// <summary>As it is shown.</summary>
    public string FullName => Neighbor.FullNameOf(Name, Mark);
}

/// <summary>A parcel to or at a station.</summary>
/// <param name="PickupCode">Shown to its buyer alone.</param>
public sealed record ParcelTold(OrderTold Order, string StationName, DateTimeOffset? ArrivedAt, string? PickupCode, bool IsNeighbors, bool IsTold);
