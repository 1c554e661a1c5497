namespace ChatShop.Understanding.Numbers;

/// <summary>A number as found in a text.</summary>
/// <param name="Value">Null for an open range, such as 两三 or "2 or 3": no value can be told.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Behind its last sign.</param>
/// <param name="ReadAloud">Digits one by one, such as 一零四九: an order's number, no count.</param>
internal readonly record struct Numeral(decimal? Value, int Start, int End, bool ReadAloud = false);
