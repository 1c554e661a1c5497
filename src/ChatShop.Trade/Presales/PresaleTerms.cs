using ChatShop.Trade.Listings;

namespace ChatShop.Trade.Presales;

/// <summary>What holds for goods that are sold before they are harvested: a deposit now, the rest when they are in.</summary>
/// <remarks>
/// The rule: whoever does not pay the rest in time, or does not want the goods any more, leaves the deposit to the seller; a seller who can not deliver,
/// or says nothing, gives everything back whole.
/// </remarks>
public static class PresaleTerms
{
    /// <summary>How far ahead goods may be sold, in days: nobody leaves money lying for longer.</summary>
    public const int LongestWaitDays = 366;

    /// <summary>How many days there are to pay the rest, besides the one on which it is asked for.</summary>
    public const int DaysToPay = 3;

    /// <summary>So many days after the day of the harvest the seller may still say that it is in: rain does not ask for the day.</summary>
    public const int DaysToTell = 7;

    /// <summary>The last day on which the seller can say that the harvest is in; after it everything goes back.</summary>
    public static DateOnly LastDayToTell(DateOnly harvest) => harvest.AddDays(DaysToTell);

    /// <summary>Why goods can not be sold ahead like this; null when they can, and when they are not.</summary>
    public static Refusal? Refuse(Offer offer, DateOnly today) =>
        offer.Deposit is { } deposit ? RefuseDay(offer.AvailableFrom, today) ?? deposit.Refuse(offer.Price) : null;

    /// <summary>Why goods can not be sold ahead for the harvest of this day; null when they can.</summary>
    public static Refusal? RefuseDay(DateOnly? harvest, DateOnly today) =>
        harvest is { } day && day > today && day <= today.AddDays(LongestWaitDays) ? null : new HarvestDayOutOfRange(LongestWaitDays);
}

/// <summary>The day of the harvest is missing, over, or too far away.</summary>
public sealed record HarvestDayOutOfRange(int MostDays) : Refusal;

/// <summary>Goods that are sold ahead are ordered alone, by one who sells them alone, and need no group.</summary>
public sealed record PresaleAlone(string Product) : Refusal;

/// <summary>A deposit is paid on a pay page, so that the market can give it back.</summary>
public sealed record PresaleOnline : Refusal;

/// <summary>How much of goods that are sold ahead was ordered stays.</summary>
public sealed record PresaleKeepsAmount(OrderNumber Order) : Refusal;

/// <summary>A deposit that was paid is not given back because the buyer thinks again.</summary>
public sealed record DepositStays(OrderNumber Order, Money Deposit) : Refusal;

/// <summary>No deposit was paid for this order: it is canceled like any other.</summary>
public sealed record NoDeposit(OrderNumber Order) : Refusal;

/// <summary>These goods were ordered ahead: they are not taken away before the harvest is in, or given up.</summary>
public sealed record PresaleOrdered(string Product, int Orders) : Refusal;

/// <summary>These goods are not sold ahead, or are in already.</summary>
public sealed record NotPresale(string Product) : Refusal;

/// <summary>The seller has still time to say that the harvest is in.</summary>
public sealed record HarvestStillAwaited(string Product) : Refusal;

/// <summary>The goods are not in yet: nothing more is to be paid.</summary>
public sealed record HarvestNotIn(OrderNumber Order) : Refusal;

/// <summary>There is still time to pay the rest.</summary>
public sealed record RestStillAwaited(OrderNumber Order) : Refusal;

/// <summary>The rest of it is not paid: nothing is sent before that.</summary>
public sealed record RestNotPaid(OrderNumber Order, Money Rest, bool IsAsked) : Refusal;
