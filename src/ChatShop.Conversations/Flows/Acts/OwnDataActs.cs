using ChatShop.Trade.People;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Forgets the person, and what they and the shop said in their chats.</summary>
internal sealed class ForgetPersonAct : IAct
{
    public string Name => nameof(ForgetPerson);

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var chats = (await talk.PersonAsync()).Contacts;
        var result = await talk.ActAsync(new ForgetPerson(talk.Me));
        if (result.Fact is null)
            return Done.Of(result);
        foreach (var chat in chats)
            await talk.Counter.Log.ForgetAsync(chat.Channel, chat.Conversation);
        var session = talk.Session;
        session.Shown.Clear();
        session.ToDo.Clear();
        (session.LastDone, session.Supposed, session.SupposedWords, session.Photos) = (null, null, null, null);
        talk.Profile.Basket.Clear();
        return Done.Of(result);
    }
}

/// <summary>Gives the address of a page with everything that is known of the person.</summary>
internal sealed class ShowOwnData : IAct
{
    /// <summary>Where the page is.</summary>
    private const string Page = "/me";

    public string Name => nameof(ShowOwnData);

    public Task<Done> RunAsync(Talk talk, FilledSlots slots) => Task.FromResult(new Done("done", new Dictionary<string, object?>
    {
        ["link"] = $"{talk.Counter.PublicUrl.AbsoluteUri.TrimEnd('/')}{Page}?k={talk.Counter.OwnData.Make(talk.Me)}",
    }));
}
