using ChatShop.Channels;
using ChatShop.Storage;
using ChatShop.Trade;
using ChatShop.Trade.People;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace ChatShop.Server.Doors;

/// <summary>Keeps in the outbox what is promised to people: there any server finds it.</summary>
internal sealed class Promises(Outbox outbox, ITrade trade, TimeProvider clock) : IPromises
{
    /// <summary>How long the server that promised has, with all its tries.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task<long> PromiseAsync(Activity asked) =>
        await outbox.AddAsync(await WhoAsync(asked), Answer(asked, null, null), clock.GetUtcNow() + Patience, "the answer is on its way", null, CancellationToken.None);

    public Task KeptAsync(long promise) => outbox.DoneAsync(promise, CancellationToken.None);

    public async Task OweAsync(long? promise, Activity asked, string rest, Outcome missed)
    {
        var errand = Answer(asked, rest, missed.Reach is Reach.WhenTheyWrite ? missed.Why : null);
        await outbox.AddAsync(await WhoAsync(asked), errand, clock.GetUtcNow(), missed.Why ?? "", promise, CancellationToken.None);
    }

    private Task<PersonId> WhoAsync(Activity asked) => trade.MeetAsync(asked.ChannelId, asked.From.Id, asked.Conversation.Id, CancellationToken.None);

    private static BringAnswer Answer(Activity asked, string? rest, string? waits) =>
        new(asked.ChannelId, asked.Conversation.Id, JsonConvert.SerializeObject(rest is null ? Light(asked) : Named(asked)), rest, waits);

    /// <summary>A photo or recording is too heavy to be kept here: who sent it is told that it was lost, should it come to that.</summary>
    private static Activity Light(Activity asked)
    {
        var light = JsonConvert.DeserializeObject<Activity>(JsonConvert.SerializeObject(asked))!;
        foreach (var attachment in light.Attachments ?? [])
            if (attachment.ContentUrl?.StartsWith("data:", StringComparison.OrdinalIgnoreCase) == true)
                attachment.ContentUrl = null;
        return light;
    }

    /// <summary>Where the answer is known, it is enough to know what it answers.</summary>
    private static Activity Named(Activity asked) => new(asked.Type, asked.Id)
    {
        ChannelId = asked.ChannelId,
        From = asked.From,
        Recipient = asked.Recipient,
        Conversation = asked.Conversation,
    };
}
