namespace ChatShop.Trade.Messages;

/// <summary>Says what a message means that the shop could not read.</summary>
/// <param name="Operator">Who says so.</param>
/// <param name="Message">Which one.</param>
/// <param name="Reading">What it means.</param>
public sealed record MarkMisheard(PersonId Operator, long Message, RightReading Reading) : Command<MisheardMarked>;

/// <summary>It is marked.</summary>
public sealed record MisheardMarked(long Message, RightReading Reading) : Fact;

/// <summary>There is no such message any more: they are kept for a while only.</summary>
public sealed record NoSuchMessage(long Message) : Refusal;
