using System.Text.RegularExpressions;
using ChatShop.Understanding.Acts;
using ChatShop.Understanding.Goods;
using ChatShop.Understanding.Text;

namespace ChatShop.Understanding;

/// <summary>Reads a message. Pure and thread-safe: the same message always gives the same reading.</summary>
/// <remarks>
/// First what can be told without the act (numbers, places, days), then the act by the words around it, then the act's
/// slots. While the shop waits for an answer, values are an answer unless the words clearly ask for something else.
/// </remarks>
public static partial class Reader
{
    private const double Sure = 0.95;
    private const double Likely = 0.75;

    /// <summary>From here on a guess is better than asking again: there are some fifty acts to choose from.</summary>
    private const double LeastLikely = 0.2;

    /// <summary>Any words may name goods: what is taken for a search by mistake is answered with "nobody sells it".</summary>
    private const double LeastLikelySearch = 0.5;

    /// <summary>Never fails: a text that says nothing the shop can act on reads as <c>none</c>.</summary>
    public static Reading Read(Message message)
    {
        var findings = Findings.Of(message);
        var sentence = findings.Sentence;
        var locale = sentence.IsChinese ? "zh-CN" : sentence.Plain.Any(Signs.IsLatin) ? "en" : message.Locale ?? "zh-CN";

        if (ShortActs.Find(sentence.Plain, message.Expect == "confirm") is { } shortAct)
            return new Reading(locale, shortAct, Slots.None, Sure);
        if (message.Expect == "confirm" && NegatesAct().IsMatch(sentence.Plain) && sentence.Amounts.All(amount => amount.One || amount is { Kind: Amounts.AmountKind.Number, Value: 1 }) && findings.Order is null)
            return new Reading(locale, "no", Slots.None, Likely);
        var act = ActRules.Find(findings.Marked);
        if (Corrects().IsMatch(sentence.Plain) && !ActRules.IsStrong(act, findings.Marked) && AnswerReader.Read(findings, corrects: true) is { } corrected)
            return new Reading(locale, "inform", corrected, Likely);

        if (message.Expect == "confirm" && Refuses().IsMatch(sentence.Plain) && sentence.Amounts.Count == 0 && findings.Order is null)
            return new Reading(locale, "no", Slots.None, Likely);
        if (message.Expect is { } expect && !StandsAlone(act, expect, findings))
            return Answer(findings, locale, expect);
        if (act is not null)
            return new Reading(locale, act, ActReader.Read(act, findings), Sure);
        return WithoutWords(findings, locale);
    }

    /// <summary>Makes reading five times as fast from then on, at the price of half a second: for whoever reads many messages.</summary>
    /// <remarks>Readings are the same before and after it, and while it runs.</remarks>
    public static void Prepare() => ActRules.Compile();

    /// <summary>Whether an act is meant although the shop waits for an answer.</summary>
    private static bool StandsAlone(string? act, string expect, Findings findings) => act switch
    {
        null or "none" or "address.set" => false,
        "listing.create" or "order.create" or "listing.stock" or "listing.restock" or "listing.price" or "group.start" or "group.join" =>
            expect is not ("product" or "name" or "recipient" or "address") && Carried(act, findings),
        "review.write" => expect != "rating",
        "order.ship" => expect is not ("tracking" or "order" or "carrier") || (expect != "order" && findings is { Order: not null, Tracking: null, Carrier: null }),
        "shop.open" => expect != "name",
        "order.status" => expect is not ("address" or "name" or "recipient") || findings.Order is not null || Asks().IsMatch(findings.Sentence.Plain),
        "order.received" => expect is not ("name" or "recipient") || findings.Order is not null,
        "order.complain" => expect is not ("address" or "name" or "recipient") || findings.Order is not null,
        "search" => AsksPrice().IsMatch(findings.Sentence.Plain) || (expect != "name" && ActReader.Read(act, findings).Product is not null),
        _ => true,
    };

    private static bool Carried(string act, Findings findings)
    {
        var slots = ActReader.Read(act, findings);
        return slots.Product is not null || slots.Items is not null;
    }

