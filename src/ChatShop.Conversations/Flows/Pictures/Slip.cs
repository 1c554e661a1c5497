namespace ChatShop.Conversations.Flows.Pictures;

/// <summary>A receipt as it stands on paper: everything on it is written out already.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Facts">Numbers, times, who sold and who bought.</param>
/// <param name="Columns">What stands above the goods: name, quantity, price of one, amount.</param>
/// <param name="Lines">The goods; one line at least.</param>
/// <param name="Sums">What it comes to: the total first.</param>
/// <param name="Moves">How money came in and went back.</param>
/// <param name="Notes">What must be said beside it, whole sentences.</param>
public sealed record Slip(
    string Title, IReadOnlyList<SlipRow> Facts, SlipLine Columns, IReadOnlyList<SlipLine> Lines,
    IReadOnlyList<SlipRow> Sums, IReadOnlyList<SlipRow> Moves, IReadOnlyList<string> Notes);

/// <summary>What something is called, and what it is.</summary>
public sealed record SlipRow(string Label, string Value);

/// <summary>One line of goods.</summary>
public sealed record SlipLine(string Product, string Quantity, string Price, string Amount);
