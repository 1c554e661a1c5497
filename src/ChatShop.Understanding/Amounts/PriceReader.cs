namespace ChatShop.Understanding.Amounts;

/// <summary>Which of a text's amounts are the price, which the stock: money with the measure beside it, and the measure that is left.</summary>
internal static class PriceReader
{
    private const string MarketCurrency = "CNY";

    /// <summary>The price, and the amounts it is made of; null when none is said.</summary>
    /// <param name="plain">The plain text.</param>
    /// <param name="amounts">Its amounts in order.</param>
    /// <param name="bareIsMoney">Whether a number without a unit is money: the shop has asked for a price.</param>
    public static (PriceSlot Price, HashSet<int> Used)? Find(string plain, IReadOnlyList<Amount> amounts, bool bareIsMoney)
    {
        bareIsMoney = bareIsMoney && !amounts.Any(amount => amount.Kind == AmountKind.Money);
        for (var i = 0; i < amounts.Count; i++)
        {
            var amount = amounts[i];
            if (amount.Value is not { } value || !(amount.Kind == AmountKind.Money || IsBarePrice(plain, amounts, i, bareIsMoney)))
                continue;
            var currency = amount.Kind == AmountKind.Money ? amount.Unit : MarketCurrency;
            var per = Per(plain, amounts, i);
            return (new PriceSlot(value, currency, per is { } at ? amounts[at].AsMeasure() : null), per is { } used ? [i, used] : [i]);
        }
        return null;
    }

    /// <summary>The first quantity of goods that is no part of the price and no size.</summary>
    public static int? Stock(string plain, IReadOnlyList<Amount> amounts, IReadOnlySet<int> used)
    {
        foreach (var one in (bool[])[false, true])
            for (var i = 0; i < amounts.Count; i++)
                if (!used.Contains(i) && amounts[i] is { Kind: AmountKind.Measure, Value: not null } && amounts[i].One == one && !IsSize(plain, amounts[i]) && !HoldsSize(plain, amounts, i)
                    && !IsPricedByTheSame(plain, amounts, used, i))
                    return i;
        for (var i = 0; i < amounts.Count; i++)
            if (!used.Contains(i) && amounts[i] is { Kind: AmountKind.Number, Value: not null })
                return i;
        return null;
    }

    /// <summary>一斤装的, 每箱10斤: how much one holds.</summary>
    public static bool IsSize(string plain, Amount amount) =>
        (amount.End < plain.Length && plain[amount.End] is '装') || (plain[amount.Start] is '每' && amount.Value != 1m)
        || (amount.Start > 1 && amount.One && plain[amount.Start - 1] == '每');

    /// <summary>每箱10斤, 一箱10斤, in two amounts.</summary>
    private static bool HoldsSize(string plain, IReadOnlyList<Amount> amounts, int i) =>
        i > 0 && amounts[i - 1] is { Kind: AmountKind.Measure, One: true } one && amounts[i].Unit != one.Unit && (plain[one.Start] == '每' || amounts[i].Unit is "jin" or "liang" or "kg" or "g" or "lb" or "oz" or "l" or "ml") && one.End == amounts[i].Start;

    /// <summary>一袋50斤 一袋180块: the first bag only says how large one is.</summary>
    private static bool IsPricedByTheSame(string plain, IReadOnlyList<Amount> amounts, IReadOnlySet<int> used, int i) =>
        amounts[i].One && i + 1 < amounts.Count && HoldsSize(plain, amounts, i + 1) && used.Any(at => amounts[at] is { Kind: AmountKind.Measure, One: true } per && per.Unit == amounts[i].Unit);

    /// <summary>45一斤, 二十二一个, 一斤三百八: a number right beside one unit.</summary>
    private static bool IsBarePrice(string plain, IReadOnlyList<Amount> amounts, int i, bool bareIsMoney) =>
        amounts[i].Kind == AmountKind.Number && (bareIsMoney || (i > 0 && amounts[i - 1] is { Kind: AmountKind.Measure, One: true } && amounts[i - 1].End == amounts[i].Start) || (i + 1 < amounts.Count && amounts[i + 1] is { Kind: AmountKind.Measure, One: true } && Adjoin(plain, amounts[i], amounts[i + 1])));

    private static int? Per(string plain, IReadOnlyList<Amount> amounts, int i)
    {
        if (i + 1 < amounts.Count && amounts[i + 1] is { Kind: AmountKind.Measure, Value: > 0 } after && Adjoin(plain, amounts[i], after)
            && (after.One || after.Start == amounts[i].End || Between(plain, amounts[i].End, after.Start).Trim() is "for" or "per" or "/"))
            return i + 1;
        if (i > 0 && amounts[i - 1] is { Kind: AmountKind.Measure, Value: > 0 } before && Adjoin(plain, before, amounts[i])
            && (before.One || before.Value <= 12m))
            return i - 1;
        if (i > 0 && amounts[i - 1] is { Kind: AmountKind.Number, Value: > 0 } count && Between(plain, count.End, amounts[i].Start).Trim() == "for")
            return i - 1; // 6 for £2
        return null;
    }

    private static bool Adjoin(string plain, Amount left, Amount right)
    {
        var between = Between(plain, left.End, right.Start).Trim();
        return between is "" or "/" or "for" or "per" or "at" or "钱" or "卖" or "就" or "=" or "a";
    }

    private static string Between(string plain, int start, int end) => start < end ? plain[start..end] : "";
}
