using Microsoft.AspNetCore.Http;

namespace ChatShop.Channels.DirectLine;

/// <summary>What the door refuses: problem details (RFC 9457), with the <c>error</c> that Direct Line clients look for.</summary>
internal static class Problems
{
    public static IResult NothingOffered() => Problem(StatusCodes.Status401Unauthorized, "MissingAuthorization", "The secret or a token is needed.");

    public static IResult NotOurs() => Problem(StatusCodes.Status403Forbidden, "BadToken", "This is neither the secret nor a token of ours.");

    public static IResult Expired() => Problem(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired.");

    public static IResult NeedsSecret() => Problem(StatusCodes.Status403Forbidden, "SecretRequired", "Only the secret can do this.");

    public static IResult NeedsToken() => Problem(StatusCodes.Status403Forbidden, "TokenRequired", "Only a token can be refreshed.");

    public static IResult ForeignConversation() => Problem(StatusCodes.Status403Forbidden, "ForeignConversation", "The token is of another conversation.");

    public static IResult CrossSite() => Problem(StatusCodes.Status403Forbidden, "CrossSite", "Only our own page gets visitors' tokens.");

    public static IResult UnprovenUser() =>
        Problem(StatusCodes.Status403Forbidden, "UnprovenUser", $"Only a token can name a user whose id begins with {Caller.ProvenPrefix}.");

    public static IResult UnknownConversation() => Problem(StatusCodes.Status404NotFound, "BadArgument", "There is no such conversation.");

    public static IResult Malformed(string what) => Problem(StatusCodes.Status400BadRequest, "BadArgument", what);

    public static IResult TooLarge(int mostBytes) =>
        Problem(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", $"The body may have {mostBytes} bytes at most.");

    public static IResult UnknownUpload() => Problem(StatusCodes.Status404NotFound, "UnknownUpload", "There is no such upload, or its time is over: begin a new one.");

    public static IResult WrongOffset(long offset) =>
        Problem(StatusCodes.Status409Conflict, "WrongOffset", $"The shop has {offset} bytes of it: go on there.");

    public static IResult OtherMessage() => Problem(StatusCodes.Status409Conflict, "OtherMessage", "The upload was begun for another message.");

    public static IResult OtherVersion(string version) =>
        Problem(StatusCodes.Status412PreconditionFailed, "OtherVersion", $"Uploads are taken by tus {version}: send Tus-Resumable: {version}.");

    public static IResult OtherType(string type) => Problem(StatusCodes.Status415UnsupportedMediaType, "OtherType", $"What goes on with an upload has the type {type}.");

    public static IResult TooManyUploads(HttpResponse response)
    {
        response.Headers.RetryAfter = "60";
        return Problem(StatusCodes.Status429TooManyRequests, "TooManyUploads", "Too many uploads are unfinished: finish one of them, or wait.");
    }

    private static IResult Problem(int status, string code, string detail) => Results.Problem(
        detail: detail, statusCode: status, extensions: new Dictionary<string, object?> { ["error"] = new { code, message = detail } });
}
