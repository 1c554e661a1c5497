namespace ChatShop.Payments.Tests.StripeSandbox;

public sealed class TransferTests : IAsyncLifetime
{
    private Sandbox sandbox = null!;

    public async ValueTask InitializeAsync() => sandbox = await Sandbox.StartAsync();

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task Money_of_a_charge_reaches_the_seller_and_both_sides_have_it_in_their_books()
    {
        var (seller, charge) = (await sandbox.SellerAsync(), await sandbox.ChargeAsync());

        var transfer = await sandbox.TransferAsync(seller, 30000, charge);

        Assert.Equal((9990, 30000), ((await sandbox.BalanceAsync()).Available, (await sandbox.BalanceAsync(seller)).Available));
        var payment = await sandbox.GetAsync($"/v1/charges/{transfer["destination_payment"]}?expand[]=balance_transaction", seller);
        Assert.Equal(("payment", 30000), ((string?)payment["balance_transaction"]!["type"], (long)payment["balance_transaction"]!["net"]!));
        Assert.Equal((string?)transfer["id"], (string?)payment["source_transfer"]);
        var entry = await sandbox.GetAsync($"/v1/balance_transactions/{transfer["balance_transaction"]}");
        Assert.Equal(("transfer", -30000), ((string?)entry["type"], (long)entry["net"]!));
        Assert.Contains(transfer["id"]!.ToString(), (await sandbox.HearAsync("transfer.created")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transfer_takes_its_group_from_the_charge_and_is_found_by_it()
    {
        var (seller, charge) = (await sandbox.SellerAsync(), await sandbox.ChargeAsync());
        var group = (string?)(await sandbox.GetAsync($"/v1/charges/{charge}"))["transfer_group"];

        var transfer = await sandbox.TransferAsync(seller, 100, charge);

        Assert.NotNull(group);
        Assert.Equal(group, (string?)transfer["transfer_group"]);
        Assert.Single(await sandbox.ListAsync($"/v1/transfers?transfer_group={group}&destination={seller}"));
        Assert.Empty(await sandbox.ListAsync("/v1/transfers?transfer_group=other"));
    }

    [Fact]
    public async Task All_transfers_of_a_charge_are_no_more_than_the_charge()
    {
        var (seller, charge) = (await sandbox.SellerAsync(), await sandbox.ChargeAsync());
        await sandbox.ChargeAsync(); // There is more money, but not of this charge.
        var first = await sandbox.TransferAsync(seller, 30000, charge);

        var refused = await sandbox.CallAsync(HttpMethod.Post, "/v1/transfers", SandboxMarket.TransferForm(seller, 9991, charge));

        Assert.Equal((400, "amount"), (refused.Status, refused.Parameter));
        Assert.Contains("must not exceed the source amount of 399.90 CNY. (There is already a transfer", refused.Body.ToJsonString(), StringComparison.Ordinal);
        await sandbox.PostAsync($"/v1/transfers/{first["id"]}/reversals", "amount=1");
        await sandbox.TransferAsync(seller, 9991, charge);
    }

    [Theory]
    [InlineData("amount=100&currency=cny", "parameter_missing", "destination")]
    [InlineData("amount=100&currency=cny&destination=acct_nobody", "resource_missing", "destination")]
    [InlineData("amount=100&currency=cny&destination={seller}&source_transaction=ch_none", "resource_missing", "source_transaction")]
    [InlineData("amount=0&currency=cny&destination={seller}", "parameter_invalid_integer", "amount")]
    [InlineData("amount=100&currency=usd&destination={seller}&source_transaction={charge}", null, "currency")]
    [InlineData("amount=39991&currency=cny&destination={seller}", "balance_insufficient", null)]
    [InlineData("amount=100&currency=cny&destination={seller}&colour=red", "parameter_unknown", "colour")]
    public async Task What_can_not_be_transferred_is_refused_as_stripe_does(string form, string? code, string? parameter)
    {
        var (seller, charge) = (await sandbox.SellerAsync(), await sandbox.ChargeAsync());
        var filled = form.Replace("{seller}", seller, StringComparison.Ordinal).Replace("{charge}", charge, StringComparison.Ordinal);

        var said = await sandbox.CallAsync(HttpMethod.Post, "/v1/transfers", filled);

        Assert.Equal((400, "invalid_request_error", code, parameter), (said.Status, said.Type, said.Code, said.Parameter));
        Assert.Equal((39990, 0), await sandbox.BalanceAsync());
    }

    [Fact]
    public async Task A_refusal_is_the_answer_to_its_key_and_a_new_key_tries_again()
    {
        var seller = await sandbox.SellerAsync();
        var form = SandboxMarket.TransferForm(seller, 100);
        await sandbox.CallAsync(HttpMethod.Post, "/v1/transfers", form, key: "release:1");
        await sandbox.ChargeAsync();

        var again = await sandbox.CallAsync(HttpMethod.Post, "/v1/transfers", form, key: "release:1");
        var anew = await sandbox.CallAsync(HttpMethod.Post, "/v1/transfers", form, key: "release:2");

        Assert.Equal(("balance_insufficient", "true", 200), (again.Code, again.Headers["Idempotent-Replayed"], anew.Status));
    }

    [Fact]
    public async Task A_reversal_brings_money_back_in_parts_until_nothing_is_left()
    {
        var seller = await sandbox.SellerAsync();
        var transfer = SandboxMarket.Id(await sandbox.TransferAsync(seller, 10000, await sandbox.ChargeAsync()));

        var part = await sandbox.PostAsync($"/v1/transfers/{transfer}/reversals", "amount=4000&metadata[why]=refund");
        var tooMuch = await sandbox.CallAsync(HttpMethod.Post, $"/v1/transfers/{transfer}/reversals", "amount=6001");
        var rest = await sandbox.PostAsync($"/v1/transfers/{transfer}/reversals");
        var over = await sandbox.CallAsync(HttpMethod.Post, $"/v1/transfers/{transfer}/reversals", "");

        Assert.Equal((4000, 6000), ((long)part["amount"]!, (long)rest["amount"]!));
        Assert.Equal((400, "amount", 400), (tooMuch.Status, tooMuch.Parameter, over.Status));
        Assert.Equal((39990, 0), ((await sandbox.BalanceAsync()).Available, (await sandbox.BalanceAsync(seller)).Available));
        var after = await sandbox.GetAsync($"/v1/transfers/{transfer}");
        Assert.Equal((true, 10000, 2), ((bool)after["reversed"]!, (long)after["amount_reversed"]!, after["reversals"]!["data"]!.AsArray().Count));
        var refund = await sandbox.GetAsync($"/v1/refunds/{part["destination_payment_refund"]}", seller);
        Assert.Equal((4000, (string?)part["id"]), ((long)refund["amount"]!, (string?)refund["source_transfer_reversal"]));
        Assert.Equal([(string)rest["id"]!, (string)part["id"]!], (await sandbox.ListAsync($"/v1/transfers/{transfer}/reversals")).Select(each => (string)each["id"]!));
        await sandbox.HearAsync("transfer.reversed");
    }

    [Fact]
    public async Task What_the_seller_has_paid_out_can_not_be_taken_back()
    {
        var (seller, _) = await sandbox.PayoutAsync();
        var transfer = (string)(await sandbox.ListAsync($"/v1/transfers?destination={seller}"))[0]["id"]!;

        var refused = await sandbox.CallAsync(HttpMethod.Post, $"/v1/transfers/{transfer}/reversals", "amount=4001");

        Assert.Equal((400, "balance_insufficient"), (refused.Status, refused.Code));
        await sandbox.PostAsync($"/v1/transfers/{transfer}/reversals", "amount=4000");
        Assert.Equal((0, 0), await sandbox.BalanceAsync(seller));
    }

    [Fact]
    public async Task A_note_on_a_transfer_is_told_as_an_update()
    {
        var transfer = await sandbox.TransferAsync(await sandbox.SellerAsync(), 100, await sandbox.ChargeAsync());

        var noted = await sandbox.PostAsync($"/v1/transfers/{transfer["id"]}", "metadata[order]=1023&description=Apples");

        Assert.Equal(("1023", "Apples"), ((string?)noted["metadata"]!["order"], (string?)noted["description"]));
        await sandbox.HearAsync("transfer.updated");
    }
}
