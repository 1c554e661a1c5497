using ChatShop.Trade.Lending;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Shops;

namespace ChatShop.Trade.Tests.Lending;

/// <summary>To whom money is offered, and why not to others.</summary>
public sealed class LoanRulesTests
{
    private static readonly LoanOffer Bank = new("农信社", Some.Cny(10_000), Some.Cny(500_000), 5, 10, 60);
    private static readonly LoanSight Sold1000 = new("王婶菜园", Some.Cny(100_000), 2);

    [Fact]
    public void What_must_be_paid_back_is_known_to_the_fen_before() =>
        Assert.Equal((Some.Cny(617), Some.Cny(12_962)), (Bank.FeeOf(Some.Cny(12_345)), Bank.TotalOf(Some.Cny(12_345))));

    [Fact]
    public void No_more_is_offered_than_half_of_what_was_sold() =>
        Assert.Equal(Some.Cny(50_000), Assert.Single(LoanRules.ChoicesFor(Rules(0), Sold1000, null).Fact!.Offers).Most);

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void Nothing_is_offered_that_leaves_too_little_of_a_sale(int marketPercent, bool isOffered) =>
        Assert.Equal(isOffered, LoanRules.ChoicesFor(Rules(marketPercent), Sold1000, null).Refusal is not TooLittleKept);

    [Fact]
    public void Without_a_shop_or_sales_or_a_lender_nothing_is_offered()
    {
        Assert.IsType<NoShopYet>(LoanRules.ChoicesFor(Rules(0), null, null).Refusal);
        Assert.IsType<NothingSoldYet>(LoanRules.ChoicesFor(Rules(0), Sold1000 with { Sales = Some.Cny(0) }, null).Refusal);
        Assert.IsType<TooLittleSold>(LoanRules.ChoicesFor(Rules(0), Sold1000 with { Sales = Some.Cny(19_998) }, null).Refusal);
        Assert.IsType<NobodyLends>(LoanRules.ChoicesFor(Rules(0) with { LoanOffers = [] }, null, null).Refusal);
    }

    [Fact]
    public void One_loan_at_a_time()
    {
        var loan = Loan.Apply(new LoanId(1), new ShopId(3), Bank, Some.Cny(20_000), default).Fact!;
        Assert.True(Assert.IsType<LoanOpenAlready>(LoanRules.ChoicesFor(Rules(0), Sold1000, loan).Refusal).IsApplied);
        Assert.True(loan.Decide(isApproved: true, default));
        Assert.False(loan.Decide(isApproved: false, default));
        Assert.Equal(Some.Cny(21_000), Assert.IsType<LoanOpenAlready>(LoanRules.ChoicesFor(Rules(0), Sold1000, loan).Refusal).Left);
    }

    [Theory]
    [InlineData(9_999)]
    [InlineData(500_001)]
    public void An_amount_outside_the_offer_is_refused(long fen) =>
        Assert.Equal(new LoanOutOfRange(Bank.Least, Bank.Most), Loan.Apply(new LoanId(1), new ShopId(3), Bank, Some.Cny(fen), default).Refusal);

    private static MarketRules Rules(decimal feePercent) => new("zh-CN", TimeZoneInfo.Utc, Currency.Cny, feePercent, 7, 30) { LoanOffers = [Bank] };
}
