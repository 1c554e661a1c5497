namespace ChatShop.Trade;

/// <summary>Why not. Its type's name is the key of the text that says it; it carries what that text needs.</summary>
public abstract record Refusal;

/// <summary>A fact, or the refusal that stands in its place.</summary>
public sealed class Result<T> where T : class
{
    private Result(T? fact, Refusal? refusal) => (Fact, Refusal) = (fact, refusal);

    /// <summary>What is now true; null when refused.</summary>
    public T? Fact { get; }

    /// <summary>Why not; null when done.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Done.</summary>
    public static implicit operator Result<T>(T fact) => new(fact, null);

    /// <summary>Refused.</summary>
    public static implicit operator Result<T>(Refusal refusal) => new(null, refusal);
}
