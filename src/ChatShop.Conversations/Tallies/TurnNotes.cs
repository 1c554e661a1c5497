using ChatShop.Conversations.Flows;

namespace ChatShop.Conversations.Tallies;

/// <summary>What a turn notes by the way, so that it can be counted when it is over.</summary>
internal sealed class TurnNotes
{
    /// <summary>The flows that began.</summary>
    public List<FlowState> Begun { get; } = [];

    /// <summary>The flows whose question was turned away from.</summary>
    public List<FlowState> Left { get; } = [];

    /// <summary>Whether our rules could not read the message.</summary>
    public bool IsMisheard { get; set; }

    /// <summary>Goods that were looked for and not found, or not enough of.</summary>
    public List<string> Wanted { get; } = [];

    /// <summary>Whether it was meant for another person and only carried.</summary>
    public bool IsCarried { get; set; }
}
