using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatShop.Trade;
using ChatShop.Trade.Payments;

namespace ChatShop.Payments.WeChatPay;

/// <summary>What WeChat Pay answered, its signature proven.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The object; empty where it sent none.</param>
internal sealed record Answer(int Status, JsonObject Body)
{
    private const int FirstServerError = 500;
    private const int TooManyRequests = 429;

    private static readonly string[] UnknownOutcomes = ["SYSTEM_ERROR", "SYSTEMERROR", "BANK_ERROR", "FREQUENCY_LIMITED", "RATELIMIT_EXCEED", "BIZ_ERR_NEED_RETRY"];

    /// <summary>Whether it did what was asked.</summary>
    public bool IsWell => Status is >= 200 and < 300;

    /// <summary>The error's code; empty when all is well.</summary>
    public string Code => IsWell ? "" : Body.Text("code");

    /// <summary>Whether it may have acted, or will when asked again: the same request is to be sent again.</summary>
    public bool IsUnknown => !IsWell && (Status is >= FirstServerError or TooManyRequests || Code.Length == 0 || UnknownOutcomes.Contains(Code));

    /// <summary>Whether what was asked for is not there.</summary>
    public bool IsMissing => Code is "ORDER_NOT_EXIST" or "ORDERNOTEXIST" or "RESOURCE_NOT_EXISTS" || Status == 404;

    /// <summary>Goes on when all is well.</summary>
    /// <exception cref="ProviderRefusedException">It refused: why, and what to do.</exception>
    public Answer Taken() => IsWell ? this : throw new ProviderRefusedException(Refusal);

    /// <summary>Goes on when all is well, after a question whose refusal says nothing of the money.</summary>
    /// <exception cref="ProviderUnreachableException">It refused to say.</exception>
    public Answer Told() => IsWell ? this : throw new ProviderUnreachableException(Refusal);

    /// <summary>Its refusal as a sentence.</summary>
    public string Refusal => Refusals.Sentence(Code, Body.Text("message"));
}

/// <summary>Reads objects whose fields may be missing or of another kind.</summary>
internal static class Fields
{
    /// <summary>A text; empty without.</summary>
    public static string Text(this JsonObject? from, string name) =>
        from?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    /// <summary>A whole number; 0 without.</summary>
    public static long Number(this JsonObject? from, string name) =>
        from?[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<long>(out var number) ? number : 0;

    /// <summary>An object; null without.</summary>
    public static JsonObject? Inner(this JsonObject? from, string name) => from?[name] as JsonObject;

    /// <summary>Fen as money.</summary>
    public static Money Fen(this JsonObject? from, string name) => new(from.Number(name), Currency.Cny);

    /// <summary>Money as WeChat Pay counts it.</summary>
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

    /// <summary>A moment; null without.</summary>
    public static DateTimeOffset? Moment(this JsonObject? from, string name) =>
        DateTimeOffset.TryParse(from.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;
}
