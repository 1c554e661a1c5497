using System.Text.Json.Nodes;

namespace ChatShop.Payments.StripeSandbox.Wire;

/// <summary>Ends a call with an error as Stripe words it.</summary>
/// <remarks>
/// Thrown rather than returned since it can come from deep within the reading of parameters, and nothing on the way
/// can do anything about it.
/// </remarks>
internal sealed class ApiFault(int status, string type, string message, string? code = null, string? parameter = null) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status => status;

    /// <summary>Such as <c>invalid_request_error</c>.</summary>
    public string Type => type;

    /// <summary>Such as <c>resource_missing</c>.</summary>
    public string? Code => code;

    /// <summary>The parameter at fault, such as <c>line_items[0][quantity]</c>.</summary>
    public string? Parameter => parameter;

    /// <summary>The PaymentIntent it is about, as it is; null when it is about none.</summary>
    public JsonObject? Intent { get; private init; }

    /// <summary>Whether it was decided on the merits: only then is it the answer to every call with the same key.</summary>
    public bool IsOutcome { get; private init; }

    /// <summary>A parameter that can not be taken.</summary>
    public static ApiFault Invalid(string message, string? code = null, string? parameter = null) =>
        new(400, "invalid_request_error", message, code, parameter);

    /// <summary>The call is understood, and no.</summary>
    public static ApiFault Refused(string message, string? code = null, string? parameter = null, JsonObject? intent = null) =>
        new(400, "invalid_request_error", message, code, parameter) { IsOutcome = true, Intent = intent };

    /// <summary>There is no such object.</summary>
    public static ApiFault Missing(string kind, string id, string parameter, int status = 404) =>
        new(status, "invalid_request_error", $"No such {kind}: '{id}'", "resource_missing", parameter);
}
