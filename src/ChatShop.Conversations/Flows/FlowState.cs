using ChatShop.Conversations.Sessions;

namespace ChatShop.Conversations.Flows;

/// <summary>A flow that goes on, and how far it has come.</summary>
internal sealed record Running(Flow Flow, FlowState State);

/// <summary>How far one flow has come in one conversation.</summary>
internal sealed class FlowState
{
    /// <summary>The flow's name.</summary>
    public required string Flow { get; init; }

    /// <summary>The neighbour it is for, where a station's agent speaks; null for the one who speaks.</summary>
    public ForWhom? For { get; set; }

    /// <summary>What it has learned.</summary>
    public FilledSlots Slots { get; init; } = new();

    /// <summary>What was asked last; null before the first question.</summary>
    public Question? Asked { get; set; }

    /// <summary>Optional slots that were passed over.</summary>
    public IList<string> Skipped { get; init; } = [];
}

/// <summary>A question that waits for its answer.</summary>
/// <param name="Slot">The slot asked for, or <c>confirm</c>.</param>
/// <param name="Key">The text it was asked with.</param>
/// <param name="Options">What can be chosen by number, in the order shown; empty when nothing.</param>
internal sealed record Question(string Slot, string Key, IReadOnlyList<Option> Options)
{
    /// <summary>How often it was asked in a row, from 1.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The words that several options fit; empty when there were none.</summary>
    public string Said { get; init; } = "";
}

/// <summary>One thing that can be chosen: by its number in the list, by its name, by what it costs, by tapping.</summary>
/// <param name="Id">What chooses it.</param>
/// <param name="Name">As it is shown.</param>
/// <param name="Cost">What the least unit of its kind costs, to tell the cheap one; null where that says nothing.</param>
internal sealed record Option(string Id, string Name, decimal? Cost = null);
