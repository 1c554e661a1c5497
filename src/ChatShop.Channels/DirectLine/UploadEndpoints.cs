using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace ChatShop.Channels.DirectLine;

/// <summary><c>conversations/{id}/uploads</c>: files that go on where they broke off, by the tus protocol (https://tus.io/protocols/resumable-upload): core, creation, expiration and termination.</summary>
/// <remarks><c>Upload-Metadata</c> must hold <c>message</c>, the <c>clientActivityID</c> of the one message that the file is for; it may hold <c>filetype</c>.</remarks>
internal static class UploadEndpoints
{
    private const string Version = "1.0.0";
    private const string PatchType = "application/offset+octet-stream";
    private const string OffsetHeader = "Upload-Offset", LengthHeader = "Upload-Length", OverrideHeader = "X-HTTP-Method-Override";
    private const int LongestMark = 128;

    /// <summary>Says what is spoken here, and refuses who speaks otherwise.</summary>
    public static ValueTask<object?> Filter(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var http = invocation.HttpContext;
        Introduce(http.Response);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.AccessControlExposeHeaders = "retry-after, location, tus-resumable, upload-length, upload-offset, upload-expires";
        return http.Request.Headers["Tus-Resumable"] == Version ? next(invocation) : new ValueTask<object?>(Problems.OtherVersion(Version));
    }

