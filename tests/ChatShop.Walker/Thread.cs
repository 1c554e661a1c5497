namespace ChatShop.Walker;

/// <summary>What one message was and what was answered.</summary>
internal sealed record Exchange(string Id, string Text, Uri? Photo, IReadOnlyList<string> Answers);

/// <summary>One conversation as its person remembers it.</summary>
internal sealed class Thread(string name)
{
    private const int Remembered = 15;

    private readonly List<Exchange> exchanges = [];

    public string Name => name;

    /// <summary>The last exchanges, oldest first.</summary>
    public IReadOnlyList<Exchange> Exchanges => exchanges;

    /// <summary>What the shop has just asked for; null when it asked nothing that a walker can tell.</summary>
    public string? Asked { get; set; }

    /// <summary>Whether a person may have taken over: then the shop may be silent until the thread is closed.</summary>
    public bool IsHandedOver { get; set; }

    /// <summary>Remembers one more.</summary>
    public void Remember(Exchange exchange)
    {
        exchanges.Add(exchange);
        if (exchanges.Count > Remembered)
            exchanges.RemoveAt(0);
    }

    /// <summary>The last exchanges as they are printed.</summary>
    public override string ToString() => string.Join('\n', exchanges.SelectMany(it =>
        it.Answers.Select(answer => $"     <  {answer.Replace("\n", "\n     |  ", StringComparison.Ordinal)}").Prepend($"{name} >  {Short(it.Text)}{(it.Photo is null ? "" : " [photo]")}   ({it.Id})")));

    private static string Short(string text) => text.Length > 300 ? $"{text[..300]}… ({text.Length} signs)" : text;
}
