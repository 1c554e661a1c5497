using ChatShop.Trade;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatShop.Payments.Tests;

public sealed class PaymentsSetupTests
{
    [Fact]
    public async Task Without_a_key_the_sandbox_answers_and_what_is_paid_there_reaches_the_market()
    {
        await using var free = await Sandbox.StartAsync();
        await free.StopAsync(); // Its port and its folder are free now.
        var trade = new SmallTrade(free.Time.GetUtcNow());
        var shop = new Uri($"http://127.0.0.1:{Ear.FreePort()}");
        var settings = new PaymentsSettings(
            null, null, new Uri("https://api.stripe.com"), free.Url, new Uri(shop, "/webhooks/stripe"), Path.Combine(free.DataDirectory, "shop"));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(shop.AbsoluteUri);
        builder.Services.AddRoutingCore().AddSingleton<TimeProvider>(free.Time).AddSingleton<ITrade>(trade).AddSingleton<IPaymentRecords>(trade).AddSingleton<IPayoutRecords, NoSellers>();
        builder.Services.AddLogging().AddPayments(settings, shop);
        await using var app = builder.Build();
        app.MapStripeWebhook();
        await app.StartAsync();

        var cashier = app.Services.GetRequiredService<ICashier>();
        using var visitor = new PayPageVisitor();
        await visitor.OpenAsync((await cashier.PayUrlAsync(trade.Payment.Id, CancellationToken.None))!);
        await visitor.PayByCardAsync(PayPageVisitor.GoodCard);
        var heard = await trade.Errands.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));
        await app.Services.GetRequiredService<Errands>().RunAsync(heard, CancellationToken.None);
        await trade.Paid.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.True(cashier.IsSandbox(PaymentRoute.Usual));
        Assert.Equal(PaymentStatus.Paid, trade.Payment.Status);
    }

    [Theory]
    [InlineData("sk_live_real", false)]
    [InlineData("sk_test_real", true)]
    [InlineData("rk_test_real", true)]
    public void With_a_key_stripe_is_asked_and_a_key_for_tests_moves_no_real_money(string key, bool isSandbox)
    {
        using var services = ServicesWith(key, "whsec_real").BuildServiceProvider();

        Assert.Equal(isSandbox, services.GetRequiredService<IPaymentProvider>().IsSandbox);
        Assert.Empty(services.GetServices<IHostedService>());
    }

    [Fact]
    public void A_key_without_its_webhook_secret_is_refused() =>
        Assert.Throws<ArgumentException>(() => ServicesWith("sk_live_real", " "));

    private static IServiceCollection ServicesWith(string key, string secret) => new ServiceCollection().AddPayments(
        new PaymentsSettings(
            key, secret, new Uri("https://api.stripe.com"), new Uri("http://127.0.0.1:9"), new Uri("http://127.0.0.1:9"), "never-made"),
        new Uri("http://127.0.0.1:9"));
}
