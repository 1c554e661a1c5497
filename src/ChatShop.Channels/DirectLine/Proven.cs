using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace ChatShop.Channels.DirectLine;

/// <summary>Makes of what a client says an activity whose conversation and speaker are proven.</summary>
internal static class Proven
{
    private static readonly ChannelAccount Shop = new("chatshop", role: RoleTypes.Bot);

    /// <summary>Writes over everything of the address that the client wrote, and over when it was said.</summary>
    public static Activity Address(Activity activity, HttpRequest request, string conversation, string user, string id)
    {
        var clock = request.HttpContext.RequestServices.GetRequiredService<TimeProvider>();
        PoorNetwork.Note(activity, request);
        activity.Id = id;
        activity.ChannelId = ConversationId.Channel;
        activity.Conversation = new ConversationAccount(id: conversation);
        activity.From = new ChannelAccount(user, activity.From?.Name, RoleTypes.User);
        activity.Recipient = Shop;
        activity.Timestamp = clock.GetUtcNow();
        activity.ServiceUrl = $"{(Front.IsSecure(request) ? "https" : "http")}://{request.Host}{request.PathBase}/";
        return activity;
    }

    /// <summary>The activity's id: the same when a client sends the same message again.</summary>
    /// <remarks>
    /// Clients mark a message with <c>channelData.clientActivityID</c>, or give it an <c>id</c>, and keep it when they try again.
    /// Nobody's mark stands for another's message.
    /// </remarks>
    public static string IdOf(Activity activity, string conversation, string user)
    {
        var mark = (activity.ChannelData as JObject)?["clientActivityID"]?.ToString();
        if (string.IsNullOrEmpty(mark))
            mark = activity.Id;
        var part = string.IsNullOrEmpty(mark)
            ? RandomNumberGenerator.GetHexString(32, lowercase: true)
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{user}\n{mark}")).AsSpan(0, 16));
        return $"{conversation}|{part}";
    }
}
