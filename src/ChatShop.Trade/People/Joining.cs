using ChatShop.Trade.Shops;

namespace ChatShop.Trade.People;

/// <summary>How a person who comes through several doors becomes one.</summary>
public static class Joining
{
    /// <summary>The most contacts one person may have.</summary>
    public const int MostContacts = 10;

    /// <summary>Why these two can not be one; null when they can. Both are the first contacts of whoever they are.</summary>
    public static Refusal? Refuse(Person joining, Person giver, Shop? shopOfJoining, Shop? shopOfGiver, int contacts)
    {
        if (joining.Id == giver.Id)
            return new SamePersonAlready();
        if (shopOfJoining is not null && shopOfGiver is not null)
            return new BothHaveShops(shopOfJoining.Name, shopOfGiver.Name);
        return contacts > MostContacts ? new TooManyContacts(MostContacts) : null;
    }
}

/// <summary>A way to reach a person: a channel and its id for them.</summary>
/// <param name="Id">Which of the contacts this is; of the first it is the person's own.</param>
public sealed record Contact(PersonId Id, string Channel, string User, string Conversation);

/// <summary>Wants digits to say on another channel.</summary>
/// <param name="Person">Who asks.</param>
/// <param name="Here">The channel they ask on.</param>
/// <param name="User">Its id for them.</param>
public sealed record IssueJoinCode(PersonId Person, string Here, string User) : Command<JoinCodeIssued>;

/// <summary>Whoever says these digits on another channel within <paramref name="Minutes"/> is this person.</summary>
public sealed record JoinCodeIssued(string Code, int Minutes) : Fact;

/// <summary>Wants to know what would be joined by these digits; changes nothing.</summary>
public sealed record ReadJoinCode(PersonId Person, string Code) : Command<JoinCodeRead>;

/// <summary>What would become one.</summary>
/// <param name="There">The giver's channels, the first one first.</param>
/// <param name="ShopThere">The giver's shop; null without one.</param>
/// <param name="OrdersThere">What the giver has bought.</param>
/// <param name="ShopHere">The own shop; null without one.</param>
/// <param name="OrdersHere">What was bought here.</param>
public sealed record JoinCodeRead(
    IReadOnlyList<string> There, string? ShopThere, int OrdersThere, string? ShopHere, int OrdersHere) : Fact;

/// <summary>Says the digits: from now on both are one person.</summary>
/// <param name="Person">Who says them.</param>
/// <param name="Code">The digits.</param>
/// <param name="Here">The channel they say them on.</param>
public sealed record JoinPeople(PersonId Person, string Code, string Here) : Command<PeopleJoined>;

/// <summary>Two were one person all along.</summary>
/// <param name="Person">Who both are now.</param>
/// <param name="Giver">The contact that was given the digits: told there, so that nobody joins behind its back.</param>
/// <param name="Joined">The channel that came to it.</param>
/// <param name="Channels">All channels, the first one first.</param>
/// <param name="ShopName">The shop of both; null without one.</param>
/// <param name="Orders">What both have bought.</param>
public sealed record PeopleJoined(
    PersonId Person, PersonId Giver, string Joined, IReadOnlyList<string> Channels, string? ShopName, int Orders) : Fact
{
    public override bool IsToldThere => true;

    public override IEnumerable<Notice> Notices => [new Notice(Giver, "person", this)];
}

/// <summary>Takes the channel one writes on out of the person it was joined to.</summary>
public sealed record LeaveJoin(PersonId Person, string Here, string User) : Command<JoinLeft>;

/// <summary>A channel stands alone again. What belonged to the person stays with the first channel.</summary>
/// <param name="Left">The channel that spoke.</param>
/// <param name="WasFirst">Whether it is the first one, which keeps everything: then the others are on their own.</param>
/// <param name="Others">Whom to tell: the person left behind, or those who are on their own now.</param>
public sealed record JoinLeft(PersonId Alone, string Left, bool WasFirst, IReadOnlyList<PersonId> Others) : Fact
{
    public override IEnumerable<Notice> Notices => Others.Select(other => new Notice(other, "person", this));
}

/// <summary>Both are one person already, or the code is one's own.</summary>
internal sealed record SamePersonAlready : Refusal;

/// <summary>One person has at most one shop.</summary>
internal sealed record BothHaveShops(string Here, string There) : Refusal;

/// <summary>More channels than one person may have.</summary>
internal sealed record TooManyContacts(int Most) : Refusal;

/// <summary>Nothing is joined to this channel.</summary>
public sealed record NotJoined : Refusal;
