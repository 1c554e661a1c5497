namespace ChatShop.Payments.StripeSandbox;

/// <summary>Stripe's test cards, and what each of them does.</summary>
internal static class TestCards
{
    private static readonly Dictionary<string, string> Declined = new()
    {
        ["4000000000000002"] = "generic_decline",
        ["4000000000009995"] = "insufficient_funds",
        ["4000000000000069"] = "expired_card",
        ["4000000000000127"] = "incorrect_cvc",
    };

    /// <summary>Why a card is declined; null when it pays. Real numbers are never taken.</summary>
    public static string? Refusal(string number, string expiry, string cvc)
    {
        if (Declined.TryGetValue(number, out var code))
            return code;
        if (number.Length is < 13 or > 19 || !IsNumber(number) || !number.StartsWith('4') && !number.StartsWith('5'))
            return "incorrect_number";
        if (number is not ("4242424242424242" or "4000000000000077" or "4000000000000259" or "4000000000005126" or "5555555555554444"))
            return "test_mode_live_card";
        if (expiry.Count(char.IsAsciiDigit) is not (3 or 4 or 6))
            return "invalid_expiry";
        return cvc.Trim().Length is 3 or 4 && cvc.Trim().All(char.IsAsciiDigit) ? null : "invalid_cvc";
    }

    /// <summary>Luhn's check digit (ISO/IEC 7812-1).</summary>
    private static bool IsNumber(string number)
    {
        var sum = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var digit = number[^(i + 1)] - '0';
            sum += i % 2 == 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
        }
        return sum % 10 == 0;
    }
}
