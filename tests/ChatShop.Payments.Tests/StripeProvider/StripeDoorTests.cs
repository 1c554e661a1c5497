using ChatShop.Trade.Payments;

namespace ChatShop.Payments.Tests.StripeProvider;

public sealed class StripeDoorTests
{
    private const int MostBytes = 256 * 1024;

    private static readonly (int, string) Refused = (400, "application/problem+json");

    [Fact]
    public async Task What_stripe_tells_makes_the_payment_paid()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await using var door = await Door.OpenAsync(sandbox);
        using var visitor = await door.PayAsync();

        var answer = await door.KnockAsync(door.Completed(), door.Sign(door.Completed()));

        Assert.Equal(200, answer.Status);
        Assert.Equal((PaymentStatus.Paid, "card"), (door.Trade.Payment.Status, door.Trade.Payment.Method));
    }

    [Fact]
    public async Task A_replayed_webhook_pays_once()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await using var door = await Door.OpenAsync(sandbox);
        using var visitor = await door.PayAsync();
        var signature = door.Sign(door.Completed());

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => door.KnockAsync(door.Completed(), signature)));
        var later = await door.KnockAsync(door.Completed(), signature);

        Assert.All([.. answers, later], answer => Assert.Equal(200, answer.Status));
        Assert.Equal(["pay7:checkout:1:opened", "stripe:evt_1", $"pay7:paid:{door.Trade.Payment.CheckoutId}"], door.Trade.Acts);
    }

    [Theory]
    [InlineData("another secret")]
    [InlineData("another body")]
    [InlineData("the old scheme")]
    [InlineData("another time")]
    [InlineData("no signature")]
    [InlineData("nonsense")]
    public async Task A_forged_webhook_is_refused_and_changes_nothing(string forgery)
    {
        await using var sandbox = await Sandbox.StartAsync();
        await using var door = await Door.OpenAsync(sandbox);
        using var visitor = await door.PayAsync(); // The money is there: a door that believed it would say so.
        var body = door.Completed();

        var answer = await door.KnockAsync(body, forgery switch
        {
            "another secret" => door.Sign(body, secret: "whsec_guessed"),
            "another body" => door.Sign(door.Completed("pay8")),
            "the old scheme" => door.Sign(body).Replace("v1=", "v0=", StringComparison.Ordinal),
            "another time" => door.Sign(body, seconds: -1).Replace(door.Sign(body, seconds: -1).Split(',')[0], door.Sign(body).Split(',')[0], StringComparison.Ordinal),
            "no signature" => null,
            _ => "open, please",
        });

        Assert.Equal(Refused, answer);
        Assert.Equal(["pay7:checkout:1:opened"], door.Trade.Acts);
    }

    [Theory]
    [InlineData(-301)]
    [InlineData(301)]
    public async Task A_stale_webhook_and_one_from_the_future_are_refused_and_change_nothing(int seconds)
    {
        await using var sandbox = await Sandbox.StartAsync();
        await using var door = await Door.OpenAsync(sandbox);
        using var visitor = await door.PayAsync();

        var answer = await door.KnockAsync(door.Completed(), door.Sign(door.Completed(), seconds: seconds));

        Assert.Equal(Refused, answer);
        Assert.Equal(PaymentStatus.Pending, door.Trade.Payment.Status);
    }

    [Fact]
    public async Task Money_that_did_not_come_is_not_believed_even_when_it_is_signed()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await using var door = await Door.OpenAsync(sandbox);
        using var visitor = await door.PayAsync("4000000000000002");

        var answer = await door.KnockAsync(door.Completed(), door.Sign(door.Completed()));

        Assert.Equal((200, PaymentStatus.Pending), (answer.Status, door.Trade.Payment.Status));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_above_256_KB_is_too_large_and_one_of_256_KB_is_not(bool inParts)
    {
        await using var sandbox = await Sandbox.StartAsync();
        await using var door = await Door.OpenAsync(sandbox);
        using var visitor = await door.PayAsync();
        var (fits, exceeds) = (door.Completed().PadRight(MostBytes), door.Completed().PadRight(MostBytes + 1));

        var tooLarge = await door.KnockAsync(exceeds, door.Sign(exceeds), inParts);
        Assert.Equal((413, "application/problem+json", PaymentStatus.Pending), (tooLarge.Status, tooLarge.Kind, door.Trade.Payment.Status));

        var taken = await door.KnockAsync(fits, door.Sign(fits), inParts);
        Assert.Equal((200, PaymentStatus.Paid), (taken.Status, door.Trade.Payment.Status));
    }

    [Fact]
    public async Task While_stripe_can_not_be_asked_what_it_told_is_kept_and_followed_later()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await using var door = await Door.OpenAsync(sandbox);
        using var visitor = await door.PayAsync();
        await sandbox.StopAsync();

        var during = await door.KnockAsync(door.Completed(), door.Sign(door.Completed()));
        Assert.Equal((200, PaymentStatus.Pending), (during.Status, door.Trade.Payment.Status));
        await sandbox.RestartAsync();
        await door.RunAllAsync();

        Assert.Equal(PaymentStatus.Paid, door.Trade.Payment.Status);
    }

    [Fact]
    public async Task A_refund_is_followed_to_its_end()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await using var door = await Door.OpenAsync(sandbox);
        using var visitor = await door.PayAsync("4000000000005126");
        await door.KnockAsync(door.Completed(), door.Sign(door.Completed()));
        await door.RunAsync(door.Trade.BeginRefund(39990));
        Assert.Equal(ProviderRefundStatus.Succeeded, door.Trade.Refund!.Status);

        var failed = await sandbox.HearAsync("refund.failed");
        var answer = await door.KnockAsync(failed.Text, failed.Signature);

        Assert.Equal((200, ProviderRefundStatus.Failed), (answer.Status, door.Trade.Refund.Status));
    }
}
