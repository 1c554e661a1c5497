namespace ChatShop.Payments.StripeSandbox.Store;

/// <summary>What listed objects have to fulfill.</summary>
/// <param name="Field">A field at the top of the object; ours to name, never a caller's.</param>
/// <param name="Comparison">Such as <c>=</c> or <c>&gt;=</c>; <c>IS</c> compares with null too, <c>in</c> compares with the members of a JSON list.</param>
/// <param name="Value">What it is compared with.</param>
internal sealed record Condition(string Field, string Comparison, object? Value)
{
    /// <summary>It as a part of a query, with the name of the query's parameter.</summary>
    public string Sql(string parameter) => Comparison == "in"
        ? $" AND json_extract(json, '$.{Field}') IN (SELECT value FROM json_each({parameter}))"
        : $" AND json_extract(json, '$.{Field}') {Comparison} {parameter}";
}
