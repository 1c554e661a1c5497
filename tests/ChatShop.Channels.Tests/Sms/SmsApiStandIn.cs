using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Channels.Tests.Sms;

/// <summary>The gateway's API as the shop sees it: checks the password, keeps what it is sent, and fails as it is told.</summary>
internal sealed class SmsApiStandIn : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string To, string Text)> sent = [];
    private readonly ConcurrentQueue<Func<HttpContext, Task<IResult?>>> next = [];
    private readonly SemaphoreSlim called = new(0);
    private Host? host;

    /// <summary>What to set as <c>ApiBase</c>.</summary>
    public Uri Address => host!.Address;

    /// <summary>What was sent to people, in order.</summary>
    public IReadOnlyList<(string To, string Text)> Sent => [.. sent];

    /// <summary>What it calls the account's state.</summary>
    public string Status { get; set; } = "active";

    public static async Task<SmsApiStandIn> StartAsync()
    {
        var api = new SmsApiStandIn();
        api.host = await Host.StartAsync(_ => { }, app =>
        {
            app.MapPost("/2010-04-01/Accounts/ACshop/Messages.json", (Delegate)api.TakeAsync);
            app.MapGet("/2010-04-01/Accounts/ACshop.json", (HttpContext context) => IsProven(context) ? Results.Json(new { sid = "ACshop", status = api.Status }) : Unproven());
        });
        return api;
    }

    /// <summary>Lets the next call succeed.</summary>
    public SmsApiStandIn ThenTake() => Then(_ => Task.FromResult<IResult?>(null));

    /// <summary>Refuses the next call.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The gateway's own code; null for a body that is no JSON.</param>
    /// <param name="after">Seconds of <c>Retry-After</c>.</param>
    public SmsApiStandIn ThenRefuse(int status, int? code, string? after = null) => Then(context =>
    {
        if (after is not null)
            context.Response.Headers.RetryAfter = after;
        return Task.FromResult<IResult?>(code is null
            ? Results.Text("<html>", "text/html", statusCode: status)
            : Results.Json(new { code, message = "as the test wants it", more_info = "", status }, statusCode: status));
    });

    /// <summary>Sends the next call elsewhere.</summary>
    public SmsApiStandIn ThenRedirect() => Then(_ => Task.FromResult<IResult?>(Results.Redirect("/elsewhere", preserveMethod: true)));

    /// <summary>Breaks the next call's connection.</summary>
    public SmsApiStandIn ThenBreak() => Then(context =>
    {
        context.Abort();
        return Task.FromResult<IResult?>(Results.Empty);
    });

    /// <summary>Never answers the next call.</summary>
    public SmsApiStandIn ThenHang() => Then(async context =>
    {
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        return Results.Empty;
    });

    /// <summary>Waits until a call came that nobody has waited for before.</summary>
    public async Task CalledAsync() => Assert.True(await called.WaitAsync(TimeSpan.FromSeconds(20)), "Nothing was sent.");

    public async ValueTask DisposeAsync()
    {
        await host!.DisposeAsync();
        called.Dispose();
    }

    private SmsApiStandIn Then(Func<HttpContext, Task<IResult?>> step)
    {
        next.Enqueue(step);
        return this;
    }

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        called.Release();
        if (next.TryDequeue(out var step) && await step(context) is { } failed)
            return failed;
        if (!IsProven(context))
            return Unproven();
        var form = await context.Request.ReadFormAsync();
        if (form["From"] != "+8610000000" || form["Body"].ToString().Length is 0 or > 1600)
            return Results.Json(new { code = 21606, message = "From", status = 400 }, statusCode: 400);
        sent.Enqueue(($"{form["To"]}", $"{form["Body"]}"));
        return Results.Json(new { sid = "SM1", status = "queued", error_code = (int?)null }, statusCode: 201);
    }

    private static bool IsProven(HttpContext context) =>
        context.Request.Headers.Authorization == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("ACshop:token"))}";

    private static IResult Unproven() => Results.Json(new { code = 20003, message = "Authenticate", status = 401 }, statusCode: 401);
}