    private static Reading Answer(Findings findings, string locale, string expect)
    {
        var plain = findings.Sentence.Plain;
        if (LaterOrJoking().IsMatch(plain) || (expect is "address" or "recipient" && Asks().IsMatch(plain)))
            return new Reading(locale, "none", Slots.None, Likely);
        return AnswerReader.Read(findings, corrects: expect == "confirm") is { } values
            ? new Reading(locale, "inform", values, Likely)
            : new Reading(locale, "none", Slots.None, 0);
    }

    /// <summary>No words ask for anything: goods with a quantity are an order, a place alone is where to send, values alone are values.</summary>
    private static Reading WithoutWords(Findings findings, string locale)
    {
        var sentence = findings.Sentence;
        var items = GoodsReader.Items(sentence, GoodsReader.Names(sentence), out _);
        if (items.Count > 0 && sentence.Amounts.Any(amount => amount.Kind == Amounts.AmountKind.Measure || (!sentence.IsChinese && amount is { Kind: Amounts.AmountKind.Number, Start: 0 })))
            return new Reading(locale, "order.create", ActReader.Read("order.create", findings), Likely);
        if (findings.Address is not null || findings.Phone is not null || findings.Recipient is not null)
            return new Reading(locale, "address.set", ActReader.Read("address.set", findings), Likely);
        if (sentence.Amounts.Count > 0 && items.Count == 0 && GoodsReader.Names(sentence).Count == 0 && AnswerReader.Read(findings, corrects: false) is { } values)
            return new Reading(locale, "inform", values, Likely);
        if (ShortActs.Mentions(sentence.Plain, "thanks"))
            return new Reading(locale, "thanks", Slots.None, Likely);
        if (ShortActs.Mentions(sentence.Plain, "greet") && sentence.Plain.Length < 20)
            return new Reading(locale, "greet", Slots.None, Likely);
        return Guess(findings, locale);
    }

    /// <summary>What the model learnt from other messages, where no rule fits.</summary>
    private static Reading Guess(Findings findings, string locale)
    {
        var (act, likelihood) = LearntActs.Guess(findings.Marked);
        if (act == "order.create" && ActReader.Read(act, findings).Items?.Any(item => item.Quantity is not null) is not true)
            act = "search"; // No quantity was said.
        return act is "none" or "inform" || likelihood < (act == "search" ? LeastLikelySearch : LeastLikely)
            ? new Reading(locale, "none", Slots.None, 0)
            : new Reading(locale, act, ActReader.Read(act, findings), Math.Min(likelihood, Likely));
    }

    [GeneratedRegex(@"^(?:嗯|哎呀?|啊|唉|,| )*(?:不对|不是.{1,12}(?:,| )?是|错了|说错|写错|搞错|弄错|打错|记错|看错|sorry|no,|oops|(?:wait|hang on|hold on),? (?:no|i mea)|no,? (?:wait|hang on)|i meant?|actually|should be|not .{1,20},)|错[了啦]|不对[, ]|应该是|说的是", RegexOptions.CultureInvariant)]
    private static partial Regex Corrects();

    [GeneratedRegex(@"等(?:一?下|会|等)|一会儿?(?:说|再)|待会|哈哈|你猜|hold on|one (?:sec|moment|minute)|wait|haha|lol|later", RegexOptions.CultureInvariant)]
    private static partial Regex LaterOrJoking();

    [GeneratedRegex(@"(?:吗|么|没|呢|\?) *$|哪(?!吒)|什么时候|啥时候|多少|怎么|咋|^(?:where|when|what|how|why|is|are|do|does|can)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Asks();

    [GeneratedRegex("^(?:嗯|呃|还是|要不|那就?|nope|nah|no|,| |\\.)*(?:先[不别莫]|别|莫|不要|don't|do not|not yet)", RegexOptions.CultureInvariant)]
    private static partial Regex NegatesAct();

    [GeneratedRegex("多少钱|几块|啥价|什么价|咋卖|怎么卖|how much|what price", RegexOptions.CultureInvariant)]
    private static partial Regex AsksPrice();

    [GeneratedRegex(@"^(?:嗯|呃|,| )*(?:不|别|莫|先[不别莫]|没|甭|冇|no\b|don't|do not|not\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Refuses();
}
