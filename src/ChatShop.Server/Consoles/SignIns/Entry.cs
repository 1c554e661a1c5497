namespace ChatShop.Server.Consoles.SignIns;

/// <summary>Where somebody goes on once they are signed in.</summary>
internal static class Entry
{
    /// <summary>The page they wanted, if it is one of the console's; else its first.</summary>
    public static string Safe(string? to) =>
        to is not null && to.StartsWith($"{ConsoleSetup.Path}/", StringComparison.Ordinal) && !to.Contains("..", StringComparison.Ordinal) && !to.Contains('\\', StringComparison.Ordinal) ? to : ConsoleSetup.Path;
}
