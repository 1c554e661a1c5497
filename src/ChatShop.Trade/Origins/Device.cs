using ChatShop.Trade.Listings;

namespace ChatShop.Trade.Origins;

/// <summary>A device that measures beside goods and signs what it sends with a key that it shares with the market.</summary>
/// <remarks>The times by which it signs only go forward: so nothing that it sent can be sent once more by another.</remarks>
public sealed class Device
{
    /// <summary>How many may belong to one listing.</summary>
    public const int MostOfListing = 8;

    /// <summary>How many readings one may send in a day: two a minute.</summary>
    public const int MostADay = 2880;

    /// <summary>How far its clock may be from ours.</summary>
    public static readonly TimeSpan MostDrift = TimeSpan.FromMinutes(5);

    private Device() => Key = "";

    /// <summary>Ours, made by us.</summary>
    public DeviceId Id { get; private set; }

    /// <summary>Beside which goods it measures.</summary>
    public ListingId Listing { get; private set; }

    /// <summary>The key by which it signs.</summary>
    public string Key { get; private set; }

    /// <summary>When it was made known.</summary>
    public DateTimeOffset RegisteredAt { get; private set; }

    /// <summary>When it was taken away; null while it was not.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>The time that its last message was signed with; null before the first.</summary>
    public DateTimeOffset? SentLast { get; private set; }

    /// <summary>The market's day of its last message.</summary>
    public DateOnly? Day { get; private set; }

    /// <summary>How many readings it sent on that day.</summary>
    public int SentToday { get; private set; }

    /// <summary>Makes one known.</summary>
    public static Device Register(DeviceId id, ListingId listing, string key, DateTimeOffset now) =>
        new() { Id = id, Listing = listing, Key = key, RegisteredAt = now };

    /// <summary>Nothing is taken from it any more.</summary>
    public void Remove(DateTimeOffset now) => RemovedAt ??= now;

    /// <summary>A message of it has come, whose signature is right.</summary>
    /// <param name="sentAt">The time it was signed with.</param>
    /// <param name="readings">How many readings it brings.</param>
    /// <param name="now">The time.</param>
    /// <param name="today">The market's day.</param>
    /// <returns>Whether they are taken; if not, nothing changes.</returns>
    public DeviceAnswer Take(DateTimeOffset sentAt, int readings, DateTimeOffset now, DateOnly today)
    {
        if (RemovedAt is not null)
            return DeviceAnswer.Unknown;
        if ((now - sentAt).Duration() > MostDrift)
            return DeviceAnswer.OutOfTime;
        if (sentAt <= SentLast)
            return DeviceAnswer.Replayed;
        var before = Day == today ? SentToday : 0;
        if (before + readings > MostADay)
            return DeviceAnswer.TooMany;
        (SentLast, Day, SentToday) = (sentAt, today, before + readings);
        return DeviceAnswer.Taken;
    }
}

/// <summary>What becomes of a device's message.</summary>
public enum DeviceAnswer
{
    /// <summary>The readings are kept.</summary>
    Taken,
    /// <summary>There is no such device, or none any more.</summary>
    Unknown,
    /// <summary>The time it was signed with is not about now.</summary>
    OutOfTime,
    /// <summary>It was sent before, or behind a later one.</summary>
    Replayed,
    /// <summary>It has sent enough for this day.</summary>
    TooMany,
    /// <summary>No batch of its goods is recorded yet.</summary>
    NoBatch,
}

/// <summary>Makes a device known that measures beside goods.</summary>
/// <param name="Seller">Whose goods they must be; null where an operator's program asks.</param>
/// <param name="Listing">The goods.</param>
public sealed record RegisterDevice(PersonId? Seller, ListingId Listing) : Command<DeviceRegistered>, IAboutListing;

/// <summary>The device is known, and signs with this key.</summary>
public sealed record DeviceRegistered(DeviceId Device, ListingId Listing, string Product, string Key) : Fact;

/// <summary>Takes nothing any more from the devices beside goods.</summary>
public sealed record RemoveDevices(PersonId Seller, ListingId Listing) : Command<DevicesRemoved>, IAboutListing;

/// <summary>They are gone.</summary>
public sealed record DevicesRemoved(ListingId Listing, string Product, int Count) : Fact;

/// <summary>Beside these goods as many devices measure as may.</summary>
public sealed record EnoughDevices(string Product, int Most) : Refusal;

/// <summary>Beside these goods nothing measures.</summary>
public sealed record NoDevices(string Product) : Refusal;
