namespace ChatShop.Payments.StripeSandbox.Paying;

/// <summary>How a card of the sandbox behaves: Stripe's test numbers, and no others.</summary>
/// <param name="LastDigits">The last four; the rest of a number is never kept.</param>
/// <param name="Decline">Why it is declined, as <c>decline_code</c>; null when it pays.</param>
/// <param name="RefundFails">Whether its refunds come back after they seemed to succeed.</param>
/// <param name="IsAvailableAtOnce">Whether its money can be moved on at once, however long other money takes.</param>
/// <param name="Dispute">Why its holder goes to the bank after paying; null when he does not.</param>
internal sealed record TestCard(
    string LastDigits, string? Decline = null, bool RefundFails = false, bool IsAvailableAtOnce = false, string? Dispute = null)
{
    private static readonly Dictionary<string, TestCard> Known = new()
    {
        ["4242424242424242"] = new("4242"),
        ["4000000000000077"] = new("0077", IsAvailableAtOnce: true),
        ["4000000000000259"] = new("0259", Dispute: "fraudulent"),
        ["4000000000002685"] = new("2685", Dispute: "product_not_received"),
        ["4000000000005126"] = new("5126", RefundFails: true),
        ["4000000000000002"] = new("0002", "generic_decline"),
        ["4000000000009995"] = new("9995", "insufficient_funds"),
        ["4000000000000069"] = new("0069", "expired_card"),
        ["4000000000000127"] = new("0127", "incorrect_cvc"),
    };

    /// <summary>Until when it says it is good; null before it was read.</summary>
    public CardExpiry? Expiry { get; init; }

    /// <summary>The card of a number as a person wrote it; null when it is no card number at all.</summary>
    /// <remarks>A number that could be somebody's real card is declined and forgotten.</remarks>
    public static TestCard? Of(string? written)
    {
        var number = Digits(written);
        if (number.Length is < 12 or > 19 || !HasCheckDigit(number))
            return null;
        return Known.GetValueOrDefault(number) ?? new TestCard(number[^4..], "test_mode_live_card");
    }

    /// <summary>Whether it looks like a security code.</summary>
    public static bool IsSecurityCode(string? written) => Digits(written).Length is 3 or 4;

    private static string Digits(string? written) =>
        new([.. (written ?? "").Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsAsciiDigit)]);

    private static bool HasCheckDigit(string number)
    {
        var sum = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var digit = number[^(i + 1)] - '0';
            var counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }
}
