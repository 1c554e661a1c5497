using System.Globalization;

namespace ChatShop.Understanding.Text;

/// <summary>A message as written and, sign for sign, in the plain form that words are matched in.</summary>
/// <remarks>
/// Both strings have the same length, so a place in one is the same place in the other: plain is half width, simplified,
/// lower case, with one form of each punctuation mark; signs that say nothing (emoji, controls) are blanks.
/// </remarks>
internal sealed class Writing
{
    /// <summary>What is longer is read up to here: an order of a village fits many times.</summary>
    public const int Longest = 300;

    private Writing(string original, string plain) => (Original, Plain) = (original, plain);

    /// <summary>As the sender wrote it.</summary>
    public string Original { get; }

    /// <summary>The same, made plain.</summary>
    public string Plain { get; }

    /// <summary>Makes any text plain; lone surrogates and controls become blanks.</summary>
    public static Writing Of(string text)
    {
        var original = text.Length > Longest ? text[..Longest] : text;
        var plain = string.Create(original.Length, original, static (signs, text) =>
        {
            for (var i = 0; i < text.Length; i++)
                signs[i] = Plainly(text[i]);
            Wordings.MakeCommon(signs);
        });
        return new(original, plain);
    }

    /// <summary>What was written between two places, without blanks and marks at its ends.</summary>
    public string Slice(int start, int end)
    {
        while (start < end && IsEdge(Plain[start]))
            start++;
        while (end > start && IsEdge(Plain[end - 1]))
            end--;
        return Original[start..end];
    }

    private static bool IsEdge(char sign) => Signs.IsBlank(sign) || Signs.EndsClause(sign) || sign is '-' or '"' or '(' or ')' or '{' or '}' or '<' or '>' or '~';

    private static char Plainly(char sign)
    {
        if (sign is >= 'a' and <= 'z' or >= '0' and <= '9')
            return sign;
        if (sign is >= 'A' and <= 'Z')
            return (char)(sign | 0x20);
        if (sign < 128)
            return sign < ' ' ? (sign == '\n' ? ';' : ' ') : sign == '|' ? ',' : sign;
        if (sign is >= '\uff01' and <= '\uff5e')
            return Plainly((char)(sign - 0xfee0));
        return Marks.TryGetValue(sign, out var mark) ? mark : Cantonese.TryGetValue(sign, out var common) ? common : Letter(sign);
    }

    private static char Letter(char sign)
    {
        if (sign is >= '\u3400' and <= '\u9fff')
            return TraditionalSigns.Simplify(sign);
        return char.GetUnicodeCategory(sign) switch
        {
            UnicodeCategory.UppercaseLetter => char.ToLowerInvariant(sign),
            UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.CurrencySymbol => sign,
            UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber => sign,
            _ => ' ',
        };
    }

    /// <summary>Signs of written Cantonese, and the common ones that say the same.</summary>
    private static readonly Dictionary<char, char> Cantonese = new()
    {
        ['唔'] = '不', ['係'] = '是', ['嘅'] = '的', ['冇'] = '没', ['咗'] = '了', ['啲'] = '些', ['喺'] = '在', ['俾'] = '给', ['畀'] = '给',
        ['嚟'] = '来', ['睇'] = '看', ['噉'] = '这', ['嘢'] = '货', ['咩'] = '啥', ['乜'] = '啥', ['㗎'] = '啊', ['嗰'] = '那', ['佢'] = '他', ['攞'] = '拿', ['喇'] = '了', ['帐'] = '账',
    };

    private static readonly Dictionary<char, char> Marks = new()
    {
        ['，'] = ',', ['、'] = ',', ['。'] = '.', ['；'] = ';', ['：'] = ':', ['！'] = '!', ['？'] = '?', ['…'] = '.',
        ['“'] = '"', ['”'] = '"', ['「'] = '"', ['」'] = '"', ['『'] = '"', ['』'] = '"', ['《'] = '"', ['》'] = '"',
        ['【'] = '(', ['】'] = ')', ['（'] = '(', ['）'] = ')', ['‘'] = '\'', ['’'] = '\'', ['–'] = '-', ['—'] = '-',
        ['−'] = '-', ['～'] = '~', ['·'] = '.', ['•'] = ',', ['￥'] = '¥', ['〇'] = '零', ['　'] = ' ', ['×'] = 'x',
        ['⭐'] = '*', ['★'] = '*', ['☆'] = '*',
    };
}
