using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.Sms;

/// <summary>SMS: messages come in by the gateway's web hook, and go out in its response or by its API.</summary>
internal sealed class SmsChannel(SmsSender sender, SmsWording wording) : IChannel
{
    public string Name => SmsMessage.ChannelId;

    public void Open(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/channels/sms", (HttpRequest request, SmsDoor door) => door.TakeAsync(request)).ExcludeFromDescription();

    public async Task<Outcome> BringAsync(Activity activity, CancellationToken cancellation)
    {
        var person = activity.Recipient?.Id ?? activity.Conversation.Id;
        return await sender.SayAsync(person, await wording.BringAsync(person, activity), cancellation);
    }
}
