using System.Diagnostics;
using Span = System.Diagnostics.Activity;

namespace ChatShop.Conversations.Turns;

/// <summary>The spans of a turn: how long each part of it took, never what was said or by whom.</summary>
/// <remarks>Nobody listens unless traces are sent somewhere: then each of these is null and costs nothing.</remarks>
internal static class Spans
{
    /// <summary>The name by which they are listened to.</summary>
    public const string Name = "ChatShop.Conversations";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Begins the turn of an activity.</summary>
    public static Span? BeginTurn(string channel, string activity) =>
        Source.StartActivity("turn")?.SetTag("chatshop.channel", channel).SetTag("chatshop.activity", activity);

    /// <summary>Begins a part of a turn.</summary>
    /// <param name="part">What is done, such as <c>understand</c>.</param>
    public static Span? Begin(string part) => Source.StartActivity(part);

    /// <summary>Begins a part of a turn that is about something.</summary>
    /// <param name="part">What is done, such as <c>flow</c>.</param>
    /// <param name="about">A name of ours, such as that of the flow: never a word of the person.</param>
    public static Span? Begin(string part, string about) => Source.HasListeners() ? Source.StartActivity($"{part} {about}") : null;
}
