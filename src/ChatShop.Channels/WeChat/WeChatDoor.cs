using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Channels.WeChat;

/// <summary>What happens to a request at <c>/channels/wechat</c>: who knocks, what they say, how it is answered.</summary>
/// <remarks>README.md beside this file says what the signature of a plain message is worth.</remarks>
internal sealed class WeChatDoor(WeChatSettings settings, WeChatGate gate, WeChatTurns turns, Reports reports, Media media, TimeProvider clock)
{
    private const int MostBytes = 64 * 1024;

    private readonly WeChatCipher? cipher = string.IsNullOrWhiteSpace(settings.EncodingAESKey)
        ? null
        : new WeChatCipher(settings.EncodingAESKey, settings.AppId ?? "");

    /// <summary>Shows WeChat that the address is ours.</summary>
    public IResult Verify(HttpRequest request)
    {
        var echo = request.Query["echostr"].ToString();
        return gate.Knows(request.Query) && gate.Admits(request.Query, Encoding.UTF8.GetBytes(echo))
            ? Results.Text(echo, "text/plain")
            : Refused(StatusCodes.Status403Forbidden, "The signature is not WeChat's, or too old.");
    }

    /// <summary>Takes one message or event.</summary>
    public async Task<IResult> TakeAsync(HttpRequest request)
    {
        var encrypted = request.Query["encrypt_type"] == "aes";
        if (!encrypted && settings.OnlyEncrypted)
            return Refused(StatusCodes.Status403Forbidden, "Only encrypted messages are taken.");
        if (!gate.Knows(request.Query))
            return Refused(StatusCodes.Status403Forbidden, "The signature is not WeChat's, or too old.");
        var body = await LimitedBody.ReadAsync(request, MostBytes);
        if (body is null)
            return Refused(StatusCodes.Status413PayloadTooLarge, "A message has at most 64 KB.");
        if (WeChatXml.Read(body) is not { } envelope)
            return Refused(StatusCodes.Status400BadRequest, "The body is not a message in WeChat's XML.");
        if (encrypted && (body = Opened(request.Query, envelope)) is null)
            return Refused(StatusCodes.Status403Forbidden, "The message could not be opened.");
        if ((encrypted ? WeChatXml.Read(body) : envelope) is not { } fields || WeChatMessage.OfFields(fields) is not { } message)
            return Refused(StatusCodes.Status400BadRequest, "The message lacks a field that every message has.");
        if (!gate.Admits(request.Query, body))
            return Refused(StatusCodes.Status403Forbidden, "This signature has come before with another message.");
        return await AnswerAsync(message, encrypted);
    }

    private async Task<IResult> AnswerAsync(WeChatMessage message, bool encrypted)
    {
        await reports.HearAsync(message);
        if (message.ToActivity() is not { } activity || await turns.AnswerAsync(message, activity) is not { } missive)
            return Results.Text("success", "text/plain");

        var reply = await ReplyAsync(message, missive);
        return Results.Text(encrypted ? Sealed(reply) : reply, "text/xml");
    }

    private async Task<string> ReplyAsync(WeChatMessage message, Missive missive) => missive switch
    {
        Card card => WeChatReply.News(message, card, clock.GetUtcNow()),
        Picture picture => await media.IdOfAsync(picture.Address, CancellationToken.None) is { } id
            ? WeChatReply.Image(message, id, clock.GetUtcNow())
            : WeChatReply.Text(message, picture.Address, clock.GetUtcNow()),
        Words words => WeChatReply.Text(message, settings.ChoiceLinks ? words.WithLinks : words.Text, clock.GetUtcNow()),
        _ => throw new NotSupportedException(missive.GetType().Name),
    };

    /// <summary>The message inside the envelope; null for whatever is wrong with it.</summary>
    private byte[]? Opened(IQueryCollection query, IReadOnlyDictionary<string, string> envelope)
    {
        var encrypt = envelope.GetValueOrDefault("Encrypt", "");
        return gate.Signed(query, encrypt) ? cipher?.Decrypt(encrypt) : null;
    }

    private string Sealed(string reply)
    {
        var encrypt = cipher!.Encrypt(reply);
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = RandomNumberGenerator.GetString("0123456789", 10);
        return WeChatReply.Envelope(encrypt, gate.Sign(timestamp, nonce, encrypt), timestamp, nonce);
    }

    private static IResult Refused(int status, string why) => Results.Problem(why, statusCode: status);
}
