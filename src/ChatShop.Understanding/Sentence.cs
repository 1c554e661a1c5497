using ChatShop.Understanding.Amounts;
using ChatShop.Understanding.Text;

namespace ChatShop.Understanding;

/// <summary>A message while it is being read: its signs, and which of them were understood already.</summary>
internal sealed class Sentence
{
    private readonly bool[] taken;

    public Sentence(Message message)
    {
        Message = message;
        Writing = Writing.Of(message.Text);
        IsChinese = Signs.HasHan(Writing.Plain);
        taken = new bool[Plain.Length];
    }

    public Message Message { get; }

    public Writing Writing { get; }

    /// <summary>The plain text; see <see cref="Text.Writing"/>.</summary>
    public string Plain => Writing.Plain;

    /// <summary>Whether any Chinese sign is in it.</summary>
    public bool IsChinese { get; }

    /// <summary>The numbers that are not part of a phone, a date, an address or an order's number.</summary>
    public IReadOnlyList<Amount> Amounts { get; private set; } = [];

    /// <summary>Keeps other readers away from a part that was understood.</summary>
    public void Take(int start, int end) => taken.AsSpan(start, end - start).Fill(true);

    public bool IsTaken(int at) => taken[at];

    /// <summary>Finds the amounts in what is left, and keeps them from the names of goods.</summary>
    public void TakeAmounts()
    {
        Amounts = AmountScanner.Find(Plain, IsTaken);
        foreach (var amount in Amounts)
            Take(amount.Start, amount.End);
    }
}
