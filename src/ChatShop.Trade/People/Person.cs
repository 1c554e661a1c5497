namespace ChatShop.Trade.People;

/// <summary>Somebody who talks with the shop: known by a channel and the channel's id for them.</summary>
public sealed class Person
{
    private Person() => (Channel, User, Conversation) = ("", "", "");

    /// <summary>Ours, made by us.</summary>
    public PersonId Id { get; private set; }

    /// <summary>The door they come through, such as <c>wechat</c>.</summary>
    public string Channel { get; private set; }

    /// <summary>The channel's id for them.</summary>
    public string User { get; private set; }

    /// <summary>The thread in which they hear from us: the one they last wrote in.</summary>
    public string Conversation { get; private set; }

    /// <summary>Where their goods go; null until they said it.</summary>
    public DeliverTo? DeliverTo { get; private set; }

    /// <summary>Who they are, where that is somebody known by another contact; null when this is their first.</summary>
    public PersonId? JoinedTo { get; private set; }

    /// <summary>Of a person with several contacts, the one who wrote last: told there. Null while there is but one.</summary>
    public PersonId? HeardLast { get; private set; }

    /// <summary>What they are beside buyer and seller. A joined contact has none of its own.</summary>
    public PersonRoles Roles { get; private set; }

    /// <summary>Whose things this contact's are: its own, or those of the one it is joined to.</summary>
    public PersonId Account => JoinedTo ?? Id;

    /// <summary>What they do not want to be told.</summary>
    public NoticeKinds Muted { get; private set; }

    /// <summary>Somebody writes for the first time.</summary>
    public static Person Meet(PersonId id, string channel, string user, string conversation) =>
        new() { Id = id, Channel = channel, User = user, Conversation = conversation };

    /// <summary>Somebody whom a station's agent knows: they have not written, and may never.</summary>
    public static Person Expect(PersonId id, string channel, string user) => Meet(id, channel, user, "");

    /// <summary>Whether they have written to the market themselves.</summary>
    public bool HasWritten => Conversation.Length > 0;

    /// <summary>They write in another thread now.</summary>
    public void MoveTo(string conversation) => Conversation = conversation;

    /// <summary>They want to hear of these no more, or again.</summary>
    public void Choose(NoticeKinds kinds, bool off) => Muted = off ? Muted | kinds : Muted & ~kinds;

    /// <summary>Their goods go there from now on.</summary>
    public void Remember(DeliverTo deliverTo) => DeliverTo = deliverTo;

    /// <summary>Where their goods go is not known any more.</summary>
    public void Forget() => DeliverTo = null;

    /// <summary>They run the market, or whatever the role says, from now on.</summary>
    public void Take(PersonRoles role) => Roles |= role;

    /// <summary>The contact who wrote last is this one.</summary>
    public void Hear(PersonId contact) => HeardLast = contact;

    /// <summary>They are somebody known by another contact, whose address wins; what they are goes over. The caller has asked <see cref="Joining.Refuse"/>.</summary>
    public void Join(Person first)
    {
        first.DeliverTo ??= DeliverTo;
        first.Roles |= Roles;
        first.HeardLast ??= first.Id;
        (JoinedTo, DeliverTo, Roles, HeardLast) = (first.Id, null, PersonRoles.None, null);
    }

    /// <summary>They are somebody of their own again, with nothing. What was theirs stays where it is.</summary>
    public void Leave() => JoinedTo = null;

    /// <summary>Of several contacts only this one is left.</summary>
    public void StandAlone() => HeardLast = null;
}
