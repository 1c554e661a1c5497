namespace ChatShop.Channels;

/// <summary>What came of trying something outside once, for the operator to read.</summary>
/// <param name="IsWell">Whether it does what the shop needs of it.</param>
/// <param name="Words">What it is, or what is wrong with it; no secret stands in it.</param>
/// <param name="ToDo">What to do about it; null where nothing is to be done, or nobody knows.</param>
public sealed record Trial(bool IsWell, string Words, string? ToDo = null)
{
    /// <summary>It does what the shop needs.</summary>
    public static Trial Well(string words) => new(true, words);

    /// <summary>It does not.</summary>
    public static Trial Wrong(string words, string? toDo = null) => new(false, words, toDo);

    /// <summary>What the trials of this room call by: it follows no redirects, since that would bring secrets elsewhere.</summary>
    /// <param name="address">What its calls begin with; null where they are whole.</param>
    internal static HttpClient NewHttp(Uri? address = null) => new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        BaseAddress = address is null ? null : new Uri($"{address.AbsoluteUri.TrimEnd('/')}/"),
    };
}
