using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.WeChat;

/// <summary>WeChat: messages come in by its server door, and go out as customer-service messages.</summary>
internal sealed class WeChatChannel(WeChatSender sender, Media media, Bell bell, Subscription subscription) : IChannel
{
    public string Name => WeChatMessage.ChannelId;

    public void Open(IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/channels/wechat", [HttpMethods.Get, HttpMethods.Post], (HttpRequest request, WeChatDoor door) =>
            HttpMethods.IsGet(request.Method) ? Task.FromResult(door.Verify(request)) : door.TakeAsync(request)).ExcludeFromDescription();

    public async Task<Outcome> BringAsync(Activity activity, CancellationToken cancellation)
    {
        var openId = activity.Recipient?.Id ?? activity.Conversation.Id;
        var outcome = await sender.SayAsync(openId, Missive.Of([activity], media.CanShow), cancellation);
        if (outcome.Reach == Reach.WhenTheyWrite && !await bell.RingAsync(openId, activity, cancellation))
            await subscription.RingAsync(openId, activity, cancellation);
        return outcome;
    }
}
