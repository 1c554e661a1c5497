using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.DirectLine;

/// <summary><c>conversations/{id}/upload</c>: a message with photos, or with something said aloud.</summary>
internal static class Upload
{
    /// <summary>All of the files together, in bytes.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    private const int MostBody = MostBytes + ActivityText.MostBytes;

    /// <summary>Keeps the photos, listens to what is spoken, and hands in the message that shows them.</summary>
    /// <remarks>A file that is neither goes in as a photo that is lost: the person hears in the chat what is wrong with it.</remarks>
    /// <param name="http">A form with a part <c>activity</c> and files, or one file alone.</param>
    /// <param name="turns">Takes the message.</param>
    /// <param name="photos">Keeps the photos.</param>
    /// <param name="ear">Listens.</param>
    /// <param name="conversation">Where it is said.</param>
    /// <param name="userId">Who says it, where neither the token nor the activity names someone.</param>
    public static async Task<IResult> TakeAsync(HttpContext http, ITurns turns, IPhotoIntake photos, ITranscriber ear, string conversation, string? userId)
    {
        if (await LimitedBody.ReadAsync(http.Request, MostBody) is not { } body)
            return await TellTooLargeAsync(http, turns, conversation, new Activity(ActivityTypes.Message) { From = new ChannelAccount(userId) });
        if (await UnpackAsync(http, body) is not var (message, files))
            return Problems.Malformed("The body is no form with an activity and files.");

        message.From ??= new ChannelAccount(userId);
        if (files.Sum(file => (long)file.Content.Length) > MostBytes)
            return await TellTooLargeAsync(http, turns, conversation, message);
        return await HandInAsync(http, turns, photos, ear, conversation, message, files);
    }

    /// <summary>Keeps the photos, listens to what is spoken, and hands in the message that shows them.</summary>
    public static async Task<IResult> HandInAsync(
        HttpContext http, ITurns turns, IPhotoIntake photos, ITranscriber ear, string conversation, Activity message, IReadOnlyList<(ReadOnlyMemory<byte> Content, string? Type)> files)
    {
        if (http.Features.GetRequiredFeature<Caller>().Speaker(message.From?.Id, conversation) is null)
            return Problems.UnprovenUser();

        message.Attachments = [];
        foreach (var (content, type) in files)
            if (type?.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) == true)
            {
                message.Attachments.Add(new Attachment(type));
                message.Text = string.Join(' ', new[] { message.Text, await ear.HearAsync(content, type, http.RequestAborted) }.Where(said => !string.IsNullOrEmpty(said)));
            }
            else
                message.Attachments.Add(await photos.KeepAsync(content, http.RequestAborted));
        return await ActivityEndpoints.TakeAsync(http, turns, conversation, message);
    }

    /// <summary>The client is refused; the person, whom it may tell nothing, hears of it in the chat.</summary>
    public static async Task<IResult> TellTooLargeAsync(HttpContext http, ITurns turns, string conversation, Activity message)
    {
        message.Attachments = [LostPhoto.Attachment(PhotoLoss.TooLarge)];
        if (http.Features.GetRequiredFeature<Caller>().Speaker(message.From?.Id, conversation) is not null)
            await ActivityEndpoints.TakeAsync(http, turns, conversation, message);
        return Problems.TooLarge(MostBytes);
    }

    /// <summary>The message, and the files with what they are said to be; null when there is no message, or no file.</summary>
    private static async Task<(Activity Message, IReadOnlyList<(ReadOnlyMemory<byte> Content, string? Type)> Files)?> UnpackAsync(HttpContext http, byte[] body)
    {
        if (!http.Request.HasFormContentType)
            return body.Length == 0 ? null : (new Activity(ActivityTypes.Message), [(body, http.Request.ContentType)]);
        if (await ReadFormAsync(http, body) is not { } form)
            return null;

        var parts = form.Files.Where(part => part.Name == "activity").ToList();
        var written = parts.Count > 0 ? await ReadAsync(parts[0]) : Encoding.UTF8.GetBytes(form["activity"].ToString());
        var message = written.Length == 0 ? new Activity(ActivityTypes.Message) : ActivityText.Read(written);
        var files = new List<(ReadOnlyMemory<byte>, string?)>();
        foreach (var file in form.Files.Where(part => part.Name != "activity"))
            files.Add((await ReadAsync(file), file.ContentType));
        return message is null || files.Count == 0 ? null : (message, files);
    }

    private static async Task<IFormCollection?> ReadFormAsync(HttpContext http, byte[] body)
    {
        http.Request.Body = new MemoryStream(body, writable: false);
        try
        {
            return await new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = MostBody, MemoryBufferThreshold = MostBody, ValueLengthLimit = ActivityText.MostBytes })
                .ReadFormAsync(http.RequestAborted);
        }
        catch (Exception malformed) when (malformed is InvalidDataException or IOException)
        {
            return null;
        }
    }

    private static async Task<byte[]> ReadAsync(IFormFile file)
    {
        var bytes = new byte[file.Length];
        await using var content = file.OpenReadStream();
        await content.ReadExactlyAsync(bytes);
        return bytes;
    }
}
