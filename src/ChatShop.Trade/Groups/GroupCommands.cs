using ChatShop.Trade.Orders;
using ChatShop.Trade.People;

namespace ChatShop.Trade.Groups;

/// <summary>What is asked for with one group buy: so the audit trail names it.</summary>
public interface IAboutGroup
{
    /// <summary>Which.</summary>
    GroupId Group { get; }
}

/// <summary>Opens a group buy of own goods.</summary>
public sealed record StartGroup(PersonId Seller, ListingId Listing, GroupTerms Terms) : Command<GroupStarted>;

/// <summary>Joins a group buy: an order at the group's price, which is off again if the group does not come about.</summary>
/// <param name="Locale">The language of the pay page.</param>
public sealed record JoinGroup(
    PersonId Buyer, GroupId Group, Quantity Quantity, DeliverTo DeliverTo, PaymentMethod Method, string Locale) : Command<GroupJoined>, IAboutGroup;

/// <summary>Leaves a group buy that is not full, with all that was ordered in it.</summary>
public sealed record LeaveGroup(PersonId Buyer, GroupId Group) : Command<GroupLeft>, IAboutGroup;

/// <summary>The seller goes ahead with those who are in it, though the goal is not reached.</summary>
public sealed record GoAhead(PersonId Seller, GroupId Group) : Command<GroupFilled>, IAboutGroup;

/// <summary>The seller calls it off.</summary>
public sealed record CancelGroup(PersonId Seller, GroupId Group) : Command<GroupUndone>, IAboutGroup;

/// <summary>Its time is over. Done by the clock, once.</summary>
public sealed record EndGroup(GroupId Group) : Command<GroupEnded>, IAboutGroup;
