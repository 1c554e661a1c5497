using System.IO.Hashing;
using System.Text;
using ChatShop.Conversations.Sessions;
using ChatShop.Trade;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ChatShop.Conversations.Tests.Turns;

/// <summary>Somebody in a conversation, and what another server that believes it owns that conversation does to it.</summary>
internal sealed class Speaker(TalkingShop shop, string name)
{
    private const string Channel = "test";
    private static readonly JsonSerializer AsItStands = JsonSerializer.Create(new JsonSerializerSettings { ContractResolver = SaidToHaveChanged.Whole, NullValueHandling = NullValueHandling.Ignore });
    private int messages;

    public string Thread => $"{name}-thread";

    /// <summary>Where they are told what happens elsewhere.</summary>
    public PersonTold Told => new(new PersonId(1), Channel, name, Thread, null, null, null);

    /// <summary>Writes, and hears what is answered: each reply's id and text.</summary>
    public async Task<IReadOnlyList<string>> SayAsync(string text, string? id = null)
    {
        var answers = await shop.Conversations.TakeAsync(Saying(text, id ?? $"said {++messages}"), CancellationToken.None);
        return [.. answers.Select(answer => $"{answer.Id} {answer.Text}")];
    }

    /// <summary>Begins to write: nothing is said, nothing answered.</summary>
    public async Task TypeAsync()
    {
        var typing = Saying("", $"typed {++messages}");
        typing.Type = ActivityTypes.Typing;
        Assert.Empty(await shop.Conversations.TakeAsync(typing, CancellationToken.None));
    }

    /// <summary>What the log holds, in order.</summary>
    public async Task<IReadOnlyList<string>> LogAsync() =>
        [.. (await shop.Log.ReadAsync(Channel, Thread, 0, 1000)).Select(activity => activity.Text)];

    /// <summary>Another server takes a message in this conversation and answers it.</summary>
    public async Task AnsweredElsewhereAsync(string id, string text, string answer)
    {
        var (state, session) = await SessionAsync();
        var at = session.Said;
        session.Taken.Add(new Taken(Convert.ToBase64String(XxHash128.Hash(Encoding.UTF8.GetBytes(id))), at + 1, 1));
        session.Said += 2;
        state[nameof(Session)] = JObject.FromObject(session, AsItStands);
        await shop.Storage.WriteAsync(new Dictionary<string, object>
        {
            [Key] = state.ToObject<Dictionary<string, object>>()!,
            [MessageLog.KeyOf(Channel, Thread)] = MessageLog.Entries(Channel, Thread, [Saying(text, id), Saying(answer, $"{at + 1}")], at),
        });
    }

    /// <summary>The session as it is saved now.</summary>
    public async Task<Session> SavedAsync() => (await SessionAsync()).Session;

    private async Task<(JObject State, Session Session)> SessionAsync()
    {
        var state = (await shop.Storage.ReadAsync([Key])).Values.OfType<JObject>().Single();
        return (state, state[nameof(Session)]!.ToObject<Session>(AsItStands)!);
    }

    private string Key => $"{Channel}/conversations/{Thread}";

    private Activity Saying(string text, string id) => new(ActivityTypes.Message)
    {
        Id = id,
        Text = text,
        ChannelId = Channel,
        From = new ChannelAccount(name),
        Recipient = new ChannelAccount("shop"),
        Conversation = new ConversationAccount(id: Thread),
    };
}
