namespace ChatShop.Conversations.Flows.Pictures;

/// <summary>Bars beside each other, each for a time.</summary>
/// <param name="Title">What they show.</param>
/// <param name="Total">What they come to, as people write it.</param>
/// <param name="Bars">In the order of time; one at least.</param>
public sealed record Chart(string Title, string Total, IReadOnlyList<Bar> Bars);

/// <summary>One bar.</summary>
/// <param name="Label">Its time, in few letters.</param>
/// <param name="Amount">How high it is.</param>
public sealed record Bar(string Label, decimal Amount);
