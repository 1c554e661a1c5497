using System.Text.Json.Nodes;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;

namespace ChatShop.Payments.WeChatPay;

/// <summary>Hands on shares of what was paid: WeChat Pay's profit sharing puts them into the sellers' own wallets.</summary>
/// <remarks>Of one payment 30 percent may be shared unless WeChat Pay has granted the merchant more. docs/decisions/0014.</remarks>
internal sealed class WeChatPaySellers(WeChatPayClient client, WeChatPaySettings settings, MerchantKeys keys) : IPayoutProvider
{
    private const string Orders = "/v3/profitsharing/orders";
    private const string Returns = "/v3/profitsharing/return-orders";

    /// <inheritdoc/>
    public string Name => WeChatPaySetup.Provider;

    /// <inheritdoc/>
    public bool TransfersArrive => true;

    /// <inheritdoc/>
    /// <remarks>Adding one who is a receiver already changes nothing.</remarks>
    public async Task<ProviderAccount> OpenAccountAsync(AccountRequest request, CancellationToken cancellation)
    {
        var receiver = ShareReceiver.Of(request.Payee);
        (await AddAsync(receiver, receiver.GivesBack ? request.Name : null, cancellation)).Taken();
        return new ProviderAccount(receiver.ToString(), CanReceive: true, CanPayOut: true);
    }

    /// <inheritdoc/>
    /// <remarks>WeChat Pay can not be asked who is a receiver; a person is added once more, which tells. A merchant was added with its name, which is not kept.</remarks>
    public async Task<ProviderAccount> ReadAccountAsync(string accountId, CancellationToken cancellation)
    {
        var receiver = ShareReceiver.Parse(accountId);
        var canReceive = receiver.GivesBack || (await AddAsync(receiver, null, cancellation)).IsWell;
        return new ProviderAccount(accountId, canReceive, canReceive);
    }

    /// <inheritdoc/>
    public Task<Uri?> InviteAsync(string accountId, Uri returnUrl, CancellationToken cancellation) => Task.FromResult<Uri?>(null);

    /// <inheritdoc/>
    /// <remarks>The rest of the payment stays frozen for further shares; WeChat Pay frees it by itself. A share under way is asked for again later.</remarks>
    public async Task<string> TransferAsync(TransferRequest request, CancellationToken cancellation)
    {
        var receiver = ShareReceiver.Parse(request.Account);
        var charge = request.Charge ?? throw new ProviderRefusedException("WeChat Pay shares out what buyers paid, and nothing else.");
        var number = TradeNumber.For(request.Key, charge);
        var shared = await client.FindAsync($"{Orders}/{number}?transaction_id={charge}", cancellation)
            ?? (await client.PostAsync(Orders, BodyOf(request, receiver, number), cancellation)).Taken();
        var told = (shared.Body["receivers"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(it => it.Text("account") == receiver.Account);
        if (told is not null)
            request.Amount.MustBe(told.Number("amount"), "share");
        return Done(told, number, "sharing");
    }

    /// <inheritdoc/>
    public async Task<string> ReverseAsync(ReversalRequest request, CancellationToken cancellation)
    {
        var receiver = ShareReceiver.Parse(request.Account);
        if (!receiver.GivesBack)
            throw new ProviderRefusedException("WeChat Pay takes nothing back out of a person's wallet: settle it with the seller.");
        var number = TradeNumber.For(request.Key, request.TransferId);
        var returned = await client.FindAsync($"{Returns}/{number}?out_order_no={request.TransferId}", cancellation)
            ?? (await client.PostAsync(Returns, new JsonObject
            {
                ["out_order_no"] = request.TransferId,
                ["out_return_no"] = number,
                ["return_mchid"] = receiver.Account,
                ["amount"] = request.Amount.InFen("shares"),
                ["description"] = request.Reversal,
            }, cancellation)).Taken();
        request.Amount.MustBe(returned.Body.Number("amount"), "return");
        return Done(returned.Body, number, "returning");
    }

    /// <inheritdoc/>
    /// <remarks>Never asked for: what is shared lies in the seller's wallet at once.</remarks>
    public Task<ProviderPayout> PayOutAsync(PayoutRequest request, CancellationToken cancellation) => throw NothingToPayOut();

    /// <inheritdoc/>
    public Task<ProviderPayout> ReadPayoutAsync(string accountId, string payoutId, CancellationToken cancellation) => throw NothingToPayOut();

    private static ProviderRefusedException NothingToPayOut() => new("What WeChat Pay shares lies in the seller's own wallet: there is nothing to pay out.");

    /// <summary>The number of what is done: what is under way is asked for again later.</summary>
    private static string Done(JsonObject? told, string number, string doing) => told.Text("result") switch
    {
        "SUCCESS" => number,
        "CLOSED" or "FAILED" => throw new ProviderRefusedException(Refusals.Sentence(told.Text("fail_reason"), "")),
        _ => throw new ProviderUnreachableException($"WeChat Pay is still {doing} {number}: ask again."),
    };

    private Task<Answer> AddAsync(ShareReceiver receiver, string? name, CancellationToken cancellation)
    {
        var body = new JsonObject
        {
            ["appid"] = settings.AppId,
            ["type"] = receiver.Type,
            ["account"] = receiver.Account,
            ["relation_type"] = "SUPPLIER",
        };
        if (name is not null)
            body["name"] = keys.Seal(name);
        return client.PostAsync("/v3/profitsharing/receivers/add", body, cancellation);
    }

    private JsonObject BodyOf(TransferRequest request, ShareReceiver receiver, string number) => new()
    {
        ["appid"] = settings.AppId,
        ["transaction_id"] = request.Charge,
        ["out_order_no"] = number,
        ["receivers"] = new JsonArray(new JsonObject
        {
            ["type"] = receiver.Type,
            ["account"] = receiver.Account,
            ["amount"] = request.Amount.InFen("shares"),
            ["description"] = $"{request.Payment} {request.Transfer}",
        }),
        ["unfreeze_unspent"] = false,
    };
}
