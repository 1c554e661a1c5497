using System.Text.RegularExpressions;
using ChatShop.Understanding.Amounts;
using ChatShop.Understanding.Goods;

namespace ChatShop.Understanding.Acts;

/// <summary>Fills the slots of an act from what was found.</summary>
internal static partial class ActReader
{
    /// <summary>The values of an act.</summary>
    public static Slots Read(string intent, Findings findings)
    {
        var carries = ActSlots.Of(intent);
        var slots = new Slots
        {
            Order = carries.HasFlag(Carries.Order) ? findings.Order : null,
            Carrier = carries.HasFlag(Carries.Shipment) ? findings.Carrier : null,
            Tracking = carries.HasFlag(Carries.Shipment) ? findings.Tracking : null,
            Address = carries.HasFlag(Carries.Place) ? findings.Address : null,
            Phone = carries.HasFlag(Carries.Place) ? findings.Phone : null,
            Recipient = carries.HasFlag(Carries.Place) ? findings.Recipient : null,
            Date = carries.HasFlag(Carries.Date) ? findings.Date : null,
            Rating = carries.HasFlag(Carries.Rating) ? Rating(findings) : null,
            Amount = carries.HasFlag(Carries.Amount) ? Sum(findings, bareIsMoney: true) : null,
            Language = carries.HasFlag(Carries.Language) ? Language(findings.Sentence.Plain) : null,
            Name = carries.HasFlag(Carries.Name) ? ShopName(findings.Sentence) : null,
        };
        slots = WithGoods(slots, carries, findings);
        return intent == "listing.stock" && findings.Sentence.Amounts.All(amount => amount.One) && Gone().IsMatch(findings.Marked)
            ? slots with { Stock = new Measure(0, "piece", UnitSaid: false) }
            : slots;
    }

    /// <summary>A sum of money that is no price.</summary>
    public static AmountSlot? Sum(Findings findings, bool bareIsMoney)
    {
        foreach (var amount in findings.Sentence.Amounts)
            if (amount is { Kind: AmountKind.Money, Value: { } value })
                return new AmountSlot(value, amount.Unit);
        foreach (var amount in bareIsMoney ? findings.Sentence.Amounts : [])
            if (amount is { Kind: AmountKind.Number, Value: { } value })
                return new AmountSlot(value, "CNY");
        return null;
    }

    /// <summary>Stars or points from 1 to 5.</summary>
    public static int? Rating(Findings findings)
    {
        foreach (var amount in findings.Sentence.Amounts)
            if (amount is { Kind: AmountKind.Points, Value: >= 1 and <= 5 and var value } && value == decimal.Truncate(value))
                return (int)value;
        return null;
    }

    private static Slots WithGoods(Slots slots, Carries carries, Findings findings)
    {
        var sentence = findings.Sentence;
        if (carries.HasFlag(Carries.Price) || carries.HasFlag(Carries.Stock))
            slots = WithPrice(slots, carries, findings);
        var names = GoodsReader.Names(sentence);
        if (carries.HasFlag(Carries.Items))
        {
            var items = GoodsReader.Items(sentence, names, out var bare);
            if (items.Count == 0 && bare is null && !carries.HasFlag(Carries.Quantity))
                items = [.. names.Take(1).Select(name => new ItemSlot(name.Text, null))];
            return slots with { Items = items.Count > 0 ? items : null, Quantity = carries.HasFlag(Carries.Quantity) || (items.Count == 0 && carries.HasFlag(Carries.Place)) ? bare : null };
        }
        if (!carries.HasFlag(Carries.Product) || slots.Order is not null || names.Count == 0)
            return slots;
        var wish = Wish().Match(sentence.Plain); // 屋里来客了 想买腊肉: what is wanted stands behind the wish.
        var named = wish.Success && GoodsReader.Behind(sentence, names, wish.Index + wish.Length) is { } wished ? wished : !carries.HasFlag(Carries.Price) && names.Find(name => name.Touches) is { Text: not null } beside ? beside : names[0];
        return slots with { Product = named.Text };
    }

