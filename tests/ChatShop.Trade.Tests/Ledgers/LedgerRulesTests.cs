using ChatShop.Trade.Ledgers;
using CsCheck;

namespace ChatShop.Trade.Tests.Ledgers;

/// <summary>Which sums an account may hold: an act that would break the books is not done.</summary>
public sealed class LedgerRulesTests
{
    private static readonly ShopId Seller = new(3);

    private static string[] NeverNegative =>
    [
        Account.Escrow(new OrderNumber(1001)), Account.Review(new PaymentId(7)), Account.Balance(Seller), Account.InTransit(Seller), Account.Payable(Seller),
    ];

    private static string[] NeverPositive => [Account.Chargeback("dp_1"), Account.Owed(Seller), Account.Fees, Account.Loss];

    private static string[] Either => [Account.Commission, Account.External("card"), Account.PaidOut(Seller)];

    public static TheoryData<string> Kept => [.. NeverNegative];

    public static TheoryData<string> Borne => [.. NeverPositive];

    public static TheoryData<string> Free => [.. Either];

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_is_kept_for_somebody_may_be_used_up_and_no_more(string account) =>
        Assert.Equal((true, true, false), (LedgerRules.Allows(account, 1), LedgerRules.Allows(account, 0), LedgerRules.Allows(account, -1)));

    [Theory]
    [MemberData(nameof(Borne))]
    public void What_is_owed_or_borne_may_be_made_good_and_no_more(string account) =>
        Assert.Equal((true, true, false), (LedgerRules.Allows(account, -1), LedgerRules.Allows(account, 0), LedgerRules.Allows(account, 1)));

    [Theory]
    [MemberData(nameof(Free))]
    public void The_world_outside_and_the_market_s_own_share_may_hold_any_sum(string account) =>
        Assert.All([-1, 0, 1], sum => Assert.True(LedgerRules.Allows(account, sum)));

    [Theory]
    [InlineData(Causes.Cash, true)]
    [InlineData(Causes.Code, true)]
    [InlineData("debt", true)]
    [InlineData("settlement", false)]
    [InlineData(Causes.Payment, false)]
    [InlineData(Causes.Release, false)]
    [InlineData(Causes.Refund, false)]
    [InlineData("", false)]
    public void A_seller_s_debt_grows_by_sales_paid_by_hand_and_by_refunds_of_what_is_taken_and_by_nothing_else(string cause, bool allowed) =>
        Assert.Equal(allowed, LedgerRules.Allows(Account.Owed(Seller), -100, -101, cause));

    [Fact]
    public void A_seller_s_debt_may_shrink_for_any_reason_but_never_turns_into_a_credit() =>
        Gen.Select(Gen.Long[-100_000, 0], Gen.Long[-100_000, 1_000]).Where((before, after) => after >= before).Sample((before, after) =>
        {
            Assert.Equal(after <= 0, LedgerRules.Allows(Account.Owed(Seller), before, after, "settlement"));
            Assert.Equal(after <= 0, LedgerRules.Allows(Account.Owed(Seller), before, after, Causes.Cash));
        });
}
