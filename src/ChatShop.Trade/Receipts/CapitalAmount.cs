using System.Text;

namespace ChatShop.Trade.Receipts;

/// <summary>An amount of yuan in the capital numerals of receipts and cheques, which nobody can alter: 503.20 is 伍佰零叁元贰角整.</summary>
/// <remarks>
/// After the central bank's rules for filling in vouchers (支付结算办法, appendix 1): 整 stands behind 元 and 角, never behind 分;
/// zeros in the middle are written 零 once, zeros at the end of four digits are not written.
/// </remarks>
public static class CapitalAmount
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private const char Zero = '零';
    private static readonly string[] Places = ["", "拾", "佰", "仟"];

    /// <summary>Writes an amount; 负 stands before one that is owed the other way.</summary>
    /// <exception cref="ArgumentException">Not yuan: other money has no such numerals.</exception>
    public static string Of(Money money)
    {
        if (money.Currency != Currency.Cny)
            throw new ArgumentException($"{money.Currency} is not written in capitals.", nameof(money));

        var fen = money.Minor < 0 ? (ulong)-(money.Minor + 1) + 1 : (ulong)money.Minor;
        var sign = money.Minor < 0 ? "负" : "";
        var (yuan, rest) = Math.DivRem(fen, 100);
        var (jiao, last) = Math.DivRem((int)rest, 10);
        var whole = yuan > 0 ? Whole(yuan) + "元" : rest == 0 ? "零元" : "";
        return sign + whole + Cents(whole, jiao, last);
    }

    private static string Cents(string whole, int jiao, int fen) => (jiao, fen) switch
    {
        (0, 0) => "整",
        (_, 0) => $"{Digits[jiao]}角整",
        (0, _) => $"{(whole.Length > 0 ? "零" : "")}{Digits[fen]}分",
        _ => $"{Digits[jiao]}角{Digits[fen]}分",
    };

    /// <summary>亿 counts eight digits and 万 four: what stands before them is a number of its own.</summary>
    private static string Whole(ulong number) => number switch
    {
        >= 100_000_000 => Joined(number, 100_000_000, "亿"),
        >= 10_000 => Joined(number, 10_000, "万"),
        _ => Four((int)number),
    };

    private static string Joined(ulong number, ulong unit, string sign)
    {
        var (many, rest) = Math.DivRem(number, unit);
        var gap = rest > 0 && rest < unit / 10 ? "零" : "";
        return Whole(many) + sign + gap + (rest > 0 ? Whole(rest) : "");
    }

    private static string Four(int number)
    {
        var text = new StringBuilder();
        for (var (place, unit) = (3, 1000); unit > 0; place--, unit /= 10)
        {
            var digit = number / unit % 10;
            if (digit > 0)
                text.Append(Digits[digit]).Append(Places[place]);
            else if (text.Length > 0 && number % unit > 0 && number % unit >= unit / 10)
                text.Append(Zero);
        }
        return text.ToString();
    }
}
