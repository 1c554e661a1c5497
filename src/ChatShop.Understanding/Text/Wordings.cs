namespace ChatShop.Understanding.Text;

/// <summary>Words of the shop that are said in dialect or typed with wrong signs, in the common form: 几多 is 多少, 取销 is 取消.</summary>
/// <remarks>
/// The lists are <c>wordings.txt</c> and <c>sounds.txt</c>. A common form is as long as the other, so that places in the
/// text stay the same. Plain loops and arrays: what is built here, the first message waits for.
/// </remarks>
internal static class Wordings
{
    private const char First = '\u4e00';
    private const char Last = '\u9fff';

    /// <summary>For each sign the number of its sound, where a listed word has it; else 0.</summary>
    private static readonly byte[] Sounds = ReadSounds();

    private static readonly List<string> Kept = [];

    /// <summary>By the first sign: what is said otherwise.</summary>
    private static readonly Wording?[] Others = new Wording?[Last - First + 1];

    /// <summary>By the first sign's sound: what is meant by wrong signs too.</summary>
    private static readonly Wording?[] Sounding = new Wording?[byte.MaxValue + 1];

    static Wordings()
    {
        foreach (var line in Embedded.Lines("Text.wordings.txt"))
            Read(line.Split(' '));
    }

    /// <summary>Puts the common form in the place of every other one.</summary>
    /// <param name="plain">The signs of a plain text; changed in place.</param>
    public static void MakeCommon(Span<char> plain)
    {
        for (var at = 0; at < plain.Length; at++)
        {
            if (plain[at] is >= First and <= Last)
            {
                if ((Said(plain[at..]) ?? Mistyped(plain[at..])) is not { } common)
                    continue;
                common.CopyTo(plain[at..]);
                at += common.Length - 1;
            }
            else if (Signs.IsLatin(plain[at]))
            {
                var length = LengthOfWord(plain[at..]);
                if (Letters.Meant(plain.Slice(at, length)) is { } word && word.Length == length)
                    word.CopyTo(plain[at..]);
                at += length - 1;
            }
        }
    }

    /// <summary>How many letters a word goes on for.</summary>
    public static int LengthOfWord(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && Signs.IsLatin(rest[length]))
            length++;
        return length;
    }

    private static void Read(string[] words)
    {
        var common = words[0].TrimStart('=');
        for (var i = 1; i < words.Length; i++)
            if (words[0] == "but")
                Kept.Add(words[i]);
            else
                Others[words[i][0] - First] = new(words[i], common, Others[words[i][0] - First]);
        if (common != words[0])
            Sounding[SoundOf(common[0])] = new(common, common, Sounding[SoundOf(common[0])]);
    }

    private static string? Said(ReadOnlySpan<char> rest)
    {
        for (var wording = Others[rest[0] - First]; wording is not null; wording = wording.Next)
            if (rest.StartsWith(wording.Other, StringComparison.Ordinal))
                return wording.Common;
        return null;
    }

    private static string? Mistyped(ReadOnlySpan<char> rest)
    {
        var sound = SoundOf(rest[0]);
        for (var wording = sound == 0 ? null : Sounding[sound]; wording is not null; wording = wording.Next)
            if (SoundsLike(rest, wording.Common) && !StartsWithKept(rest))
                return wording.Common;
        return null;
    }

    private static bool SoundsLike(ReadOnlySpan<char> rest, string word)
    {
        if (rest.Length < word.Length)
            return false;
        for (var at = 1; at < word.Length; at++)
            if (SoundOf(rest[at]) != SoundOf(word[at]))
                return false;
        return true;
    }

    private static bool StartsWithKept(ReadOnlySpan<char> rest)
    {
        foreach (var kept in Kept)
            if (rest.StartsWith(kept, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static byte SoundOf(char sign) => sign is >= First and <= Last ? Sounds[sign - First] : (byte)0;

    private static byte[] ReadSounds()
    {
        var sounds = new byte[Last - First + 1];
        var number = (byte)0;
        foreach (var line in Embedded.Lines("Text.sounds.txt"))
        {
            number++;
            for (var at = line.IndexOf(' ', StringComparison.Ordinal) + 1; at < line.Length; at++)
                sounds[line[at] - First] = number;
        }
        return sounds;
    }

    /// <summary>A word and its common form; the next one under the same sign.</summary>
    private sealed record Wording(string Other, string Common, Wording? Next);
}
