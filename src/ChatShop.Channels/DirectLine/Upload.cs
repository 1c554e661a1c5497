using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.DirectLine;

/// <summary><c>conversations/{id}/upload</c>: a message with photos.</summary>
internal static class Upload
{
    /// <summary>All of the photos together, in bytes.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    private const int MostBody = MostBytes + Body.MostText;

    /// <summary>Keeps the photos and hands in the message that shows them.</summary>
    /// <param name="http">A form with a part <c>activity</c> and files, or one photo alone.</param>
    /// <param name="turns">Takes the message.</param>
    /// <param name="photos">Keeps the photos.</param>
    /// <param name="conversation">Where it is said.</param>
    /// <param name="userId">Who says it, where neither the token nor the activity names someone.</param>
    public static async Task<IResult> TakeAsync(HttpContext http, ITurns turns, IPhotoIntake photos, string conversation, string? userId)
    {
        if (await Body.ReadAsync(http.Request, MostBody) is not { } body)
            return Problems.TooLarge(MostBytes);
        if (await UnpackAsync(http, body) is not var (message, files))
            return Problems.Malformed("The body is no form with an activity and files.");
        if (files.Sum(file => (long)file.Length) > MostBytes)
            return Problems.TooLarge(MostBytes);

        message.From ??= new ChannelAccount(userId);
        if (http.Features.GetRequiredFeature<Caller>().Speaker(message.From.Id, conversation) is null)
            return Problems.UnprovenUser();

        message.Attachments = [];
        foreach (var file in files)
        {
            if (await photos.KeepAsync(file, http.RequestAborted) is not { } seen)
                return Problems.NoPhoto();
            message.Attachments.Add(new Attachment(TypeOf(seen), seen.ToString()));
        }
        return await ActivityEndpoints.TakeAsync(http, turns, conversation, message);
    }

    /// <summary>The message and the photos' bytes; null when there is no message, or no photo.</summary>
    private static async Task<(Activity Message, IReadOnlyList<ReadOnlyMemory<byte>> Files)?> UnpackAsync(HttpContext http, ReadOnlyMemory<byte> body)
    {
        if (!http.Request.HasFormContentType)
            return body.IsEmpty ? null : (new Activity(ActivityTypes.Message), [body]);
        if (await ReadFormAsync(http, body) is not { } form)
            return null;

        var parts = form.Files.Where(part => part.Name == "activity").ToList();
        var text = parts.Count > 0 ? Encoding.UTF8.GetString(await ReadAsync(parts[0])) : form["activity"].ToString();
        var message = text.Length == 0 ? new Activity(ActivityTypes.Message) : ActivityText.Read(text);
        var files = new List<ReadOnlyMemory<byte>>();
        foreach (var file in form.Files.Where(part => part.Name != "activity"))
            files.Add(await ReadAsync(file));
        return message is null || files.Count == 0 ? null : (message, files);
    }

    private static async Task<IFormCollection?> ReadFormAsync(HttpContext http, ReadOnlyMemory<byte> body)
    {
        http.Request.Body = new MemoryStream(body.ToArray(), writable: false);
        try
        {
            return await new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = MostBody, MemoryBufferThreshold = MostBody, ValueLengthLimit = Body.MostText })
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

    /// <summary>The intake stores photos anew, so their type is that of what it stored.</summary>
    private static string TypeOf(Uri seen) => Path.GetExtension(seen.OriginalString) switch
    {
        ".png" => "image/png",
        ".webp" => "image/webp",
        ".gif" => "image/gif",
        _ => "image/jpeg",
    };
}
