using System.Net;
using System.Threading.RateLimiting;

namespace ChatShop.Server.Doors;

/// <summary>How fast one address may knock. Programs on this machine set their own pace; a door that is proven has a pace for each person.</summary>
internal static class RequestPace
{
    public static IServiceCollection AddRequestPace(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = async (refused, cancellation) =>
        {
            refused.HttpContext.Response.Headers.RetryAfter = "5";
            await Results.Problem(statusCode: StatusCodes.Status429TooManyRequests, title: "Too fast.", detail: "Wait a moment and send it again.")
                .ExecuteAsync(refused.HttpContext);
        };
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(http =>
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
    });
}
