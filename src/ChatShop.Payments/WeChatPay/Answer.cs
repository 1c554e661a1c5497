using System.Text.Json.Nodes;
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
