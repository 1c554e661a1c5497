namespace ChatShop.Trade.People;

/// <summary>Brings somebody an answer that did not go out with the request that asked for it.</summary>
/// <param name="Channel">Where they asked.</param>
/// <param name="Conversation">In which thread.</param>
/// <param name="Asked">What they asked, as it came in: taken again, it is answered as it was then.</param>
/// <param name="Rest">What is still to be said of the answer; null for all of it.</param>
/// <param name="Waits">Why it can not be brought before they write; null when it can.</param>
public sealed record BringAnswer(string Channel, string Conversation, string Asked, string? Rest = null, string? Waits = null) : Errand;
