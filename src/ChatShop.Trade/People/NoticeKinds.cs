namespace ChatShop.Trade.People;

/// <summary>What people are told without asking, by what it is about: each can be switched off.</summary>
[Flags]
public enum NoticeKinds
{
    /// <summary>Nothing that can be switched off.</summary>
    None = 0,
    /// <summary>To a seller: somebody ordered.</summary>
    Sales = 1,
    /// <summary>An order that was good is off.</summary>
    Cancellations = 2,
    /// <summary>To a seller: goods run low.</summary>
    Stock = 4,
    /// <summary>Nobody paid in time.</summary>
    Unpaid = 8,
    /// <summary>Money has come, or has become the seller's.</summary>
    Payments = 16,
    /// <summary>To a buyer: the goods are on their way.</summary>
    Shipping = 32,
    /// <summary>To a buyer: the goods should have arrived.</summary>
    Arrival = 64,
    /// <summary>To a buyer: money goes back.</summary>
    Refunds = 128,
    /// <summary>What may wake people at night, and stays on when they want no more reminders.</summary>
    AboutMoney = Sales | Unpaid | Payments | Refunds,
    /// <summary>All the others.</summary>
    NotAboutMoney = Cancellations | Stock | Shipping | Arrival,
}

/// <summary>Says what one does not want to hear of, or wants to hear of again.</summary>
/// <param name="Kinds">What is meant.</param>
/// <param name="Off">Whether it is switched off; else it is on again.</param>
public sealed record ChooseNotices(PersonId Person, NoticeKinds Kinds, bool Off) : Command<NoticesChosen>;

/// <summary>From now on this person hears nothing of <paramref name="Muted"/>.</summary>
public sealed record NoticesChosen(NoticeKinds Muted) : Fact;
