using System.Buffers;
using ChatShop.Understanding.Amounts;
using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Goods;

/// <summary>Finds the names of goods: what is left of a text between amounts, marks and the words around names.</summary>
internal static class GoodsReader
{
    private const int LongestName = 40;

    /// <summary>A name of so many Chinese signs is more likely a clause that ends in one: 下不了地折耳根.</summary>
    private const int LongName = 9;

    /// <summary>Verbs of buying and selling that stand right before how much.</summary>
    private static readonly SearchValues<char> Verbs = SearchValues.Create("订买来要称拿整卖");

    /// <summary>A piece of the text that may name goods.</summary>
    /// <param name="Text">The name as written.</param>
    /// <param name="Start">Where it begins.</param>
    /// <param name="End">Where it has ended.</param>
    /// <param name="Touches">Whether an amount or a word of buying or selling stands right beside it.</param>
    internal readonly record struct Name(string Text, int Start, int End, bool Touches);

    /// <summary>The names in order.</summary>
    public static List<Name> Names(Sentence sentence)
    {
        var plain = sentence.Plain;
        var names = new List<Name>();
        var start = 0;
        for (var at = 0; at <= plain.Length; at++)
        {
            var gap = at < plain.Length ? GapAt(sentence, at) : 1;
            if (gap == 0)
                continue;
            Add(sentence, names, start, at, IsWord(sentence, start - 1) || IsWord(sentence, at));
            at += gap - 1;
            start = at + 1;
        }
        return names;
    }

    /// <summary>The first name behind a place of the text; what stands before it is cut off.</summary>
    public static Name? Behind(Sentence sentence, IReadOnlyList<Name> names, int at)
    {
        var cut = new List<Name>();
        foreach (var name in names)
            if (name.End > at && cut.Count == 0)
                Add(sentence, cut, Math.Max(name.Start, at), name.End, name.Touches);
        return cut.Count > 0 ? cut[0] : null;
    }

    /// <summary>Goods with how much of each: an amount belongs to the name before it, else to the one behind it.</summary>
    public static List<ItemSlot> Items(Sentence sentence, IReadOnlyList<Name> names, out Measure? bare)
    {
        bare = null;
        var items = new List<(int At, ItemSlot Item)>();
        var used = new HashSet<int>();
        var amounts = sentence.Amounts.Where(amount => amount.Kind is AmountKind.Measure or AmountKind.Number || amount.Counter)
            .Where(amount => !PriceReader.IsSize(sentence.Plain, amount)).ToList();
        for (var i = 0; i < amounts.Count; i++)
        {
            var (amount, next) = (amounts[i], i + 1 < amounts.Count ? amounts[i + 1].Start : int.MaxValue);
            var before = LastIndex(names, name => name.End <= amount.Start, used);
            if (before >= 0 && i > 0 && names[before].Start < amounts[i - 1].End)
                before = -1;
            if (before >= 0 && (Parted(sentence.Plain, names[before].End, amount.Start) || (names.Count > amounts.Count && BuysBefore(sentence.Plain, names[before].End, amount.Start)))
                && names.Any(name => name.Start >= amount.End && name.Start < next && !Parted(sentence.Plain, amount.End, name.Start)))
                before = -1; // 我是老顾客，订十包米粉; 我们餐厅订十包米粉: what stands behind the verb in the same clause belongs together.
            var chosen = before >= 0 ? before : names.ToList().FindIndex(name => name.Start >= amount.End && name.Start < next);
            if (chosen >= 0 && used.Add(chosen))
                items.Add((names[chosen].Start, new ItemSlot(names[chosen].Text, Of(amount))));
            else if (chosen < 0)
                bare ??= Of(amount);
        }
        return [.. items.OrderBy(pair => pair.At).Select(pair => pair.Item)];
    }

    private static bool Parted(string plain, int start, int end) => plain.AsSpan(start, end - start).IndexOfAny(',', '.', ';') >= 0;

    private static bool BuysBefore(string plain, int start, int end) => plain.AsSpan(start, end - start).IndexOfAny(Verbs) >= 0;

