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

    private static async Task<IResult> ReadyAsync(MarketBooks books, IConnectionMultiplexer redis, CancellationToken cancellation)
    {
        var (database, sessions) = (await TryAsync(() => books.AnswersAsync(cancellation)), await TryAsync(async () => await redis.GetDatabase().PingAsync() > TimeSpan.Zero));
        return Results.Json(
            new { status = database && sessions ? "ready" : "notReady", database, sessions },
            statusCode: database && sessions ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
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
