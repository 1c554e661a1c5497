using System.Globalization;

namespace ChatShop.Payments.StripeSandbox.Paying;

/// <summary>The last month a card is good for.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Year">Four digits.</param>
internal sealed record CardExpiry(int Month, int Year)
{
    /// <summary>Reads what stands on a card: 04/30, 4 / 2030, 0430; null when it is something else.</summary>
    public static CardExpiry? Parse(string? written)
    {
        var text = (written ?? "").Normalize(System.Text.NormalizationForm.FormKC);
        var parts = text.Split('/', '-').Select(Digits).Where(part => part.Length > 0).ToList();
        if (parts is [{ Length: 4 or 6 } whole])
            parts = [whole[..2], whole[2..]];
        if (parts is not [{ Length: <= 2 } month, { Length: 2 or 4 } year])
            return null;
        var expiry = new CardExpiry(Number(month), Number(year) + (year.Length == 2 ? 2000 : 0));
        return expiry.Month is >= 1 and <= 12 ? expiry : null;
    }

    /// <summary>Whether that month has passed.</summary>
    public bool IsOver(DateTimeOffset now) => (Year * 12) + Month < (now.Year * 12) + now.Month;

    private static string Digits(string part) => new([.. part.Where(char.IsAsciiDigit)]);

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