    /// <summary>What a client may ask before it begins.</summary>
    public static void Introduce(HttpResponse response)
    {
        response.Headers["Tus-Resumable"] = Version;
        response.Headers["Tus-Version"] = Version;
        response.Headers["Tus-Extension"] = "creation,expiration,termination";
        response.Headers["Tus-Max-Size"] = Upload.MostBytes.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A file is announced.</summary>
    public static async Task<IResult> BeginAsync(HttpContext http, ITurns turns, Uploads uploads, string conversation)
    {
        var told = Metadata(http.Request.Headers["Upload-Metadata"].ToString());
        if (!TryCount(http.Request.Headers[LengthHeader], out var length) || length == 0)
            return Problems.Malformed($"{LengthHeader} is how many bytes the file has.");
        if (told.GetValueOrDefault("message") is not { Length: > 0 and <= LongestMark } mark)
            return Problems.Malformed("Upload-Metadata names the message that the file is for.");
        if (length > Upload.MostBytes)
        {
            var message = new Activity(ActivityTypes.Message) { ChannelData = new JObject { ["clientActivityID"] = mark } };
            return await Upload.TellTooLargeAsync(http, turns, conversation, message);
        }
        if (await uploads.BeginAsync(Owner(http, conversation), new Begun(length, told.GetValueOrDefault("filetype"), mark), http.RequestAborted) is not { } begun)
            return Problems.TooManyUploads(http.Response);
        Place(http.Response, begun, begun.Offset);
        http.Response.Headers.Location = $"/v3/directline/conversations/{conversation}/uploads/{begun.Id}";
        return Results.StatusCode(StatusCodes.Status201Created);
    }

    /// <summary>How far a file has come.</summary>
    public static Task<IResult> LookAsync(HttpContext http, Uploads uploads, string conversation, string upload) => WithAsync(http, uploads, conversation, upload, found =>
    {
        Place(http.Response, found, found.Offset);
        http.Response.Headers[LengthHeader] = found.Begun.Length.ToString(CultureInfo.InvariantCulture);
        return Task.FromResult(Results.Ok());
    });

    /// <summary>More of a file comes.</summary>
    public static Task<IResult> AddAsync(HttpContext http, Uploads uploads, string conversation, string upload) => WithAsync(http, uploads, conversation, upload, async found =>
    {
        if (http.Request.ContentType != PatchType)
            return Problems.OtherType(PatchType);
        if (!TryCount(http.Request.Headers[OffsetHeader], out var offset))
            return Problems.Malformed($"{OffsetHeader} is how many bytes the shop has.");
        if (offset != found.Offset)
            return Problems.WrongOffset(found.Offset);
        if (offset + http.Request.ContentLength > found.Begun.Length)
            return Problems.TooLarge((int)found.Begun.Length);
        Place(http.Response, found, await uploads.AddAsync(found, http.Request.Body));
        return Results.NoContent();
    });

    /// <summary>A file is given up.</summary>
    public static Task<IResult> ForgetAsync(HttpContext http, Uploads uploads, string conversation, string upload) => WithAsync(http, uploads, conversation, upload, async found =>
    {
        await uploads.ForgetAsync(found, http.RequestAborted);
        return Results.NoContent();
    });

    /// <summary>For clients that can not send every method.</summary>
    public static Task<IResult> OverrideAsync(HttpContext http, Uploads uploads, string conversation, string upload) =>
        http.Request.Headers[OverrideHeader].ToString() switch
        {
            "PATCH" => AddAsync(http, uploads, conversation, upload),
            "DELETE" => ForgetAsync(http, uploads, conversation, upload),
            "HEAD" => LookAsync(http, uploads, conversation, upload),
            _ => Task.FromResult(Problems.Malformed($"{OverrideHeader} is PATCH, DELETE or HEAD.")),
        };

    /// <summary>Files that have come whole go on as one message, once, as if they had come with it.</summary>
    /// <param name="http">The message as JSON; its <c>clientActivityID</c> is that of the files.</param>
    /// <param name="turns">Takes the message.</param>
    /// <param name="photos">Keeps the photos.</param>
    /// <param name="ear">Listens.</param>
    /// <param name="uploads">Where the files are.</param>
    /// <param name="conversation">Where it is said.</param>
    /// <param name="of">The files, in order.</param>
    public static async Task<IResult> SayAsync(HttpContext http, ITurns turns, IPhotoIntake photos, ITranscriber ear, Uploads uploads, string conversation, [FromQuery] string[] of)
    {
        if (of.Length is 0 or > Uploads.MostOfOne)
            return Problems.Malformed($"of names 1 to {Uploads.MostOfOne} files.");
        var (message, refusal) = await ActivityText.ReadAsync(http.Request);
        if (message is null)
            return refusal;
        var found = new List<Unfinished>();
        foreach (var id in of.Distinct(StringComparer.Ordinal))
            if (await uploads.FindAsync(Owner(http, conversation), id, http.RequestAborted) is { } upload)
                found.Add(upload);
            else
                return Problems.UnknownUpload();
        if (found.Select(it => it.Done).FirstOrDefault(done => done is not null) is { } said)
            return Results.Json(new { id = said });
        var mark = (message.ChannelData as JObject)?["clientActivityID"]?.ToString();
        if (found.Exists(it => it.Begun.Message != mark))
            return Problems.OtherMessage();
        if (found.Find(it => !it.IsWhole) is { } broken)
            return Problems.WrongOffset(broken.Offset);
        if (found.Sum(it => it.Begun.Length) > Upload.MostBytes)
            return await Upload.TellTooLargeAsync(http, turns, conversation, message);

        var files = new List<(ReadOnlyMemory<byte>, string?)>();
        foreach (var upload in found)
            files.Add((await uploads.ContentAsync(upload, http.RequestAborted), upload.Begun.Type));
        var answer = await Upload.HandInAsync(http, turns, photos, ear, conversation, message, files);
        if (message.Id is { } taken && answer is IStatusCodeHttpResult { StatusCode: null or StatusCodes.Status200OK })
            foreach (var upload in found)
                await uploads.FinishAsync(upload, taken, CancellationToken.None);
        return answer;
    }

    /// <summary>Does something with a file that is the caller's.</summary>
    private static async Task<IResult> WithAsync(HttpContext http, Uploads uploads, string conversation, string upload, Func<Unfinished, Task<IResult>> act) =>
        await uploads.FindAsync(Owner(http, conversation), upload, http.RequestAborted) is { } found ? await act(found) : Problems.UnknownUpload();

    /// <summary>Whose a file is: of the one whom the token names, in this conversation.</summary>
    private static string Owner(HttpContext http, string conversation) => $"{conversation}\n{http.Features.GetRequiredFeature<Caller>().User}";

    private static void Place(HttpResponse response, Unfinished upload, long offset)
    {
        response.Headers[OffsetHeader] = offset.ToString(CultureInfo.InvariantCulture);
        response.Headers["Upload-Expires"] = Uploads.EndOf(upload.Id).ToString("R", CultureInfo.InvariantCulture);
    }

    private static bool TryCount(string? written, out long count) => long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    /// <summary>Pairs of a name and a value in base64, with commas between them; those that are none are left out.</summary>
    private static Dictionary<string, string> Metadata(string header)
    {
        var told = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (pair.Split(' ', 2) is [var name, var value])
            {
                var bytes = new byte[value.Length];
                if (Convert.TryFromBase64String(value, bytes, out var written))
                    told[name] = Encoding.UTF8.GetString(bytes, 0, written);
            }
        return told;
    }
}
