namespace ChatShop.Trade.Groups;

/// <summary>What is known of group buys.</summary>
public interface IGroupRecords
{
    /// <summary>One; null when there is none.</summary>
    Task<GroupTold?> GroupAsync(GroupId group, CancellationToken cancellation);

    /// <summary>Those anybody can join, the one that ends first before the others.</summary>
    Task<IReadOnlyList<GroupTold>> OpenGroupsAsync(DateTimeOffset now, int limit, CancellationToken cancellation);

    /// <summary>The one of a listing that anybody can join; null when there is none.</summary>
    Task<GroupTold?> OpenGroupAsync(ListingId listing, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Those nobody can join any more, the one that closed last first.</summary>
    Task<IReadOnlyList<GroupTold>> ClosedGroupsAsync(int limit, CancellationToken cancellation);

    /// <summary>Those of a person's shop, newest first.</summary>
    Task<IReadOnlyList<GroupTold>> GroupsOfAsync(PersonId seller, int limit, CancellationToken cancellation);

    /// <summary>Open ones that a person has joined, paid or not.</summary>
    Task<IReadOnlyList<GroupTold>> GroupsJoinedAsync(PersonId buyer, int limit, CancellationToken cancellation);

    /// <summary>Open ones whose time is over.</summary>
    Task<IReadOnlyList<GroupId>> OverdueGroupsAsync(DateTimeOffset now, int limit, CancellationToken cancellation);
}
