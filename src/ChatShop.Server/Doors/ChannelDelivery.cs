using ChatShop.Channels;
using ChatShop.Conversations.Turns;
using ChatShop.Storage;
using Microsoft.Bot.Schema;

namespace ChatShop.Server.Doors;

/// <summary>Brings an activity out through the channel it belongs to.</summary>
internal sealed class ChannelDelivery(IEnumerable<IChannel> channels, Outbox outbox) : IDelivery
{
    private const string AnyOther = "*";

    private readonly Dictionary<string, IChannel> byName = channels.ToDictionary(channel => channel.Name);

    public async Task<NotBrought?> DeliverAsync(Activity activity, CancellationToken cancellation)
    {
        if ((byName.GetValueOrDefault(activity.ChannelId) ?? byName.GetValueOrDefault(AnyOther)) is not { } channel)
            return new NotBrought($"no channel leads out to {activity.ChannelId}");
        var outcome = await channel.BringAsync(activity, cancellation);
        return outcome.Reach == Reach.Arrived
            ? null
            : new NotBrought(outcome.Why ?? "", outcome.Reach == Reach.WhenTheyWrite, outcome.Reach == Reach.Left, outcome.After);
    }

    public IReadOnlyList<Activity> Parts(Activity asked, Activity reply) => PoorNetwork.IsBehind(asked) ? PoorNetwork.Parts(reply) : [reply];

    public async Task ShownAsync(IReadOnlyList<long> parcels)
    {
        foreach (var parcel in parcels)
            await outbox.DoneAsync(parcel, CancellationToken.None);
    }
}