    private static Slots WithPrice(Slots slots, Carries carries, Findings findings)
    {
        var sentence = findings.Sentence;
        var found = carries.HasFlag(Carries.Price) && !ByHowMuch().IsMatch(findings.Marked)
            ? PriceReader.Find(sentence.Plain, sentence.Amounts, bareIsMoney: carries == (Carries.Product | Carries.Price))
            : null;
        if (found is var (price, _))
            slots = slots with { Price = price };
        if (!(carries.HasFlag(Carries.Stock) || carries.HasFlag(Carries.Quantity)) || PriceReader.Stock(sentence.Plain, sentence.Amounts, found?.Used ?? []) is not { } at)
            return slots;
        var measure = sentence.Amounts[at].AsMeasure();
        return carries.HasFlag(Carries.Stock) ? slots with { Stock = measure } : slots with { Quantity = measure };
    }

    private static string Language(string plain) => Asked().Match(plain) is { Success: true } asked ? LanguageOf(asked.Groups[1].Value) : LanguageOf(plain);

    private static string LanguageOf(string plain) =>
        English().Match(plain) is { Success: true } english && !(Chinese().Match(plain) is { Success: true } chinese && chinese.Index < english.Index) ? "en" : "zh-CN";

    private static string? ShopName(Sentence sentence) =>
        NameOf(sentence.Plain) is { Success: true } called && sentence.Writing.Slice(called.Groups[1].Index, called.Groups[1].Index + called.Groups[1].Length) is { Length: > 0 } name
            ? name
            : null;

    /// <summary>店名就叫…, where it is said; else the last 叫: 儿子叫我来开店，叫….</summary>
    private static Match NameOf(string plain) => Called().Match(plain) is { Success: true } called ? called : JustCalled().Match(plain);

    [GeneratedRegex(@"(?:[叫]做?)(?!我|你|人|他|她)([^,;.!?叫]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex JustCalled();

    [GeneratedRegex(@"(?:名字就?叫做?|名字就?是|名叫|取名叫?|起名叫?|店名[用叫是:]|店名就[用叫是]做?|名称[是叫]?|叫做|called|named|call it|name is|name it|name:)[ :""]*([^,;.!?]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Called();

    [GeneratedRegex("(?:成|说|讲|用|换|改|to|in|speak)[^,]{0,3}?(中文|汉语|普通话|国语|英文|英语|english|chinese|mandarin)", RegexOptions.CultureInvariant)]
    private static partial Regex Asked();

    [GeneratedRegex("有没有(?=[一-鿿])|想给[^,]{1,4}买|想买(?!给)|要买(?!给)|想要点|(?:种|产|养|酿|榨|晒|腌|做)的(?=[一-鿿])|想卖|要卖(?=[一-鿿])|帮我上架|do you have(?: any)?|have you got(?: any)?|got any|is there any|looking for|want to (?:buy|sell)", RegexOptions.CultureInvariant)]
    private static partial Regex Wish();

    [GeneratedRegex("英文|英语|english", RegexOptions.CultureInvariant)]
    private static partial Regex English();

    [GeneratedRegex("中文|汉语|普通话|国语|chinese|mandarin", RegexOptions.CultureInvariant)]
    private static partial Regex Chinese();

    [GeneratedRegex("卖出去|卖没|卖完|卖光|售罄|没货|断货|没了|没得|没有了|不剩|抢光|sold out|out of|none left|all gone", RegexOptions.CultureInvariant)]
    private static partial Regex Gone();

    /// <summary>By so much, not to so much: the new price is not said.</summary>
    [GeneratedRegex("(?:便宜|涨|降|加|减|贵)了?(?:个)?M(?!.{0,3}U)|by M", RegexOptions.CultureInvariant)]
    private static partial Regex ByHowMuch();
}
