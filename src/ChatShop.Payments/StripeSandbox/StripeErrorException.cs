using System.Text.Json.Nodes;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>An error as Stripe's API answers it.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="type">Such as <c>invalid_request_error</c>.</param>
/// <param name="message">What is wrong, for the programmer.</param>
/// <param name="code">Such as <c>resource_missing</c>; null where Stripe gives none.</param>
/// <param name="param">The parameter that is wrong.</param>
internal sealed class StripeErrorException(int status, string type, string message, string? code = null, string? param = null) : Exception(message)
{
    private const string Invalid = "invalid_request_error";

    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>Whether nothing began: the same key may then be used for another try.</summary>
    public bool NothingBegan => Status is 401 or 404 or 409 or 429 || code is "parameter_missing" or "parameter_unknown" or "parameter_invalid_integer";

    public static StripeErrorException BadKey() => new(401, Invalid, "Invalid API Key provided.");

    public static StripeErrorException Missing(string kind, string id) => new(404, Invalid, $"No such {kind}: '{id}'", "resource_missing", "id");

    public static StripeErrorException Needed(string param) => new(400, Invalid, $"Missing required param: {param}.", "parameter_missing", param);

    public static StripeErrorException Unknown(string param) => new(400, Invalid, $"Received unknown parameter: {param}", "parameter_unknown", param);

    public static StripeErrorException NotWhole(string param) => new(400, Invalid, $"Invalid integer: {param}", "parameter_invalid_integer", param);

    public static StripeErrorException Wrong(string param, string message, string? code = null) => new(400, Invalid, message, code, param);

    public static StripeErrorException KeyReused() => new(400, "idempotency_error", "Keys for idempotent requests can only be used with the same parameters they were first used with.");

    public static StripeErrorException NoSuchUrl(string method, string path) => new(404, Invalid, $"Unrecognized request URL ({method}: {path}).");

    /// <summary>The body of the answer.</summary>
    public JsonObject ToJson()
    {
        var error = new JsonObject { ["type"] = type, ["message"] = Message };
        if (code is not null)
            error["code"] = code;
        if (param is not null)
            error["param"] = param;
        return new JsonObject { ["error"] = error };
    }
}
