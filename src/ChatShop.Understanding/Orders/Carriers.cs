using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Orders;

/// <summary>Who carries parcels.</summary>
internal static class Carriers
{
    private static readonly string[] Names = [.. Embedded.Lines("Orders.carriers.txt").SelectMany(line => line.Split(' '))
        .Select(name => name.Replace('_', ' ')).OrderByDescending(name => name.Length)];

    private static readonly string[] Kinds = [" express", " logistics", "快递", "速运", "速递", "快运", "物流", "快件"];

    /// <summary>The carrier named first, with 快递 or 速运 where it is said; its place in the text.</summary>
    public static (int Start, int End)? Find(string plain)
    {
        (int Start, int End)? first = null;
        foreach (var name in Names)
            for (var at = plain.IndexOf(name, StringComparison.Ordinal); at >= 0 && at < (first?.Start ?? int.MaxValue); at = plain.IndexOf(name, at + 1, StringComparison.Ordinal))
                if (Signs.WordAt(plain, at, name) && !(at + name.Length < plain.Length && Signs.IsDigit(plain[at + name.Length]) && Signs.IsLatin(name[^1])))
                {
                    first = (at, at + name.Length);
                    break;
                }
        if (first is not var (start, end))
            return null;
        return (start, end + (Signs.OneAt(plain, end, Kinds)?.Length ?? 0));
    }
}
