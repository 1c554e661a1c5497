namespace ChatShop.Trade.Handovers;

/// <summary>Wants to talk to a person.</summary>
/// <param name="With">To whom; null for whoever runs the market.</param>
/// <param name="Order">About which order; null for none.</param>
/// <param name="Said">The words that asked for it.</param>
public sealed record OpenHandover(PersonId Asker, PersonId? With, OrderNumber? Order, string Said) : Command<HandoverOpened>;

/// <summary>Says something to the other one.</summary>
/// <param name="Photos">Names of photos sent along.</param>
public sealed record SpeakInHandover(PersonId From, HandoverId Handover, string Text, IReadOnlyList<string> Photos) : Command<HandoverSpoken>;

/// <summary>Ends it; <paramref name="By"/> is null when the clock does.</summary>
public sealed record CloseHandover(PersonId? By, HandoverId Handover) : Command<HandoverClosed>;

/// <summary>Does not want to hear from the other one any more.</summary>
public sealed record MuteInHandover(PersonId By, HandoverId Handover) : Command<HandoverClosed>;

/// <summary>Will hear from everybody again.</summary>
public sealed record LiftMutes(PersonId By) : Command<MutesLifted>;
