using System.Globalization;
using ChatShop.Channels;
using ChatShop.Server.Devices;
using ChatShop.Trade;
using ChatShop.Trade.Origins;

namespace ChatShop.Server.Rest;

/// <summary>Where devices bring what they measure, and where an operator's program makes one known.</summary>
internal static class DeviceDoor
{
    /// <summary>Where a device's signature stands.</summary>
    public const string SignatureHeader = "Device-Signature";

    private const int LongestKey = 255;

    /// <summary>Opens the door for devices; they have no operator's key, but sign.</summary>
    public static void MapDevices(this IEndpointRouteBuilder routes) => routes.MapPost("/api/v1/devices/{device}/readings", TakeAsync)
        .WithTags("Devices").WithSummary($"Readings of a device, signed by it: {SignatureHeader}: t=SECONDS,v1=HEX, an HMAC-SHA256 of SECONDS, a dot and the body with the device's key")
        .Accepts<RestReadings>("application/json").Produces<RestReadingsTaken>(StatusCodes.Status202Accepted)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary><c>POST /devices</c>, with the operator's key. The same <c>Idempotency-Key</c> gets the same device.</summary>
    public static async Task<IResult> RegisterAsync(RestNewDevice? asked, HttpRequest request, ITrade trade, CancellationToken cancellation)
    {
        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length > LongestKey)
            return RestPages.Invalid("Idempotency-Key", string.Create(CultureInfo.InvariantCulture, $"at most {LongestKey} letters long"));
        if (ListingId.Parse(asked?.Listing) is not { } listing)
            return RestPages.Invalid("listing", "a listing's id such as l12");
        var result = await trade.ActAsync(new Act($"rest/devices/{(key.Length > 0 ? key : Guid.NewGuid().ToString("N"))}", null), new RegisterDevice(null, listing), cancellation);
        return result switch
        {
            { Fact: { } device } => Results.Json(new RestDevice($"{device.Device}", $"{device.Listing}", device.Key), RestJson.Options, statusCode: StatusCodes.Status201Created),
            { Refusal: EnoughDevices enough } => Problem(StatusCodes.Status409Conflict, "These goods have devices enough.", $"At most {enough.Most} may measure beside one listing."),
            _ => Problem(StatusCodes.Status404NotFound, "There is no such listing.", "listing should be the id of goods that stand in the market, such as l12."),
        };
    }

    private static async Task<IResult> TakeAsync(string device, HttpRequest request, SignedReadings readings, CancellationToken cancellation) =>
        Answer(await readings.TakeAsync("http", device, request.Headers[SignatureHeader].ToString(), await LimitedBody.ReadAsync(request, SignedReadings.MostBytes), cancellation));

    private static IResult Answer(ReadingsHeard became) => became.Fate switch
    {
        ReadingsFate.Taken => Results.Json(new RestReadingsTaken(became.Count, $"{became.Batch}"), RestJson.Options, statusCode: StatusCodes.Status202Accepted),
        ReadingsFate.TooLarge => Problem(StatusCodes.Status413PayloadTooLarge, "That is too much at once.", $"A body may have {SignedReadings.MostBytes} bytes: send fewer readings at a time."),
        ReadingsFate.Unsigned => Problem(StatusCodes.Status401Unauthorized, "A signature is needed.", $"Send {SignatureHeader}: t=SECONDS,v1=HEX, where HEX is HMAC-SHA256 of SECONDS, a dot and the body."),
        ReadingsFate.Malformed => RestPages.Invalid("readings", became.Fault!),
        ReadingsFate.Unknown => Problem(StatusCodes.Status401Unauthorized, "The signature is not that of this device.", "Check the device's id and key, and that the body is signed as it is sent."),
        ReadingsFate.OutOfTime => Problem(StatusCodes.Status401Unauthorized, "The signature is not of now.", $"Set the device's clock: it may be off by {Device.MostDrift.TotalMinutes:0} minutes."),
        ReadingsFate.Replayed => Problem(StatusCodes.Status409Conflict, "This was sent before.", "Each message must be signed with a later time than the one before; if yours is a repetition, it was taken the first time."),
        ReadingsFate.TooMany => Problem(StatusCodes.Status429TooManyRequests, "That is enough for today.", $"A device may send {Device.MostADay} readings a day."),
        _ => Problem(StatusCodes.Status409Conflict, "No batch is recorded yet.", "Its seller records one in the chat by saying where the goods come from; then send again."),
    };

    private static IResult Problem(int status, string title, string detail) => Results.Problem(statusCode: status, title: title, detail: detail);
}

/// <summary>Asks for a device beside goods.</summary>
internal sealed record RestNewDevice(string? Listing);

/// <summary>A device; <paramref name="Key"/> signs what it sends, and is told this once.</summary>
internal sealed record RestDevice(string Id, string Listing, string Key);

/// <summary>What a device sends.</summary>
internal sealed record RestReadings(IReadOnlyList<RestReading>? Readings);

/// <summary>One reading: <paramref name="Kind"/> is temperature (°C), humidity (%), soilMoisture (%), light (lx), ph or co2 (ppm); <paramref name="At"/> is an instant, and may be missing for now.</summary>
internal sealed record RestReading(string? Kind, decimal? Value, DateTimeOffset? At);

/// <summary>The readings are kept with this batch.</summary>
internal sealed record RestReadingsTaken(int Taken, string Batch);
