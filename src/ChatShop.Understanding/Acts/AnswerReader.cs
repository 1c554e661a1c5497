using System.Text.RegularExpressions;
using ChatShop.Understanding.Amounts;
using ChatShop.Understanding.Goods;

namespace ChatShop.Understanding.Acts;

/// <summary>Reads a message that only gives values: the answer to a question, or a correction.</summary>
internal static partial class AnswerReader
{
    private const int LongestName = 40;

    /// <summary>The values said; null when none is.</summary>
    public static Slots? Read(Findings findings, bool corrects)
    {
        var expect = findings.Sentence.Message.Expect;
        var slots = expect is "name" or "recipient" && findings is { Phone: null, Address: null, Recipient: null } ? Slots.None : Values(findings, expect);
        if (slots == Slots.None && (expect is "product" or "name" or "recipient" or "address" || corrects))
            slots = Words(findings, expect, corrects);
        if (expect == "product" && slots is { Product: null } && slots != Slots.None && GoodsReader.Names(findings.Sentence) is [var said, ..])
            slots = slots with { Product = said.Text };
        return slots == Slots.None ? null : slots;
    }

    private static Slots Values(Findings findings, string? expect)
    {
        var sentence = findings.Sentence;
        var slots = new Slots
        {
            Phone = findings.Phone,
            Address = findings.Address,
            Recipient = findings.Recipient,
            Tracking = findings.Tracking,
            Carrier = expect is "tracking" or "carrier" ? findings.Carrier : null,
            Order = expect == "order" || expect is null ? findings.Order : null,
            Date = findings.Date,
            Rating = expect == "rating" ? ActReader.Rating(findings) ?? BareRating(sentence) : null,
        };
        if (slots.Rating is not null)
            return slots;
        if (expect == "amount")
            return slots with { Amount = ActReader.Sum(findings, bareIsMoney: true) };
        var amounts = Corrected(findings);
        var found = PriceReader.Find(sentence.Plain, amounts, bareIsMoney: expect == "price");
        if (found is var (price, _))
            slots = slots with { Price = price };
        if (PriceReader.Stock(sentence.Plain, amounts, found?.Used ?? []) is not { } at)
            return slots;
        return expect == "stock" ? slots with { Stock = amounts[at].AsMeasure() } : slots with { Quantity = amounts[at].AsMeasure() };
    }

    /// <summary>Not 2 kg, 3 kg: what stands behind "not" is what was wrong, and so is what stands before 不对 or "no wait".</summary>
    private static List<Amount> Corrected(Findings findings)
    {
        var sentence = findings.Sentence;
        var corrected = Corrects().Match(sentence.Plain) is { Success: true } found ? found.Index : 0;
        var wrong = sentence.Amounts.Where(amount => amount.Start < corrected || NotThis().IsMatch(sentence.Plain[..amount.Start])).ToHashSet();
        return [.. wrong.Count < sentence.Amounts.Count ? sentence.Amounts.Where(amount => !wrong.Contains(amount)) : sentence.Amounts];
    }

    private static int? BareRating(Sentence sentence) =>
        sentence.Amounts is [{ Kind: AmountKind.Number, Value: >= 1 and <= 5 and var value }] && value == decimal.Truncate(value) ? (int)value : null;

    private static Slots Words(Findings findings, string? expect, bool corrects)
    {
        var sentence = findings.Sentence;
        if (corrects && expect is "address" or "recipient" && OtherGoods(sentence) is { } other)
            return new Slots { Product = other };
        var text = Whole(sentence, expect);
        switch (expect)
        {
            case "name":
                return text is null ? Slots.None : new Slots { Name = text };
            case "address":
                return text is null ? Slots.None : new Slots { Address = text };
            case "recipient":
                if (text?.LastIndexOf(' ') is > 0 and var gap && Text.Signs.IsHan(text[^1]) && text.Length - gap - 1 is >= 2 and <= 4)
                    text = text[(gap + 1)..]; // 写俺媳妇的名 孙丽华
                return text is null ? Slots.None : new Slots { Recipient = text };
        }
        var names = GoodsReader.Names(sentence);
        var meant = names.FindAll(name => !NotThis().IsMatch(sentence.Plain[..name.Start]));
        var name = meant.Count > 0 ? meant[^1] : names.Count > 0 ? names[^1] : default;
        return name.Text is null ? Slots.None : new Slots { Product = corrects ? name.Text : names[0].Text };
    }

    /// <summary>说错了，是雪梨: goods that everybody knows are no place and no name, whatever was asked for.</summary>
    private static string? OtherGoods(Sentence sentence) =>
        GoodsReader.Names(sentence).FindLast(name => !NotThis().IsMatch(sentence.Plain[..name.Start])).Text is { } name && OtherNames.Of(name).IsWhole ? name : null;

    /// <summary>The whole message without the words around a name or a place.</summary>
    private static string? Whole(Sentence sentence, string? expect)
    {
        var plain = sentence.Plain;
        var lead = (expect == "address" ? AddressLead() : NameLead()).Match(plain);
        var tail = Tail().Match(plain, lead.Length);
        var text = sentence.Writing.Slice(lead.Length, tail.Success ? tail.Index : plain.Length);
        return text.Length is 0 or > LongestName * 3 || (expect != "address" && text.Length > LongestName) || !text.Any(char.IsLetter) ? null : text;
    }

    [GeneratedRegex(@"(?:不对|错了|说错|no,? wait|i meant?|scratch that|sorry|make (?:it|that))(?=.*\d|.*[一二三四五六七八九十两半百千])", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Corrects();

    [GeneratedRegex(@"(?:不是|\bnot|别)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex NotThis();

    [GeneratedRegex(@"^(?:嗯|呃|不对|不好意思|[写说搞弄打记]?错了|应该|sorry|i meant?|actually|那个|好|就|我的|我|放|寄|送|到|去|在|家|住|地址|收货|是|:|,| |it's|its|at|to|address|my|is)*", RegexOptions.CultureInvariant)]
    private static partial Regex AddressLead();

    [GeneratedRegex(@"^(?:嗯|呃|不对|不好意思|[写说搞弄打记]?错了|应该|sorry|i meant?|actually|那个|就|我的|我|店名|店|名字|名称|收件人|收货人|姓名|是|叫做|叫|用|写|:|,| |it's|it is|its|call it|called|my|name|shop|the|is|put it under|put it in|under|in the name of|make it|write|goes to|for)*", RegexOptions.CultureInvariant)]
    private static partial Regex NameLead();

    [GeneratedRegex(@"(?:吧|呗|哈|啊|哦|呀|就行|就好|谢谢|了| please| thanks|[.!,; ])+$", RegexOptions.CultureInvariant)]
    private static partial Regex Tail();
}
