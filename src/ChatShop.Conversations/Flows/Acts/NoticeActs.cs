using ChatShop.Trade.People;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Switches off what was named; where nothing was, all that is not about money.</summary>
internal sealed class TurnNoticesOff : IAct
{
    public string Name => nameof(TurnNoticesOff);

    public IReadOnlyList<string> Says => ["done", "all"];

    public Task<Done> RunAsync(Talk talk, FilledSlots slots) => slots.Notices == NoticeKinds.None
        ? Notices.ChooseAsync(talk, NoticeKinds.NotAboutMoney, off: true, "all")
        : Notices.ChooseAsync(talk, slots.Notices, off: true, "done");
}

/// <summary>Switches on again what was named; where nothing was, all.</summary>
internal sealed class TurnNoticesOn : IAct
{
    public string Name => nameof(TurnNoticesOn);

    public IReadOnlyList<string> Says => ["done", "all"];

    public Task<Done> RunAsync(Talk talk, FilledSlots slots) => slots.Notices == NoticeKinds.None
        ? Notices.ChooseAsync(talk, NoticeKinds.AboutMoney | NoticeKinds.NotAboutMoney, off: false, "all")
        : Notices.ChooseAsync(talk, slots.Notices, off: false, "done");
}

/// <summary>Tells what is switched off.</summary>
internal sealed class ShowNotices : IAct
{
    public string Name => nameof(ShowNotices);

    public IReadOnlyList<string> Says => ["done", "none"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var muted = (await talk.PersonAsync()).Muted;
        return Notices.Tell(talk, muted == NoticeKinds.None ? "none" : "done", muted);
    }
}

/// <summary>What people are told of notices.</summary>
internal static class Notices
{
    /// <summary>Keeps a choice.</summary>
    public static async Task<Done> ChooseAsync(Talk talk, NoticeKinds kinds, bool off, string key)
    {
        var result = await talk.ActAsync(new ChooseNotices(talk.Me, kinds, off));
        return result.Fact is null ? Done.Of(result) : Tell(talk, key, kinds);
    }

    /// <summary>A text of the flow that names these kinds, and the hours in which the shop is quiet.</summary>
    public static Done Tell(Talk talk, string key, NoticeKinds kinds) => new(key, new Dictionary<string, object?>
    {
        ["kinds"] = NoticeWords.Names(kinds),
        ["quiet"] = talk.Counter.Rules.Quiet.ToString(),
    });
}
