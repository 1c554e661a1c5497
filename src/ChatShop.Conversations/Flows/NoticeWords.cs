using System.Text.Json;
using ChatShop.Trade.People;

namespace ChatShop.Conversations.Flows;

/// <summary>The kinds of notices as people call them: lists of <c>words.yaml</c> and names in <c>formats.yaml</c>.</summary>
internal static class NoticeWords
{
    private static readonly IReadOnlyList<NoticeKinds> Kinds = [.. Enum.GetValues<NoticeKinds>().Where(kind => System.Numerics.BitOperations.IsPow2((int)kind))];

    /// <summary>A slot for each kind, filled when it is heard.</summary>
    public static IEnumerable<Slot> Slots => Kinds.Select(kind =>
        new Slot($"notices.{Name(kind)}", null, it => it.Notices.HasFlag(kind), it => it.Notices &= ~kind) { Hear = it => it.Notices |= kind });

    /// <summary>Kinds one by one, as texts name them.</summary>
    public static IReadOnlyList<string> Names(NoticeKinds kinds) => [.. Kinds.Where(kind => kinds.HasFlag(kind)).Select(Name)];

    private static string Name(NoticeKinds kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
