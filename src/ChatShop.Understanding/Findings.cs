using System.Text.RegularExpressions;
using ChatShop.Understanding.Orders;
using ChatShop.Understanding.Places;
using ChatShop.Understanding.Text;
using ChatShop.Understanding.Times;

namespace ChatShop.Understanding;

/// <summary>What can be told from a message without knowing what it asks for: numbers, places, days, who and how much.</summary>
internal sealed partial class Findings
{
    private const int LeastTracking = 9;
    private readonly List<(int Start, int End, char Mark)> marks = [];

    private Findings(Sentence sentence) => Sentence = sentence;

    public Sentence Sentence { get; }

    public string? Phone { get; private set; }

    public string? Address { get; private set; }

    public string? Recipient { get; private set; }

    public string? Order { get; private set; }

    public string? Tracking { get; private set; }

    public string? Carrier { get; private set; }

    /// <summary>The first day or period that is known, as ISO 8601 writes it; null when none is.</summary>
    public string? Date { get; private set; }

    /// <summary>The plain text in which each finding is one mark; see <c>acts.txt</c>.</summary>
    public string Marked { get; private set; } = "";

    /// <summary>Reads a message as far as it can be read without its act.</summary>
    public static Findings Of(Message message)
    {
        var findings = new Findings(new Sentence(message));
        var expect = message.Expect;
        if (expect == "tracking")
            findings.TakeTracking(least: 6);
        findings.TakePhone(expect == "phone");
        findings.TakeShipment();
        findings.TakePlace(expect is "address" or "recipient");
        if (expect is not ("address" or "recipient" or "name" or "phone"))
            findings.TakeDates();
        findings.TakeOrder(expect == "order");
        findings.Sentence.TakeAmounts();
        findings.Mark();
        return findings;
    }

    private void Take(int start, int end, char mark)
    {
        Sentence.Take(start, end);
        marks.Add((start, end, mark));
    }

    private void TakePhone(bool anyDigits)
    {
        if (PhoneReader.Find(Sentence.Plain, anyDigits) is not { } found || Sentence.IsTaken(found.Start))
            return;
        Phone = found.Phone;
        Take(found.Start, found.End, 'T');
    }

    private void TakeTracking(int least)
    {
        if ((OrderReader.TrackingBehind(Sentence, Carriers.Find(Sentence.Plain)?.End) ?? OrderReader.Tracking(Sentence, least)) is not { } found)
            return;
        Tracking = found.Code;
        Take(found.Start, found.End, 'K');
    }

    private void TakeShipment()
    {
        if (Tracking is null && (Ships().IsMatch(Sentence.Plain) || Carriers.Find(Sentence.Plain) is not null))
            TakeTracking(LeastTracking);
        if ((Tracking is null && Sentence.Message.Expect is not ("tracking" or "carrier") && !Ships().IsMatch(Sentence.Plain)) || Carriers.Find(Sentence.Plain) is not var (start, end) || Sentence.IsTaken(start))
            return;
        Carrier = Sentence.Writing.Slice(start, end);
        Take(start, end, 'C');
    }

    private void TakePlace(bool asked)
    {
        if (AddressReader.Recipient(Sentence, besidePhone: Phone is not null) is { } recipient)
        {
            Recipient = recipient.Text;
            Take(recipient.Start, recipient.End, 'R');
        }
        if (AddressReader.Address(Sentence, asked || Phone is not null || Recipient is not null) is not { } address)
            return;
        Address = address.Text;
        Take(address.Start, address.End, 'A');
    }

    private void TakeDates()
    {
        foreach (var date in DateReader.Find(Sentence, Reports().IsMatch(Sentence.Plain)))
        {
            Date ??= date.ToIso();
            Take(date.Start, date.End, 'D');
        }
    }

    private void TakeOrder(bool asked)
    {
        var found = OrderReader.Named(Sentence) ?? OrderReader.Lettered(Sentence)
            ?? (asked ? OrderReader.Bare(Sentence, 1) : OfOrders().IsMatch(Sentence.Plain) ? OrderReader.Bare(Sentence, 3) : null);
        if (found is not { } order)
            return;
        Order = order.Code;
        Take(order.Start, order.End, 'O');
    }

    private void Mark()
    {
        foreach (var amount in Sentence.Amounts)
            marks.Add((amount.Start, amount.End, amount.Kind switch
            {
                Amounts.AmountKind.Money => 'M',
                Amounts.AmountKind.Measure => amount.One ? 'U' : 'Q',
                Amounts.AmountKind.Points => 'S',
                Amounts.AmountKind.Number => 'N',
                _ => 'Z',
            }));
        var text = new System.Text.StringBuilder(Sentence.Plain.Length);
        var at = 0;
        foreach (var (start, end, mark) in marks.OrderBy(mark => mark.Start))
        {
            if (start < at)
                continue;
            text.Append(Sentence.Plain, at, start - at).Append(mark);
            if (Sentence.Plain.AsSpan(start, end - start).Contains(" more ", StringComparison.Ordinal))
                text.Append(" more");
            at = end;
        }
        text.Append(Sentence.Plain, at, Sentence.Plain.Length - at);
        Marked = Spelt(text.ToString());
    }

    /// <summary>With words that lack a letter or have one too many put right; in the plain text they would move what stands behind them.</summary>
    private static string Spelt(string marked)
    {
        for (var at = 0; at < marked.Length; at++)
        {
            var length = Wordings.LengthOfWord(marked.AsSpan(at));
            if (Letters.Meant(marked.AsSpan(at, length)) is { } meant)
                (marked, length) = (string.Concat(marked.AsSpan(0, at), meant, marked.AsSpan(at + length)), meant.Length);
            at += length;
        }
        return marked;
    }

    [GeneratedRegex("发|寄|单号|快递|物流|tracking|ship|sent|went out|posted|dispatch", RegexOptions.CultureInvariant)]
    private static partial Regex Ships();

    [GeneratedRegex("卖了|卖出|销售|营业额|流水|生意|赚了|sales|how much|how many|\\bsold\\b|earned|\\bmade\\b", RegexOptions.CultureInvariant)]
    private static partial Regex Reports();

    [GeneratedRegex("发货|发了|已发|发的|发走|寄|收到|拿到|到了|到哪|取消|撤|退|拒|不接|接不了|做不了|评|改|换|推|再买|溯源|催|单|烂|坏|酸|少了|星|摘|采|产地|哪|\\bstars?\\b|picked|ship|cancel|refund|arriv|where|review|receiv|order|deliver|reject", RegexOptions.CultureInvariant)]
    private static partial Regex OfOrders();
}
