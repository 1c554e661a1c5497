using ChatShop.Payments.StripeProvider;
using ChatShop.Trade.Payments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Payments.Tests.StripeProvider;

/// <summary>What the shop makes of a Stripe that is not well.</summary>
public sealed class OutageTests
{
    [Theory]
    [InlineData(500, """{"error":{"type":"api_error","message":"Trouble."}}""")]
    [InlineData(409, """{"error":{"type":"idempotency_error","message":"Still running."}}""")]
    [InlineData(429, """{"error":{"type":"invalid_request_error","code":"rate_limit","message":"Too many."}}""")]
    [InlineData(502, "<html>Bad gateway</html>")]
    [InlineData(200, "<html>Log in to the hotel's network</html>")]
    public async Task An_answer_that_leaves_it_open_is_no_refusal(int status, string body)
    {
        await using var stripe = await AnsweringAsync(status, body);

        await Assert.ThrowsAsync<ProviderUnreachableException>(() => ProviderAt(stripe).ReadCheckoutAsync("cs_test_x", CancellationToken.None));
    }

    [Fact]
    public async Task A_stripe_that_is_not_there_is_unreachable()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.StopAsync();

        await Assert.ThrowsAsync<ProviderUnreachableException>(() => sandbox.Provider.ReadCheckoutAsync("cs_test_x", CancellationToken.None));
    }

    [Fact]
    public async Task Our_own_cancellation_is_not_blamed_on_stripe()
    {
        await using var sandbox = await Sandbox.StartAsync();
        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sandbox.Provider.ReadCheckoutAsync("cs_test_x", canceled.Token));
    }

    private static StripePayments ProviderAt(WebApplication stripe) => new(new StripeConnection("sk_test_x", new Uri(stripe.Urls.Single()), isSandbox: true));

    private static async Task<WebApplication> AnsweringAsync(int status, string body)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.Run(async http =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers["Stripe-Should-Retry"] = "false";
            await http.Response.WriteAsync(body);
        });
        await app.StartAsync();
        return app;
    }
}
