using System.Net;
using System.Threading.RateLimiting;

namespace ChatShop.Server.Doors;

/// <summary>How fast one address may knock. Programs on this machine set their own pace; a door that is proven has a pace for each person.</summary>
/// <remarks>ASP.NET's own middleware never lets go of its limiter's timer, which holds the whole shop in memory after it has ended.</remarks>
internal sealed class RequestPace : IMiddleware, IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> pace = PartitionedRateLimiter.Create<HttpContext, IPAddress>(http =>
    {
        var caller = http.Connection.RemoteIpAddress ?? IPAddress.None;
        return IPAddress.IsLoopback(caller)
            ? RateLimitPartition.GetNoLimiter(IPAddress.Loopback)
            : RateLimitPartition.GetTokenBucketLimiter(caller, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = 600,
                TokensPerPeriod = 60,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            });
    });

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        using var lease = pace.AttemptAcquire(context);
        if (lease.IsAcquired)
        {
            await next(context);
            return;
        }
        context.Response.Headers.RetryAfter = "5";
        await Results.Problem(statusCode: StatusCodes.Status429TooManyRequests, title: "Too fast.", detail: "Wait a moment and send it again.").ExecuteAsync(context);
    }

    public void Dispose() => pace.Dispose();
}
