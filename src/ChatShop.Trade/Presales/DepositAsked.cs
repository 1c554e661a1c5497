using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;

namespace ChatShop.Trade.Presales;

/// <summary>What is paid at once of goods that are sold ahead: so many percent of their price, or so much money for each of what it is the price of.</summary>
/// <param name="Percent">Of the price; null where it is a sum.</param>
/// <param name="Each">Such as 1 yuan, of goods that are 5 yuan per jin; null where it is a percent.</param>
public sealed record DepositAsked(decimal? Percent, Money? Each = null)
{
    /// <summary>The smallest deposit, in percent of the price.</summary>
    public const decimal LeastPercent = 1m;

    /// <summary>The largest: something must be left to be paid.</summary>
    public const decimal MostPercent = 90m;

    /// <summary>Why so much can not be asked; null when it can.</summary>
    public Refusal? Refuse(Price price)
    {
        var isFine = (Percent, Each) switch
        {
            ({ } percent, null) => percent is >= LeastPercent and <= MostPercent && decimal.Round(percent, 2) == percent,
            (null, { } each) => each.Currency == price.Money.Currency && each.Minor >= price.Money.Minor * LeastPercent / 100m && each.Minor <= price.Money.Minor * MostPercent / 100m,
            _ => false,
        };
        return isFine ? null : new DepositOutOfRange(LeastPercent, MostPercent);
    }

    /// <summary>What is paid at once of goods that cost so much: rounded to the smallest unit, and never all of it, whatever became of the price since.</summary>
    public Money Of(OrderLine line)
    {
        var asked = Percent is { } percent ? line.Total.Percent(percent) : new Price(Each!.Value, line.Price.Per).For(line.Quantity);
        return line.Total with { Minor = Math.Clamp(asked.Minor, 1, line.Total.Minor - 1) };
    }
}

/// <summary>So large a deposit can not be asked.</summary>
public sealed record DepositOutOfRange(decimal Least, decimal Most) : Refusal;
