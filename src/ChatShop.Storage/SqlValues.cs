namespace ChatShop.Storage;

/// <summary>The values of a statement that is written by hand: none of them is ever part of its text.</summary>
internal sealed class SqlValues
{
    private readonly List<object> values = [];

    /// <summary>All of them, in order.</summary>
    public object[] All => [.. values];

    /// <summary>Keeps a value.</summary>
    /// <returns>What stands for it in the statement.</returns>
    public string Place(object value)
    {
        values.Add(value);
        return $"{{{values.Count - 1}}}";
    }
}
