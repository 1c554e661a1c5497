namespace ChatShop.Server.Consoles.SignIns;

/// <summary>Words of last resort, as ASP.NET Core Identity makes them: twice five signs in capitals, a line between.</summary>
internal static class LastResort
{
    private const int Half = 5;

    /// <summary>Such a word, however somebody typed it off a sheet of paper.</summary>
    /// <param name="typed">Its letters and digits.</param>
    public static string Read(string typed)
    {
        var capitals = typed.ToUpperInvariant();
        return capitals.Length == 2 * Half ? $"{capitals[..Half]}-{capitals[Half..]}" : capitals;
    }
}
