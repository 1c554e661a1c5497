using ChatShop.Server.Tests.Orders;
using ChatShop.Trade;
using ChatShop.Trade.Payments;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatShop.Server.Tests.Telemetry;

/// <summary>A shop in which much waits and goes wrong: Stripe is away, money is held and some of it is not what was asked for, notices can not be brought, something failed.</summary>
public sealed class TroubledShop : SharedShop
{
    internal const string WordsOfTheError = "said of somebody";

    internal MetricsPage Page { get; private set; } = MetricsPage.Empty;

    private protected override Task<string[]> PrepareAsync() => Task.FromResult<string[]>(
        ["--Payments:Stripe:ApiKey", "sk_test_nobody", "--Payments:Stripe:WebhookSecret", "whsec_nobody", "--Payments:Stripe:ApiBase", Ports.NextAddress().AbsoluteUri]);

    private protected override async Task FillAsync()
    {
        await Sale.SellAsync(Shop.Meet("wang"));
        var buyer = Shop.Meet("zhang");
        await Sale.WantAsync(buyer);
        await buyer.SayAllAsync(Sale.LastWord, Sale.Wish);
        await PayAsync(1, new Money(5000, Currency.Cny));
        await PayAsync(2, new Money(4999, Currency.Cny));
        Shop.Parts.GetRequiredService<ILoggerFactory>().CreateLogger("ChatShop.Server.Doors.Cellar").LogError(new TimeoutException(WordsOfTheError), "It is dark");
        Page = await MetricsPage.ReadAsync(Shop.Operator);
    }

    private async Task PayAsync(long payment, Money paid)
    {
        var checkout = new Checkout($"cs_{payment}", $"pay{payment}", CheckoutStatus.Paid, null, paid, $"pi_{payment}", "card");
        Assert.Null((await Shop.Trade.ActAsync(new Act($"paid{payment}", null), new RecordPayment(new PaymentId(payment), checkout), CancellationToken.None)).Refusal);
    }
}
