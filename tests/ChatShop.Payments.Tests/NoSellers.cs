using ChatShop.Trade;
using ChatShop.Trade.Payouts;

namespace ChatShop.Payments.Tests;

/// <summary>A market whose sellers have not been given anything yet: nobody asks about their accounts.</summary>
internal sealed class NoSellers : IPayoutRecords
{
    public Task<BalanceTold> BalanceAsync(PersonId seller, CancellationToken cancellation) => throw Unasked();

    public Task<SellerAccountTold> AccountAsync(ShopId shop, string provider, CancellationToken cancellation) => throw Unasked();

    public Task<SellerAccountTold?> AccountAsync(string providerId, CancellationToken cancellation) => throw Unasked();

    public Task<Transfer?> TransferAsync(TransferId transfer, CancellationToken cancellation) => throw Unasked();

    public Task<Payout?> PayoutAsync(PayoutId payout, CancellationToken cancellation) => throw Unasked();

    public Task<Payout?> PayoutAsync(string providerId, CancellationToken cancellation) => throw Unasked();

    public Task<IReadOnlyList<PayoutId>> DuePayoutsAsync(DateTimeOffset now, int limit, CancellationToken cancellation) => throw Unasked();

    public Task<IReadOnlyList<TransferId>> TransfersToSendAsync(DateTimeOffset now, int limit, CancellationToken cancellation) => throw Unasked();

    public Task<IReadOnlyList<TransferId>> WaitingForAsync(PersonId seller, CancellationToken cancellation) => throw Unasked();

    public Task<IReadOnlyList<string>> UnreadyAccountsAsync(int limit, CancellationToken cancellation) => throw Unasked();

    public Task<IReadOnlyList<PayoutId>> OpenPayoutsAsync(int limit, CancellationToken cancellation) => throw Unasked();

    public Task<IReadOnlyList<PayoutId>> PaidOutAsync(DateTimeOffset since, CancellationToken cancellation) => throw Unasked();

    private static NotSupportedException Unasked() => new("No seller has an account yet.");
}
