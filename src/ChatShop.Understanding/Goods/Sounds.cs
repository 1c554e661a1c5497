using AnyAscii;
using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Goods;

/// <summary>How names sound: whoever types by pinyin picks the wrong sign of the right sound (红付士), or writes the sounds alone (hongfushi).</summary>
public static class Sounds
{
    /// <summary>Shorter sounds say little: li is 梨, 李 and 栗.</summary>
    private const int Shortest = 4;

    /// <summary>Signs with several readings, in the one that names of goods have.</summary>
    private static readonly Dictionary<char, string> Readings = new()
    {
        ['地'] = "di", ['茄'] = "qie", ['长'] = "chang", ['参'] = "shen", ['蛤'] = "ge", ['荠'] = "qi", ['葚'] = "shen", ['薄'] = "bo",
    };

    /// <summary>Pinyin without tones or blanks for Chinese signs; others as they are, in lower case.</summary>
    public static string Of(string name)
    {
        var plain = Writing.Of(name).Plain;
        return string.Concat(plain.Where(sign => sign != ' ').Select(Sound));
    }

    /// <summary>Whether one sounds like the other or like a part of it, and one of them is Chinese.</summary>
    public static bool Alike(string said, string name)
    {
        if (!Signs.HasHan(said) && !Signs.HasHan(name))
            return false;
        var (left, right) = (Of(said), Of(name));
        return Math.Min(left.Length, right.Length) >= Shortest
            && (left.Contains(right, StringComparison.Ordinal) || right.Contains(left, StringComparison.Ordinal));
    }

    private static string Sound(char sign) =>
        !Signs.IsHan(sign) ? sign.ToString() : Readings.GetValueOrDefault(sign) ?? sign.ToString().Transliterate().ToLowerInvariant();
}
