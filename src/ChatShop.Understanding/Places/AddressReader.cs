using System.Buffers;
using System.Text.RegularExpressions;
using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Places;

/// <summary>Finds where goods go and to whom.</summary>
internal static partial class AddressReader
{
    /// <summary>A part of the text.</summary>
    internal readonly record struct Part(string Text, int Start, int End);

    /// <summary>The address; behind a word that says "to", or by the words that places end in.</summary>
    /// <param name="sentence">What is read.</param>
    /// <param name="likely">Whether a place is likely: it was asked for, or a name or telephone stands beside it.</param>
    public static Part? Address(Sentence sentence, bool likely)
    {
        var plain = sentence.Plain;
        if (To().Match(plain) is { Success: true } to && Cut(sentence, to.Index + to.Length) is { } behind)
        {
            sentence.Take(to.Index + to.Length - 1, to.Index + to.Length);
            return behind;
        }
        if ((sentence.Message.Expect == "address" || StreetAbroad().IsMatch(plain)) && !sentence.IsChinese && Postcode().IsMatch(plain) && Untaken(sentence) is { } abroad)
            return abroad;
        if (!likely && !Exact().IsMatch(plain))
            return null;
        if (sentence.IsChinese && !plain.AsSpan().ContainsAny(PlaceSigns))
            return null;
        var left = string.Create(plain.Length, sentence, static (signs, sentence) =>
        {
            for (var i = 0; i < signs.Length; i++)
                signs[i] = sentence.IsTaken(i) ? ';' : sentence.Plain[i];
        });
        var place = sentence.IsChinese ? Place().Match(left) : Street().Match(left);
        return place.Success ? Of(sentence, place.Index, place.Index + place.Length) : null;
    }

    /// <summary>The one who receives: before 收, behind 收件人, or a short name beside a phone.</summary>
    public static Part? Recipient(Sentence sentence, bool besidePhone)
    {
        var plain = sentence.Plain;
        foreach (var form in besidePhone || PlacedFor().IsMatch(plain) ? (Regex[])[Labelled(), Receives(), ForWhom()] : [Labelled(), Receives()])
            foreach (Match match in form.Matches(plain))
            {
                var name = match.Groups[1].Success ? match.Groups[1] : match.Groups[2];
                if (!Overlaps(sentence, name.Index, name.Index + name.Length))
                    return Of(sentence, name.Index, name.Index + name.Length);
            }
        return besidePhone ? Short(sentence) : null;
    }

    /// <summary>What is left and short enough to be a name: 冯娟, 田嫂, Mary Jones.</summary>
    private static Part? Short(Sentence sentence)
    {
        foreach (Match match in (sentence.IsChinese ? HanName() : LatinName()).Matches(sentence.Plain))
            if (!Overlaps(sentence, match.Index, match.Index + match.Length) && IsBesideTaken(sentence, match.Index, match.Index + match.Length))
                return Of(sentence, match.Index, match.Index + match.Length);
        return null;
    }

    /// <summary>The whole of what is said, up to a telephone or a name: Via Roma 12, 20121 Milano MI, Italia.</summary>
    private static Part? Untaken(Sentence sentence)
    {
        var plain = sentence.Plain;
        var start = 0;
        while (start < plain.Length && (sentence.IsTaken(start) || plain[start] is ' ' or ',' or '.'))
            start++;
        var end = start;
        while (end < plain.Length && !sentence.IsTaken(end))
            end++;
        while (end > start && plain[end - 1] is ' ' or ',' or '.' or '+')
            end--;
        return end - start < 2 ? null : Of(sentence, start, end);
    }

    private static Part? Cut(Sentence sentence, int start)
    {
        var plain = sentence.Plain;
        start = Signs.SkipBlanks(plain, start);
        var end = start;
        while (end < plain.Length && !sentence.IsTaken(end))
        {
            if ((plain[end] == ' ' && Signs.WordAt(plain, end + 1, "instead")) || (end > start && (Label().IsMatch(plain, end) || When().IsMatch(plain, end))))
                break;
            if (plain[end] is ';' or '。' || (plain[end] == ',' && !GoesOn(sentence, end + 1)) || (plain[end] == '.' && !IsShortened(plain, end) && (end + 1 >= plain.Length || plain[end + 1] == ' '))
                || (plain[end] == '.' && sentence.IsChinese)
                || (plain[end] == ' ' && sentence.IsChinese && end + 1 < plain.Length && !GoesOn(sentence, end + 1)))
                break;
            end++;
        }
        var text = sentence.Writing.Slice(start, end);
        return text.Length < 2 ? null : new Part(Tail().Replace(text, ""), start, end);
    }

