using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatShop.Payments.Pages;

namespace ChatShop.Payments.StripeSandbox.Wire;

/// <summary>Stripe's objects with every field they have: what is not set is null and is sent as null.</summary>
internal static class Shapes
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An object of a kind, such as <c>refund</c>, as it is before anything is known of it.</summary>
    public static JsonObject New(string kind, string id)
    {
        var shape = (JsonObject)JsonNode.Parse(Resources.Bytes($"StripeSandbox/Shapes/{kind}.json"))!;
        shape["id"] = id;
        return shape;
    }

    /// <summary>A new id such as <c>re_3kT…</c>.</summary>
    public static string Id(string prefix, int length = 24) =>
        prefix + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", length);

    /// <summary>As others see it: names that begin with an underscore are the sandbox's own.</summary>
    public static JsonObject Public(JsonObject whole)
    {
        var seen = (JsonObject)whole.DeepClone();
        foreach (var own in seen.Select(pair => pair.Key).Where(name => name.StartsWith('_')).ToList())
            seen.Remove(own);
        return seen;
    }

    /// <summary>As it goes over the wire.</summary>
    public static string Write(JsonNode node) => node.ToJsonString(AsWritten);

    /// <summary>A text field; null when it is null.</summary>
    public static string? Text(this JsonObject whole, string name) => whole[name]?.GetValue<string>();

    /// <summary>A number field; 0 when it is null.</summary>
    public static long Number(this JsonObject whole, string name) => whole[name]?.GetValue<long>() ?? 0;

    /// <summary>Whether something is so; false when it is null.</summary>
    public static bool Flag(this JsonObject whole, string name) => whole[name]?.GetValue<bool>() == true;

    /// <summary>An object that every object of its kind has.</summary>
    public static JsonObject Part(this JsonObject whole, string name) => (JsonObject)whole[name]!;

    /// <summary>A list of texts.</summary>
    public static JsonArray ListOf(IEnumerable<string> texts) => [.. texts.Select(each => (JsonNode?)JsonValue.Create(each))];

    /// <summary>Texts out of a list.</summary>
    public static IReadOnlyList<string> Texts(this JsonObject whole, string name) =>
        [.. (whole[name] as JsonArray ?? []).Select(each => each!.GetValue<string>())];
}
