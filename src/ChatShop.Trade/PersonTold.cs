using ChatShop.Trade.People;

namespace ChatShop.Trade;

/// <summary>What is known of a person, and the contact they wrote on last.</summary>
public sealed record PersonTold(PersonId Id, string Channel, string User, string Conversation, ShopId? Shop, string? ShopName, DeliverTo? DeliverTo)
{
    /// <summary>The thread they hear from us in: of one who has not written yet, that of their number.</summary>
    public string Thread => Conversation.Length > 0 ? Conversation : User;

    /// <summary>Every way to reach them, the first one first.</summary>
    public IReadOnlyList<Contact> Contacts { get; init; } = [];

    /// <summary>Whether they run the market.</summary>
    public bool IsOperator { get; init; }

    /// <summary>What they do not want to be told.</summary>
    public NoticeKinds Muted { get; init; }

    /// <summary>The same person, reached at this very contact.</summary>
    public PersonTold At(PersonId contact) => Contacts.FirstOrDefault(it => it.Id == contact) is { } there
        ? this with { Channel = there.Channel, User = there.User, Conversation = there.Conversation }
        : this;
}