    /// <summary>Co. Clare, Mt. Eden: the point ends a shortened word, not the place.</summary>
    private static bool IsShortened(string plain, int at) => at + 2 < plain.Length && at > 2 && (plain[at - 3] is ' ' or ',') && Signs.IsLatin(plain[at - 1]) && Signs.IsLatin(plain[at + 2]);

    /// <summary>Whether what follows a comma or blank is still part of a place.</summary>
    private static bool GoesOn(Sentence sentence, int at)
    {
        var plain = sentence.Plain;
        var end = plain.AsSpan(at).TrimStart(' ').IndexOfAny(',', ';') is >= 0 and var comma ? at + comma : plain.Length;
        while (end > at && sentence.IsTaken(end - 1))
            end--;
        var rest = plain[at..end].Trim();
        var isAbroad = !rest.Any(Signs.IsHan) && plain.AsSpan(0, at).TrimEnd(" ,") is [.., var last] && !Signs.IsHan(last);
        return sentence.IsChinese && !isAbroad ? PlaceEnd().IsMatch(rest) && !NoPlace().IsMatch(rest) : rest.Length > 0 && !sentence.IsTaken(at) && !NoPlace().IsMatch(rest);
    }

    /// <summary>Whether only blanks and marks lie between a part and the telephone, which alone is taken so far.</summary>
    private static bool IsBesideTaken(Sentence sentence, int start, int end)
    {
        var plain = sentence.Plain;
        while (start > 0 && !sentence.IsTaken(start - 1) && plain[start - 1] is ' ' or ',' or '.' or ':' or '(')
            start--;
        while (end < plain.Length && !sentence.IsTaken(end) && plain[end] is ' ' or ',' or '.' or ':' or '(')
            end++;
        return (start > 0 && sentence.IsTaken(start - 1)) || (end < plain.Length && sentence.IsTaken(end));
    }

    private static Part Of(Sentence sentence, int start, int end) => new(sentence.Writing.Slice(start, end), start, end);

    private static bool Overlaps(Sentence sentence, int start, int end)
    {
        for (var at = start; at < end; at++)
            if (sentence.IsTaken(at))
                return true;
        return false;
    }

    private const string Ends = "村|组|社|屯|寨|庄|镇|乡|县|区|市|省|州|街|路|巷|弄|号|栋|楼|单元|室|门|小区|花园|广场|大厦|学校|小学|中学|医院|超市|卖部|商店|政府|大队|车站|柜|驿站|院|坝|坪|湾|沟|营|店";

    [GeneratedRegex(@"(?:改送到|改寄到|送到|寄到|发到|(?:送|寄|发)[^,.;到]{1,20}到|(?:改送|送|寄|(?<![解开])放(?!到购))(?=[一-鿿0-9]{0,14}(?:村|镇|乡|路|街|巷|店|部|室|组|院|楼|站|校|口|柜|号))|送往|寄往|送去|(?<![解开])放在(?=[一-鿿0-9]{0,14}(?:村|镇|乡|路|街|巷|店|部|室|组|院|楼|站|校|口|柜|号))|寄去|地址改到|地址改成|改送到|改寄到|收货改到|收货地址是?(?![改换错写])|改地址[ ,:]*(?:改成|改为|改到|换成)?|地址改为|换个地址[ ,]*(?:送到?|寄到?)?|地址换成|地址(?:错了?|不对|写错了?)[,: ]*(?:应该)?(?:是|改成|改为|换成)?[:,]?|地址是|地址[:,]?(?![改换错不])|放到(?!购物)|(?:deliver(?:ed)?|ship|send|bring)(?: it| them| order [a-z0-9]+| [0-9a-z ]{3,40})? to (?=[a-z0-9])(?!me\b|the buyer|my)|delivered to |(?:drop|leave|deliver|bring)[a-z ]{0,20} at (?=[0-9])|address is |\baddress (?=[0-9])|address: ?|my address is )", RegexOptions.CultureInvariant)]
    private static partial Regex To();

    /// <summary>One of these is in every Chinese place.</summary>
    private static readonly SearchValues<char> PlaceSigns = SearchValues.Create("省市县区镇乡村屯寨街路巷园");

