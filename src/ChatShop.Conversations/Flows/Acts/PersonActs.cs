using ChatShop.Trade.People;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Gives a code to say on another channel.</summary>
internal sealed class IssueJoinCodeAct : IAct
{
    public string Name => nameof(IssueJoinCode);

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var issued = await talk.ActAsync(new IssueJoinCode(talk.Me, talk.Said.Channel, talk.Said.User));
        talk.Profile.IsJoined = true; // From now on somebody may be the same person at any time.
        return Done.Of(issued);
    }
}

/// <summary>Becomes one with the giver of the code, at once.</summary>
internal sealed class JoinPeopleAct : IAct
{
    public string Name => nameof(JoinPeople);

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var result = await talk.ActAsync(new JoinPeople(talk.Me, slots.Code ?? "", talk.Said.Channel));
        if (result.Fact is { } joined)
            (talk.Profile.Person, talk.Profile.IsJoined) = (joined.Person.Value, true);
        return Done.Of(result);
    }
}

/// <summary>Takes this channel out of the person it was joined to.</summary>
internal sealed class LeaveJoinAct : IAct
{
    public string Name => nameof(LeaveJoin);

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var result = await talk.ActAsync(new LeaveJoin(talk.Me, talk.Said.Channel, talk.Said.User));
        if (result.Fact is { } left)
        {
            (talk.Profile.Person, talk.Profile.IsJoined) = (left.Alone.Value, left.WasFirst);
            if (!left.WasFirst)
                talk.Profile.Basket.Clear();
        }
        return Done.Of(result);
    }
}

/// <summary>Becomes an operator.</summary>
internal sealed class BecomeOperatorAct : IAct
{
    public string Name => nameof(BecomeOperator);

    public IReadOnlyList<string> Says => ["done", "how"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots) => slots.Code is { } code
        ? Done.Of(await talk.ActAsync(new BecomeOperator(talk.Me, code, talk.Said.Channel)))
        : Done.With(null, "how");
}

/// <summary>Says who somebody is to the market.</summary>
internal sealed class ShowMe : IAct
{
    public string Name => nameof(ShowMe);

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var me = await talk.PersonAsync();
        var bought = await talk.Counter.Records.OrdersByAsync(talk.Me, 1, talk.Cancellation);
        return new Done("done", new Dictionary<string, object?>
        {
            ["it"] = me,
            ["hasBought"] = bought.Count > 0,
            ["channels"] = me.Contacts.Select(contact => contact.Channel).ToList(),
            ["here"] = talk.Said.Channel,
        });
    }
}
