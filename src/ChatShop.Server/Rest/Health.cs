using ChatShop.Storage;
using StackExchange.Redis;

namespace ChatShop.Server.Rest;

/// <summary>Whether the shop lives, and whether it can serve.</summary>
internal static class Health
{
    /// <summary>Adds <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        routes.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(MarketBooks books, DiskWatch disk, IConnectionMultiplexer redis, CancellationToken cancellation)
    {
        var (answers, sessions) = (await TryAsync(() => books.AnswersAsync(cancellation)), await TryAsync(async () => await redis.GetDatabase().PingAsync() > TimeSpan.Zero));
        if (answers && await disk.TroubleAsync(cancellation) is { } trouble)
            return Results.Json(new { status = "notReady", database = false, sessions, reason = $"the database can not be written: {trouble}" }, statusCode: StatusCodes.Status503ServiceUnavailable);
        return Results.Json(
            new { status = answers && sessions ? "ready" : "notReady", database = answers, sessions },
            statusCode: answers && sessions ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<bool> TryAsync(Func<Task<bool>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception broken) when (broken is RedisException or System.Data.Common.DbException or TimeoutException)
        {
            return false;
        }
    }
}
