using ChatShop.Channels.BotFramework;
using ChatShop.Server.Rest;

namespace ChatShop.Server.Telemetry;

/// <summary>Lets to the figures only who sits at this machine or has the operator's key, and brings them up to date before they are read.</summary>
internal sealed class MetricsDoor(OperatorKey key, MarketGauges gauges) : IMiddleware
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!Loopback.IsCaller(context) && !key.IsIn(context.Request))
        {
            await OperatorOnly.Refuse(context).ExecuteAsync(context);
            return;
        }
        await gauges.RefreshAsync();
        await next(context);
    }
}
