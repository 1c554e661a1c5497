using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ChatShop.Trade.Payments;

namespace ChatShop.Payments.WeChatPay;

/// <summary>The number of a trade at WeChat Pay (<c>out_trade_no</c>), such as <c>pay7-k3qv72ml0ssf7a8jj</c>.</summary>
/// <remarks>
/// A checkout may be paid through one of up to three trades, one for each way to pay; the number says of which checkout it
/// is and until when it can be paid, so that nothing need be remembered. The checkout's id is the number of the trade it
/// was opened with. docs/decisions/0014.
/// </remarks>
/// <param name="Checkout">What all trades of a checkout begin with: the payment, a digest of the key, the time it ends.</param>
/// <param name="First">The way to pay that the checkout was opened with.</param>
/// <param name="Way">This trade's way to pay.</param>
internal sealed partial record TradeNumber(string Checkout, PayWay First, PayWay Way)
{
    private const int DigestLetters = 8;
    private const int TimeLetters = 7;
    private const int LongestPayment = 14;
    private const string Letters = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>Our payment's id.</summary>
    public string Payment => Checkout[..^(DigestLetters + TimeLetters + 1)];

    /// <summary>When nobody can pay any more, to the second.</summary>
    public DateTimeOffset ExpiresAt => DateTimeOffset.FromUnixTimeSeconds(
        Checkout[^TimeLetters..].Aggregate(0L, (seconds, letter) => (seconds * Letters.Length) + Letters.IndexOf(letter, StringComparison.Ordinal)));

    /// <summary>The checkout's id: the number of the trade it was opened with.</summary>
    public string CheckoutId => (this with { Way = First }).ToString();

    /// <summary>The checkout's other trades, placed or not. Without an OpenID nobody pays inside WeChat.</summary>
    public IEnumerable<TradeNumber> Others => new[] { PayWay.Native, PayWay.H5 }.Where(way => way != First).Select(way => this with { Way = way });

    /// <summary>The number for a request: the same key and end, the same trade.</summary>
    /// <exception cref="ProviderRefusedException">The payment's id does not fit into a number.</exception>
    public static TradeNumber Of(CheckoutRequest request)
    {
        if (request.Payment.Length > LongestPayment || !Bare().IsMatch(request.Payment))
            throw new ProviderRefusedException($"The payment {request.Payment} does not fit into WeChat Pay's numbers of 32 characters.");
        var first = request.Payer is { Channel: "wechat", User.Length: > 0 } ? PayWay.Jsapi : PayWay.Native;
        return new TradeNumber($"{request.Payment}-{Digest(request.Key)}{Written(request.ExpiresAt)}", first, first);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static TradeNumber? Parse(string? text) => text is not null && Whole().Match(text) is { Success: true } read
        ? new TradeNumber(read.Groups[1].Value, (PayWay)read.Groups[2].Value[0], (PayWay)read.Groups[3].Value[0])
        : null;

    /// <summary>The number for something else that is made once for a key: a refund, a sharing, a return.</summary>
    /// <param name="key">The idempotency key: other characters than WeChat Pay takes become dashes.</param>
    /// <param name="about">What it is made of, so that a market which begins anew never meets its old numbers.</param>
    public static string For(string key, string about) => $"{NotTaken().Replace(key, "-")}-{Digest($"{key}\n{about}")}";

    /// <inheritdoc/>
    public override string ToString() => $"{Checkout}{(char)First}{(char)Way}";

    private static string Digest(string of) =>
        string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(of)).Take(DigestLetters).Select(letter => Letters[letter % 32]));

    private static string Written(DateTimeOffset at)
    {
        var letters = new char[TimeLetters];
        var seconds = at.ToUnixTimeSeconds();
        for (var i = TimeLetters - 1; i >= 0; i--)
            (seconds, letters[i]) = (seconds / Letters.Length, Letters[(int)(seconds % Letters.Length)]);
        return new string(letters);
    }

    [GeneratedRegex("^[0-9A-Za-z_]+$")]
    private static partial Regex Bare();

    [GeneratedRegex("^([0-9A-Za-z_]{1,14}-[0-9a-z]{15})([jn])([jnh])$")]
    private static partial Regex Whole();

    [GeneratedRegex("[^0-9A-Za-z_|*@-]")]
    private static partial Regex NotTaken();
}

/// <summary>How WeChat Pay is reached; the value is the letter in a trade's number.</summary>
internal enum PayWay
{
    /// <summary>Inside WeChat, by an OpenID.</summary>
    Jsapi = 'j',
    /// <summary>With WeChat's camera, from a QR picture.</summary>
    Native = 'n',
    /// <summary>From a phone's browser.</summary>
    H5 = 'h',
}
