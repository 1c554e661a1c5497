using ChatShop.Trade.Listings;

namespace ChatShop.Trade.Groups;

/// <summary>What a group buy is about.</summary>
/// <param name="Price">What the goods cost those who join.</param>
/// <param name="Goal">What makes it full.</param>
/// <param name="CountsPeople">Whether the goal is a number of people.</param>
/// <param name="LastDay">The last day to join, in the market's time.</param>
public sealed record GroupTerms(Price Price, Quantity Goal, bool CountsPeople, DateOnly LastDay)
{
    /// <summary>How long one may be open: nobody leaves money lying for longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(61);

    /// <summary>One person alone is no group.</summary>
    public const int FewestPeople = 2;

    /// <summary>More than live in any village.</summary>
    public const int MostPeople = 10_000;

    /// <summary>Why nobody may ask this; null when it is fine.</summary>
    /// <param name="product">Which goods.</param>
    /// <param name="usual">What they cost without a group.</param>
    public Refusal? RefusePrice(string product, Price usual)
    {
        if (Price.Refuse() is { } refusal)
            return refusal;
        if (!Price.Per.Unit.ConvertsTo(usual.Per.Unit))
            return new UnitsDiffer(product, usual.Per.Unit, Price.Per.Unit);
        return Price.Money.Currency == usual.Money.Currency ? null : new PriceOutOfRange(new Money(Price.MostMinor, usual.Money.Currency));
    }

    /// <summary>Why this is no goal; null when it is one.</summary>
    /// <param name="product">Which goods.</param>
    /// <param name="available">What can be sold of them: a group that can not be filled is none.</param>
    public Refusal? RefuseGoal(string product, Quantity available)
    {
        if (CountsPeople)
            return Goal.Value is < FewestPeople or > MostPeople || decimal.Truncate(Goal.Value) != Goal.Value ? new PeopleOutOfRange(FewestPeople, MostPeople) : null;
        if (!Goal.IsSane)
            return new QuantityOutOfRange(Quantity.Most);
        if (!Goal.Unit.ConvertsTo(available.Unit))
            return new GoalUnitDiffers(product, available.Unit, Goal.Unit);
        return Goal > available ? new NotEnoughStock(product, available.In(Goal.Unit)) : null;
    }
}

/// <summary>A group is of at least <paramref name="Fewest"/> people and at most <paramref name="Most"/>.</summary>
public sealed record PeopleOutOfRange(int Fewest, int Most) : Refusal;

/// <summary>The goal is in <paramref name="Said"/>, and the goods are sold by <paramref name="Sold"/>.</summary>
public sealed record GoalUnitDiffers(string Product, Unit Sold, Unit Said) : Refusal;

/// <summary>The last day is over already, or further away than <paramref name="MostDays"/>.</summary>
public sealed record GroupEndOutOfRange(int MostDays) : Refusal;

/// <summary>A group buy of these goods is open already.</summary>
public sealed record GroupOpenAlready(string Product) : Refusal;

/// <summary>Nobody can join it any more.</summary>
public sealed record GroupClosed(string Product, GroupStatus Status) : Refusal
{
    /// <summary>The status as texts name it, such as <c>full</c>.</summary>
    public string StatusName => Status.InTexts();
}

/// <summary>There is no such group buy, or it is somebody else's.</summary>
public sealed record NoSuchGroup : Refusal;

/// <summary>Nobody has joined with money yet: there is nothing to go ahead with.</summary>
public sealed record GroupEmpty(string Product) : Refusal;
