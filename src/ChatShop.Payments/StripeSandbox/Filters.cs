using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>What a call for a list asks for.</summary>
internal static class Filters
{
    private static readonly (string Name, string Comparison)[] Bounds = [("gt", ">"), ("gte", ">="), ("lt", "<"), ("lte", "<=")];

    /// <summary>Its conditions.</summary>
    /// <param name="given">The call's parameters.</param>
    /// <param name="fields">Fields that can be filtered by; <c>types</c> and <c>delivery_success</c> are those of events.</param>
    public static IReadOnlyList<Condition> Of(Parameters given, ReadOnlySpan<string> fields)
    {
        var conditions = new List<Condition>();
        foreach (var field in fields)
            if (field == "types" && given.Texts(field) is { Count: > 0 } types)
                conditions.Add(new Condition("type", "in", Shapes.Write(Shapes.ListOf(types))));
            else if (given.Text(field) is { } wanted)
                conditions.Add(field == "delivery_success"
                    ? new Condition("pending_webhooks", wanted == "true" ? "=" : ">", 0L)
                    : new Condition(field, "=", wanted));

        if (given.Integer("created") is { } moment)
            conditions.Add(new Condition("created", "=", moment));
        foreach (var (name, comparison) in Bounds)
            if (given.Within("created").Integer(name) is { } bound)
                conditions.Add(new Condition("created", comparison, bound));
        return conditions;
    }
}
