using ChatShop.Channels.BotFramework;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.DirectLine;

/// <summary>Where a plain text leads, as a button below it: Web Chat shows an address in a plain text as mere letters.</summary>
internal static class TappableLink
{
    /// <summary>The answer with a button for the first address in it; as it is where there is none, where it shows something already, or where the network is poor.</summary>
    public static Activity Under(Activity answer)
    {
        var isAnswer = answer.Type == ActivityTypes.Message && answer.From?.Role != RoleTypes.User;
        if (!isAnswer || PoorNetwork.Is(answer) || answer.Attachments is { Count: > 0 } || ReplyText.AddressIn(answer.Text ?? "") is not { } address)
            return answer;
        var dressed = ActivityJson.Copy(answer);
        dressed.Attachments = [new HeroCard(buttons: [Cards.Opening(address)]).ToAttachment()];
        return dressed;
    }
}
