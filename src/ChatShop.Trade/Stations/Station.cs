using ChatShop.Trade.People;

namespace ChatShop.Trade.Stations;

/// <summary>A place in a village where parcels come to, and whose agent acts for neighbours who have no phone.</summary>
public sealed class Station
{
    /// <summary>The most letters of a station's name.</summary>
    public const int LongestName = 20;

    /// <summary>The fewest: a shorter one would be found in anybody's address.</summary>
    public const int ShortestName = 3;

    /// <summary>The channel of those who have none: they are told by their agent.</summary>
    public const string Channel = "station";

    private Station() => Name = "";

    /// <summary>Ours, made by us.</summary>
    public StationId Id { get; private set; }

    /// <summary>What it is called, such as 李家村服务站.</summary>
    public string Name { get; private set; }

    /// <summary>Who acts there; null until somebody has said the code.</summary>
    public PersonId? Agent { get; private set; }

    /// <summary>The agent's shop, which commissions go to; null without an agent.</summary>
    public ShopId? Shop { get; private set; }

    /// <summary>Where its parcels go: address, the agent's telephone, its name. Null without an agent.</summary>
    public DeliverTo? Place { get; private set; }

    /// <summary>Whether those who run the market trust its agent: then neighbours need not agree to each act.</summary>
    public bool IsTrusted { get; private set; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Opens one.</summary>
    /// <returns>The station, or <see cref="StationNameOutOfRange"/>.</returns>
    public static Result<Station> Open(StationId id, string name, DateTimeOffset now)
    {
        name = name.Trim();
        if (name.Length is < ShortestName or > LongestName || name.Any(char.IsControl))
            return new StationNameOutOfRange(ShortestName, LongestName);
        return new Station { Id = id, Name = name, OpenedAt = now };
    }

    /// <summary>Somebody acts there from now on. Trust was given to whoever did before.</summary>
    public void Appoint(PersonId agent, ShopId shop, string address, string phone)
    {
        IsTrusted &= Agent == agent;
        (Agent, Shop, Place) = (agent, shop, new DeliverTo(WithName(address), phone, Name));
    }

    /// <summary>Its agent may act without being agreed to, or no more.</summary>
    public void Trust(bool isTrusted) => IsTrusted = isTrusted;

    /// <summary>Where a parcel for this person goes.</summary>
    /// <param name="recipient">Who it is for.</param>
    /// <param name="phone">Their telephone; null for the agent's.</param>
    public DeliverTo PlaceFor(string recipient, string? phone) => new(Place!.Address, phone ?? Place.Phone, recipient);

    /// <summary>Whether an address leads here.</summary>
    public bool IsIn(string address) => Place is not null && address.Contains(Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whoever brings it reads the station's name first.</summary>
    private string WithName(string address) => address.Contains(Name, StringComparison.OrdinalIgnoreCase) ? address
        : $"{Name} {address}" is { Length: <= DeliverTo.LongestAddress } whole ? whole : Name;
}
