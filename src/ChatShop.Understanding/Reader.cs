namespace ChatShop.Understanding;

/// <summary>Reads a message. Pure and thread-safe: the same message always gives the same reading.</summary>
public static class Reader
{
    /// <summary>Never fails: a text that says nothing the shop can act on reads as <c>none</c>.</summary>
    public static Reading Read(Message message) => new(message.Locale ?? "zh-CN", Intents.None, Slots.None, 0);
}

/// <summary>The intents a reading can have.</summary>
public static class Intents
{
    /// <summary>Nothing the shop can act on.</summary>
    public const string None = "none";
}
