using ChatShop.Trade.Payments;

namespace ChatShop.Payments.Tests.StripeProvider;

public sealed class RefundTests
{
    [Fact]
    public async Task Money_goes_back_whole_to_a_card_at_once()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var paid = await sandbox.PaidAsync();

        var refund = await sandbox.RefundAsync(paid, 39990);

        Assert.Equal(ProviderRefundStatus.Succeeded, refund.Status);
        Assert.StartsWith("re_", refund.Id, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ProviderRefusedException>(() => sandbox.RefundAsync(paid, 1, "ref5"));
    }

    [Fact]
    public async Task Parts_go_back_until_nothing_is_left()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var paid = await sandbox.PaidAsync();

        await sandbox.RefundAsync(paid, 20000, "ref1");
        await Assert.ThrowsAsync<ProviderRefusedException>(() => sandbox.RefundAsync(paid, 19991, "ref2"));
        var rest = await sandbox.RefundAsync(paid, 19990, "ref3");

        Assert.Equal(ProviderRefundStatus.Succeeded, rest.Status);
        var charges = await sandbox.CallAsync(HttpMethod.Get, $"/v1/charges?payment_intent={await sandbox.IntentOfAsync(paid)}");
        Assert.Equal((39990, true), ((long)charges.Body["data"]![0]!["amount_refunded"]!, (bool)charges.Body["data"]![0]!["refunded"]!));
    }

    [Fact]
    public async Task Too_much_is_refused_in_stripes_words_and_so_again_under_the_same_key()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var paid = await sandbox.PaidAsync();
        var form = $"charge={paid.Charge}&amount=39991";

        var first = await sandbox.CallAsync(HttpMethod.Post, "/v1/refunds", form, key: "k1");
        var again = await sandbox.CallAsync(HttpMethod.Post, "/v1/refunds", form, key: "k1");

        Assert.Equal((400, "invalid_request_error", null, "amount"), (first.Status, first.Type, first.Code, first.Parameter));
        Assert.Equal(first.Body.ToJsonString(), again.Body.ToJsonString());
        Assert.Equal("true", again.Headers["Idempotent-Replayed"]);
    }

    [Fact]
    public async Task A_key_gives_money_back_once_and_serves_no_other_refund()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var paid = await sandbox.PaidAsync();

        var first = await sandbox.CallAsync(HttpMethod.Post, "/v1/refunds", $"charge={paid.Charge}&amount=100", key: "k1");
        var again = await sandbox.CallAsync(HttpMethod.Post, "/v1/refunds", $"amount=100&charge={paid.Charge}", key: "k1");
        var other = await sandbox.CallAsync(HttpMethod.Post, "/v1/refunds", $"charge={paid.Charge}&amount=200", key: "k1");

        Assert.Equal((200, (string?)first.Body["id"], "true"), (again.Status, (string?)again.Body["id"], again.Headers["Idempotent-Replayed"]));
        Assert.Equal((400, "idempotency_error"), (other.Status, other.Type));
        var charge = await sandbox.CallAsync(HttpMethod.Get, $"/v1/charges/{first.Body["charge"]}");
        Assert.Equal(100, (long)charge.Body["amount_refunded"]!);
    }

    [Fact]
    public async Task A_refund_asked_for_again_days_later_is_not_made_twice()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var paid = await sandbox.PaidAsync();
        var first = await sandbox.RefundAsync(paid, 100);
        sandbox.Time.Advance(TimeSpan.FromDays(3));

        var again = await sandbox.RefundAsync(paid, 100);

        Assert.Equal(first, again);
        var refunds = await sandbox.CallAsync(HttpMethod.Get, $"/v1/refunds?charge={paid.Charge}");
        Assert.Single(refunds.Body["data"]!.AsArray());
    }

    [Fact]
    public async Task Many_at_once_make_one_refund()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var paid = await sandbox.PaidAsync();

        var refunds = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TryAsync(sandbox, paid)));

        Assert.Single(refunds.OfType<ProviderRefund>().Distinct());
    }

    [Theory]
    [InlineData("wechat_pay")]
    [InlineData("alipay")]
    public async Task A_wallet_has_its_money_a_little_later_and_that_is_told(string method)
    {
        await using var sandbox = await Sandbox.StartAsync();
        var paid = await sandbox.PaidAsync(method: method);

        var asked = await sandbox.RefundAsync(paid, 39990);
        var heard = await sandbox.HearAsync("refund.updated");
        var now = await sandbox.RefundAsync(paid, 39990);

        Assert.Equal(ProviderRefundStatus.Pending, asked.Status);
        Assert.Equal(asked with { Status = ProviderRefundStatus.Succeeded }, now);
        var notice = sandbox.Webhook.Read(heard.Body, heard.Signature);
        Assert.Equal((ProviderNoticeKind.Refund, asked.Id), (notice?.Kind, notice?.Subject));
    }

    [Fact]
    public async Task A_refund_can_come_back_after_it_seemed_to_succeed()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var paid = await sandbox.PaidAsync(number: "4000000000005126");

        var asked = await sandbox.RefundAsync(paid, 39990);
        await sandbox.HearAsync("refund.failed");
        var now = await sandbox.RefundAsync(paid, 39990);

        Assert.Equal((ProviderRefundStatus.Succeeded, ProviderRefundStatus.Failed), (asked.Status, now.Status));
        var balance = await sandbox.CallAsync(HttpMethod.Get, "/v1/balance");
        Assert.Equal(39990, (long)balance.Body["available"]![0]!["amount"]!);
    }

    [Fact]
    public async Task What_was_never_paid_can_not_go_back()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var declined = await sandbox.PaidAsync(number: "4000000000000002");
        var session = await sandbox.CallAsync(HttpMethod.Get, $"/v1/checkout/sessions/{declined.Id}");

        var said = await sandbox.CallAsync(HttpMethod.Post, "/v1/refunds", $"payment_intent={session.Body["payment_intent"]}");

        Assert.Equal((400, "payment_intent"), (said.Status, said.Parameter));
    }

    /// <summary>A twin that is still running is answered with conflict, which leaves it open: null.</summary>
    private static async Task<ProviderRefund?> TryAsync(Sandbox sandbox, Checkout paid)
    {
        try
        {
            return await sandbox.RefundAsync(paid, 5000);
        }
        catch (ProviderUnreachableException)
        {
            return null;
        }
    }
}
