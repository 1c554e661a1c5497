using ChatShop.Channels;
using ChatShop.Conversations.Turns;
using Microsoft.Bot.Schema;

namespace ChatShop.Server.Doors;

/// <summary>Brings an activity out through the door it belongs to.</summary>
internal sealed class ChannelDelivery(IEnumerable<IPush> pushes) : IDelivery
{
    private const string AnyOther = "*";

    private readonly Dictionary<string, IPush> byChannel = pushes.ToDictionary(push => push.Channel);

    public Task<string?> DeliverAsync(Activity activity, CancellationToken cancellation) =>
        (byChannel.GetValueOrDefault(activity.ChannelId) ?? byChannel.GetValueOrDefault(AnyOther)) is { } push
            ? push.PushAsync(activity, cancellation)
            : Task.FromResult<string?>($"no door leads out to {activity.ChannelId}");
}
