using System.Security.Cryptography;
using System.Text;
using ChatShop.Trade;
using ChatShop.Trade.Orders;

namespace ChatShop.Server.Pages;

/// <summary>The order of a link below <c>/o/</c> that holds its key; who has only its number finds none.</summary>
internal sealed record KeyedOrder(OrderTold Order)
{
    /// <summary>Finds it; how long the key takes to compare says nothing about it.</summary>
    public static async ValueTask<KeyedOrder?> BindAsync(HttpContext http) =>
        OrderNumber.Parse(http.GetRouteValue("order") as string) is { } number
        && await http.RequestServices.GetRequiredService<ITradeRecords>().OrderAsync(number, http.RequestAborted) is { } told
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(told.Key), Encoding.UTF8.GetBytes(http.Request.Query["k"].ToString()))
            ? new KeyedOrder(told)
            : null;

    /// <summary>Whoever may see an order has its link; caches and search engines have not.</summary>
    public static ValueTask<object?> KeepPrivateAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var headers = call.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers["X-Robots-Tag"] = "noindex";
        return next(call);
    }
}
