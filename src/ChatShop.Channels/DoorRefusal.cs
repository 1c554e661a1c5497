using Microsoft.AspNetCore.Http;

namespace ChatShop.Channels;

/// <summary>What a door answers to what it does not take: problem details (RFC 9457), and nothing is done.</summary>
internal static class DoorRefusal
{
    /// <summary>A refusal with its status and a sentence that says what to do.</summary>
    public static IResult Of(int status, string title, string detail) => Results.Problem(statusCode: status, title: title, detail: detail);

    /// <summary>The body is larger than the door takes.</summary>
    public static IResult TooLarge(int most) =>
        Of(StatusCodes.Status413PayloadTooLarge, "The body is too large.", $"Send at most {most} bytes.");

    /// <summary>Reads a whole body of limited size.</summary>
    /// <returns>The bytes; null when there are more than <paramref name="most"/>.</returns>
    public static async Task<byte[]?> ReadBodyAsync(this HttpRequest request, int most, CancellationToken cancellation)
    {
        if (request.ContentLength > most)
            return null;
        using var bytes = new MemoryStream();
        var buffer = new byte[8192];
        int count;
        while ((count = await request.Body.ReadAsync(buffer, cancellation)) > 0)
        {
            if (bytes.Length + count > most)
                return null;
            bytes.Write(buffer, 0, count);
        }
        return bytes.ToArray();
    }
}
