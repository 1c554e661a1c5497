using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.Telegram;

/// <summary>Telegram: updates come in by its webhook, and all that is said goes out by its API.</summary>
internal sealed class TelegramChannel(TelegramSender sender) : IChannel
{
    /// <summary>Where the door is.</summary>
    public const string Path = "/channels/telegram";

    public string Name => TelegramUpdate.ChannelId;

    public void Open(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(Path, (HttpRequest request, TelegramDoor door) => door.TakeAsync(request)).ExcludeFromDescription();

    public async Task<Outcome> BringAsync(Activity activity, CancellationToken cancellation) =>
        long.TryParse(activity.Conversation.Id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chat)
            ? await sender.BringAsync(activity.Id, chat, TelegramPiece.Of([activity], takesButtonsAway: false), cancellation)
            : Outcome.WhenTheyWrite("The conversation is no chat of Telegram");
}