    private static Measure? Of(Amount amount) => amount.Counter && amount.Value is { } value ? new Measure(value, "piece") : amount.AsMeasure();

    private static int LastIndex(IReadOnlyList<Name> names, Func<Name, bool> fits, HashSet<int> used)
    {
        for (var i = names.Count - 1; i >= 0; i--)
            if (fits(names[i]))
                return used.Contains(i) ? -1 : i;
        return -1;
    }

    /// <summary>How long a part here is that no name holds; 0 when a name may go on.</summary>
    private static int GapAt(Sentence sentence, int at)
    {
        var plain = sentence.Plain;
        if (sentence.IsTaken(at) || Signs.EndsClause(plain[at]) || plain[at] is '/' or '~' or '=' or '#' or '<' or '>' or '{' or '}')
            return 1;
        if (plain[at] == ' ' && (at == 0 || at + 1 == plain.Length || (Signs.IsHan(plain[at - 1]) || Signs.IsHan(plain[at + 1])) && !(Signs.IsLatin(plain[at - 1]) && Signs.IsHan(plain[at + 1]))))
            return 1;
        if (at > 0 && (Signs.WordAt(plain, at, "i ") || Signs.WordAt(plain, at, "we ")))
            return 1; // The butternuts I grow.
        if (Signs.WordAt(plain, at, "and") || Signs.WordAt(plain, at, "plus"))
            return plain[at] == 'a' ? 3 : 4;
        if (Verbs.Contains(plain[at]) && at + 1 < plain.Length && sentence.IsTaken(at + 1))
            return 1;
        if (GoodsWords.Gaps.LengthAt(plain, at) is > 0 and var length)
            return length;
        return plain[at] is '和' or '跟' or '同' or '与' && ((at > 0 && sentence.IsTaken(at - 1)) || (at + 1 < plain.Length && sentence.IsTaken(at + 1))) ? 1 : 0;
    }

    /// <summary>Whether what parts names here says something: no blank, no mark.</summary>
    private static bool IsWord(Sentence sentence, int at) =>
        at >= 0 && at < sentence.Plain.Length && (sentence.IsTaken(at) || !(sentence.Plain[at] == ' ' || Signs.EndsClause(sentence.Plain[at])));

    private static void Add(Sentence sentence, List<Name> names, int start, int end, bool touches)
    {
        var plain = sentence.Plain;
        Strip(plain, ref start, ref end);
        if (start >= end)
            return;
        var modifier = plain.LastIndexOf('的', end - 1, end - start);
        if (modifier > start && end - modifier > 1)
        {
            start = modifier + 1;
            Strip(plain, ref start, ref end);
        }
        if (end <= start || end - start > LongestName || (end - start == 1 && !Signs.IsHan(plain[start])))
            return;
        if (end - start >= LongName && !plain.AsSpan(start, end - start).ContainsAnyExceptInRange('\u3400', '\u9fff'))
            start = end - OtherNames.LengthAtEnd(plain.AsSpan(start, end - start));
        var text = sentence.Writing.Slice(start, end);
        if (text.Any(char.IsLetter))
            names.Add(new Name(text, start, end, touches));
    }

    private static void Strip(string plain, ref int start, ref int end)
    {
        bool changed;
        do
        {
            changed = false;
            while (start < end && plain[start] is ' ' or '-' or '\'')
                start++;
            while (end > start && plain[end - 1] is ' ' or '-' or '\'')
                end--;
            if (start < end && GoodsWords.Leads.LengthAt(plain, start, end - start) is > 0 and var lead && !GoodsWords.IsKept(plain, start))
            {
                start += lead;
                changed = true;
            }
            foreach (var word in GoodsWords.Tails)
                if (word.Length <= end - start && Signs.WordAt(plain, end - word.Length, word) && (word.Length < end - start || word.Length > 1 || Signs.IsHan(word[0]) && "吧吗呢啊呀呗嘛哦了的着".Contains(word[0])))
                {
                    end -= word.Length;
                    changed = true;
                    break;
                }
        }
        while (changed && start < end);
    }
}
