namespace ChatShop.Channels.DirectLine;

/// <summary>Who knocks, as far as it is proven.</summary>
/// <param name="Conversation">The one conversation that the token reaches; null for the secret, which reaches all.</param>
/// <param name="User">Who speaks, where the token names someone.</param>
/// <param name="Expires">When the token ends; the secret does not.</param>
internal sealed record Caller(string? Conversation, string? User, DateTimeOffset Expires)
{
    /// <summary>Users whose ids begin so are named by tokens alone: nobody can just say that they are one.</summary>
    public const string ProvenPrefix = "dl_";

    /// <summary>The one with the secret.</summary>
    public static readonly Caller Owner = new(null, null, DateTimeOffset.MaxValue);

    /// <summary>Whether this is the secret.</summary>
    public bool IsOwner => Conversation is null;

    /// <summary>Whether this caller may see and speak in it.</summary>
    public bool Reaches(string conversation) => IsOwner || Conversation == conversation;

    /// <summary>Who speaks: whom the token names, else whom the client names, else the conversation's nameless guest.</summary>
    /// <returns>Null when the client names someone whom only a token can name.</returns>
    public string? Speaker(string? claimed, string conversation)
    {
        if (User is not null)
            return User;
        if (string.IsNullOrWhiteSpace(claimed))
            return conversation;
        return IsOwner || !claimed.StartsWith(ProvenPrefix, StringComparison.Ordinal) ? claimed : null;
    }
}
