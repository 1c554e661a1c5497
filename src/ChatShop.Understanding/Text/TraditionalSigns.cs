namespace ChatShop.Understanding.Text;

/// <summary>Which simplified sign a traditional one is matched as.</summary>
internal static class TraditionalSigns
{
    private static readonly char[] Table = Read();

    /// <summary>The simplified sign; the same one where there is no other.</summary>
    /// <param name="sign">A Chinese character.</param>
    public static char Simplify(char sign) => Table[sign - First];

    private const char First = '\u3400';
    private const char Last = '\u9fff';

    private static char[] Read()
    {
        var table = new char[Last - First + 1];
        for (var i = 0; i < table.Length; i++)
            table[i] = (char)(First + i);
        foreach (var line in Embedded.Lines("Text.traditional.txt"))
            for (var at = 0; at + 1 < line.Length; at += 3) // Two signs and a blank.
                table[line[at] - First] = line[at + 1];
        return table;
    }
}
