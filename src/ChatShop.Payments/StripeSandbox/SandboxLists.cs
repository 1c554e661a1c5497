using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Paying;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>Lists as Stripe pages them, and what a call wants to see opened up (<c>expand</c>).</summary>
internal sealed class SandboxLists(SandboxStore store, SandboxCheckouts checkouts)
{
    /// <summary>One page of a kind of object, newest first.</summary>
    /// <param name="call">With limit, starting_after, ending_before, created and the filters.</param>
    /// <param name="kind">Which objects.</param>
    /// <param name="filters">Fields that can be filtered by.</param>
    public JsonObject Page(ApiCall call, string kind, params ReadOnlySpan<string> filters) =>
        Page(call, kind, new Condition("_account", "IS", call.Account), filters);

    /// <summary>One page of the objects that belong to another, newest first.</summary>
    /// <param name="call">With limit, starting_after, ending_before, created and the filters.</param>
    /// <param name="kind">Which objects.</param>
    /// <param name="owner">What they belong to.</param>
    /// <param name="filters">Fields that can be filtered by.</param>
    public JsonObject Page(ApiCall call, string kind, Condition owner, params ReadOnlySpan<string> filters)
    {
        call.Parameters.Allow(["limit", "starting_after", "ending_before", "created", "expand", .. filters]);
        var limit = (int)(call.Parameters.Text("limit") is null ? 10 : call.Parameters.NeededInteger("limit", 1, 100));
        var (after, before) = (Cursor(call, kind, "starting_after"), Cursor(call, kind, "ending_before"));
        var found = store.Objects.List(kind, [owner, .. Filters.Of(call.Parameters, filters)], after, before, limit + 1);
        var page = before is null ? found.Take(limit) : found.TakeLast(limit);
        return List(call.Path, page.Select(Shapes.Public), found.Count > limit);
    }

    /// <summary>A list that is whole.</summary>
    public static JsonObject List(string path, IEnumerable<JsonNode?> members, bool hasMore = false) => new()
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. members.Select(each => each?.DeepClone())]),
        ["has_more"] = hasMore,
        ["url"] = path,
    };

    /// <summary>Puts objects in the place of their ids, as the call asks.</summary>
    public JsonObject Expand(JsonObject answer, Parameters given)
    {
        foreach (var path in given.Texts("expand"))
            Expand(answer, path, path);
        return answer;
    }

    private void Expand(JsonObject at, string path, string whole)
    {
        var cut = path.IndexOf('.', StringComparison.Ordinal);
        var (name, rest) = cut < 0 ? (path, null) : (path[..cut], path[(cut + 1)..]);
        if (name == "line_items" && at.Text("object") == SandboxCheckouts.Kind)
            at[name] ??= List($"/v1/checkout/sessions/{at.Text("id")}/line_items", checkouts.Lines(at.Text("id")!));
        else if (name == "refunds" && at.Text("object") == "charge")
            at[name] ??= RefundsOf(at);
        if (!at.ContainsKey(name))
            throw ApiFault.Invalid($"This property cannot be expanded ({whole}).", null, "expand");
        if (at[name] is JsonValue value && value.TryGetValue<string>(out string? id))
            at[name] = store.Objects.Find(id) is { } found
                ? Shapes.Public(found)
                : throw ApiFault.Invalid($"This property cannot be expanded ({whole}).", null, "expand");
        if (rest is null)
            return;
        if (at[name] is JsonArray members)
            foreach (var member in members.OfType<JsonObject>())
                Expand(member, rest, whole);
        else if (at[name] is JsonObject nested)
            Expand(nested, rest, whole);
    }

    private JsonObject RefundsOf(JsonObject charge) => List(
        $"/v1/charges/{charge.Text("id")}/refunds",
        store.Objects.List(SandboxRefunds.Kind, [new Condition("charge", "=", charge.Text("id")!)], limit: 10).Select(Shapes.Public));

    private string? Cursor(ApiCall call, string kind, string name) => call.Parameters.Text(name) is not { } id ? null
        : store.Objects.Find(kind, id) is not null ? id
        : throw ApiFault.Missing(kind, id, name, status: 400);
}
