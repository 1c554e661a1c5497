using ChatShop.Trade;
using ChatShop.Trade.Payments;

namespace ChatShop.Payments.WeChatPay;

/// <summary>Money as WeChat Pay counts it: in fen, and at least one.</summary>
internal static class FenAmounts
{
    /// <summary>How many.</summary>
    /// <param name="money">How much.</param>
    /// <param name="does">What WeChat Pay is to do with it, such as <c>shares</c>.</param>
    /// <exception cref="ProviderRefusedException">Not yuan, or nothing: WeChat Pay takes neither.</exception>
    public static long InFen(this Money money, string does) => money is { Currency: Currency.Cny, Minor: > 0 }
        ? money.Minor
        : throw new ProviderRefusedException($"WeChat Pay {does} yuan, and at least one fen.");

    /// <summary>Refuses to take what was begun before over another amount for what is asked for now.</summary>
    public static void MustBe(this Money now, long begun, string what)
    {
        if (begun != now.Minor)
            throw new ProviderRefusedException($"The same {what} was begun before over {begun} fen, and is now over {now.Minor}.");
    }
}
