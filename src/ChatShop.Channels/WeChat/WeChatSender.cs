using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.WeChat;

/// <summary>Says something to a person by customer-service messages, as long as WeChat lets us.</summary>
internal sealed class WeChatSender(WeChatApi api, Windows windows, Media media, ILogger<WeChatSender> logger)
{
    /// <summary>Sends messages in order, and no more after one that did not arrive.</summary>
    public async Task<Outcome> SayAsync(string openId, IEnumerable<Missive> missives, CancellationToken cancellation)
    {
        var isFirst = true;
        foreach (var missive in missives)
        {
            var outcome = await TryAsync(openId, missive, cancellation);
            if (outcome.Reach != Reach.Arrived)
            {
                logger.LogWarning("A message did not reach a person on WeChat: {Why}", outcome.Why);
                // What was begun is not sent from its beginning again.
                return isFirst || outcome.Reach == Reach.Left ? outcome : Outcome.WhenTheyWrite(outcome.Why!);
            }
            isFirst = false;
        }
        return Outcome.Arrived;
    }

    /// <summary>A call that breaks off has an unknown outcome, and a message is not harmless twice: so it is not sent again here.</summary>
    private async Task<Outcome> TryAsync(string openId, Missive missive, CancellationToken cancellation)
    {
        if (!api.CanCall)
            return Outcome.WhenTheyWrite("WeChat's AppId or AppSecret is not set, so only answers within 5 seconds reach people.");
        if (!await windows.TakeAsync(openId))
            return Outcome.WhenTheyWrite("This person has not written within 48 hours, or as much was said as WeChat allows until they do.");
        try
        {
            var fault = await api.SendAsync(openId, await WireAsync(missive, cancellation), cancellation);
            if (fault.ClosesWindow)
                await windows.CloseAsync(openId);
            return fault.ToOutcome();
        }
        catch (WeChatRefusedException refused)
        {
            return refused.Fault.ToOutcome();
        }
        catch (Exception broken) when (broken is HttpRequestException or JsonException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return Outcome.Of(broken, "WeChat's API");
        }
    }

    private async Task<object> WireAsync(Missive missive, CancellationToken cancellation) => missive switch
    {
        Words { Choices.Count: > 0 } words => new { msgtype = "msgmenu", msgmenu = new { head_content = words.Text, list = words.Choices.Select((content, i) => new { id = $"{i + 1}", content }), tail_content = "" } },
        Card card => new { msgtype = "news", news = new { articles = new[] { new { title = card.Title, description = card.Description, url = card.Url, picurl = card.PictureUrl } } } },
        Picture picture when await media.IdOfAsync(picture.Address, cancellation) is { } id => new { msgtype = "image", image = new { media_id = id } },
        Picture picture => Text(picture.Address),
        Words words => Text(words.Text),
        _ => throw new NotSupportedException(missive.GetType().Name),
    };

    private static object Text(string content) => new { msgtype = "text", text = new { content } };
}
