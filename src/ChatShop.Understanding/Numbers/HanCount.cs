using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Numbers;

/// <summary>A Chinese number while it is being read: 两千五 is 2500, 一百零五 is 105, 一万二 is 12000.</summary>
internal struct HanCount
{
    private const decimal Most = 1_000_000_000_000m;

    private decimal total;
    private decimal section;
    private decimal current = -1;
    private decimal last = 1;
    private bool zero;
    private bool digits;

    public HanCount()
    {
    }

    public bool IsOpen { get; private set; }

    public bool HasMultiplier => last > 1;

    public readonly bool HasValue => current >= 0 || last > 1;

    public readonly bool IsDigit => current >= 0 && !digits;

    /// <summary>Digits may stand first or behind a multiplier: 5, 1千5百.</summary>
    public readonly bool MayTakeDigits => current < 0;

    /// <summary>两 is a digit at the beginning and before 百, 千, 万; elsewhere it is the weight.</summary>
    public readonly bool MayTakeTwo(string plain, int at) =>
        current < 0 && (last == 1 && !zero || (at + 1 < plain.Length && plain[at + 1] is '百' or '千' or '万'));

    public int TakeDigits(decimal value, int length)
    {
        current = value;
        digits = true;
        return length;
    }

    public int TakeDigit(int digit, char next)
    {
        if (current >= 0)
        {
            // 两三斤, 十七八个, 三五百: two digits side by side are a range; 五一斤 is five and then one.
            if (digits || digit <= current || digit > current + 2 || digit == 0 || (digit > current + 1 && current != 3))
                return 0;
            if (!(Signs.IsHan(next) && HanNumerals.DigitOf(next) < 0))
                return 0;
            IsOpen = true;
            return next is '十' or '百' or '千' or '万' ? 2 : 1;
        }
        if (digit == 0)
        {
            if (last == 1)
                current = 0;
            zero = true;
            return 1;
        }
        current = digit;
        return 1;
    }

    public int Multiply(int multiplier)
    {
        if (current < 0 && (last > 1 && multiplier >= last || multiplier > 10 && section == 0 && total == 0))
            return 0;
        if (current >= 0 && last > 1 && multiplier >= last)
            return 0;
        section += (current < 0 ? 1 : current) * multiplier;
        (current, last, zero, digits) = (-1, multiplier, false, false);
        return 1;
    }

    public int MultiplyAll(int multiplier)
    {
        if (!HasValue || total > 0)
            return 0;
        total = Math.Min(Most, (section + Math.Max(0, current)) * multiplier);
        (section, current, last, zero, digits) = (0, -1, multiplier, false, false);
        return 1;
    }

    public int Open()
    {
        IsOpen = true;
        return 1;
    }

    public void AddDecimals(decimal value) => current += value;

    /// <summary>A last digit without its multiplier counts tenths of the one before it.</summary>
    public readonly decimal Total()
    {
        if (current < 0)
            return total + section;
        var colloquial = last >= 100 && !zero && current is > 0 and < 10 && current == decimal.Truncate(current);
        return total + section + (colloquial ? current * last / 10 : current);
    }
}