    [GeneratedRegex(@"[一-鿿][一-鿿0-9a-z -]{0,30}(?:省|市|县|区|镇|乡|村|屯|寨|街道|小区|花园|路|街|巷)[一-鿿0-9a-z -]{0,30}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"[一-鿿](?:村|镇|乡|街道|小区|花园|县|区)[^,;]{0,12}[0-9一二三四五六七八九十]+(?:组|号|栋|楼|室|单元|社)|(?:省|市|县)[^,;]{1,12}(?:县|区|镇|乡|村)|(?:^|\b(?:is|at|to|for) )\d+[a-z]? [a-z' ]{2,40}?(?:street|st|road|rd|lane|ln|avenue|ave|drive|way|court|row|close)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Exact();

    [GeneratedRegex(@"\d+[a-z]? [a-z' ]{2,40}?(?:street|st|road|rd|lane|ln|avenue|ave|drive|dr|way|court|close|village|farm|row|view|hill|park|place|square)\b[a-z0-9', ]{0,40}", RegexOptions.CultureInvariant)]
    private static partial Regex Street();

    /// <summary>A street as it is called in other languages: Via Roma, rue de Rivoli, Calle Mayor, Hauptstr. 5.</summary>
    [GeneratedRegex(@"^(?:via|viale|piazza|piazzale|corso|largo|vicolo|rue|boulevard|quai|calle|avenida|plaza|rua|praça)\b|\b[a-zäöü]+(?:straße|strasse|str\.|weg|platz|gasse|allee) \d", RegexOptions.CultureInvariant)]
    private static partial Regex StreetAbroad();

    /// <summary>A part with a postcode in it, behind or before another part.</summary>
    [GeneratedRegex(@",[^,]*\b(?:[0-9]{4,6}|[a-z]{1,2}[0-9][0-9a-z]? ?[0-9][a-z]{2}|[a-z][0-9][0-9w] ?[a-z0-9]{4}|[a-z][0-9][a-z] ?[0-9][a-z][0-9])\b|\b(?:[a-z]{2} [0-9]{5}|[0-9]{4,6} [a-z]{3,})[^,]*,", RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"\G(?:我的|我)?(?:收货人|收件人|联系人|电话|手机|联系电话)")]
    private static partial Regex Label();

    /// <summary>A day behind a place: 14 Fore Street on Friday.</summary>
    [GeneratedRegex(@"\G (?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day|on the \d|tomorrow|today|tonight|next week|this week|by (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", RegexOptions.CultureInvariant)]
    private static partial Regex When();

    [GeneratedRegex("电话|手机|收件|收货|联系|姓名|名字|(?:收|签收)$|^(?:its|it's|recipient|receiver|phone|tel|mobile|call|name|my|please|thanks|thank|for|and|to|by)\\b", RegexOptions.CultureInvariant)]
    private static partial Regex NoPlace();

    [GeneratedRegex($"(?:{Ends}|[0-9]+)")]
    private static partial Regex PlaceEnd();

    [GeneratedRegex(@"(?:收件人|收货人|联系人|我叫(?!一下|个|你)|叫我|名字写|名字叫|名字|姓名|recipient|receiver|name)(?:不对)?[ ,]*(?:改成|改为|是|叫|写|is)?[ :]*([一-鿿]{2,4}?(?=电话|手机|号码|[^一-鿿]|$)|[a-z]+(?: [a-z]+)?(?![一-鿿a-z]))", RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"(?:(?<=[0-9一二三四五六七八九十](?:组|号|室|楼|栋|社|队|单元))([一-鿿]{2,4}?)(?:收货?|签收)|(?<![0-9一二三四五六七八九十])([一-鿿]{2,4})(?<!确认)(?:收货?|签收))(?=电话|手机|号码|联系|[^一-鿿]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Receives();

    [GeneratedRegex(@"(?:for|attn:?|c/o) ((?!me\b|us\b|the\b|my\b|a\b)[a-z]+(?: [a-z]+)?)(?=[,.]| phone| tel|$)", RegexOptions.CultureInvariant)]
    private static partial Regex ForWhom();

    /// <summary>Behind a street a name follows: 9 Canal Walk, for Priya.</summary>
    [GeneratedRegex(@"\d+[a-z]? [a-z' ]{2,40}, ?(?:it'?s )?for [a-z]", RegexOptions.CultureInvariant)]
    private static partial Regex PlacedFor();

    [GeneratedRegex(@"(?<![一-鿿])(?!我|号码|联系|打|就)(?![一-鿿]{0,2}(?:电话|手机|号码|改|换|收))[一-鿿]{2,4}(?![一-鿿])", RegexOptions.CultureInvariant)]
    private static partial Regex HanName();

    [GeneratedRegex(@"\b(?!ph\b|phone|call|my|the|and|mobile|tel|to|number|use|on|me|as|is|at|it|please|order|deliver)[a-z]{2,}(?: [a-z]{2,})?\b", RegexOptions.CultureInvariant)]
    private static partial Regex LatinName();

    [GeneratedRegex(@"(?:吧|呗|哈|啊|哦|谢谢|就行|就好| please| thanks)+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Tail();
}
