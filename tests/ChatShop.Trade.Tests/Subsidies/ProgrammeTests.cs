using ChatShop.Trade.Subsidies;

namespace ChatShop.Trade.Tests.Subsidies;

/// <summary>What a programme gives for an order, and what it never does.</summary>
public sealed class ProgrammeTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);
    private static readonly ProgrammeTerms Apples = new("苹果补贴", "苹果", null, 10m, Some.Cny(0), Some.Cny(5_000), Some.Cny(20_000), Today, Today.AddDays(30));
    private static readonly ProgrammeTerms Twice = Apples with { Percent = 0m, Each = Some.Cny(200) };
    private static readonly SupportedSale Sale = new(Today, "李家村", false, [("红富士苹果", Some.Cny(6_000)), ("土豆", Some.Cny(4_000))], Some.Cny(10_000), Some.Cny(0));

    [Fact]
    public void A_percentage_is_of_the_goods_it_is_for_and_an_amount_is_once_for_an_order()
    {
        Assert.Equal(Some.Cny(600), Funded(Apples).ShareOf(Sale, Some.Cny(0)));
        Assert.Equal(Some.Cny(1_000), Funded(Apples with { Goods = null }).ShareOf(Sale, Some.Cny(0)));
        Assert.Equal(Some.Cny(200), Funded(Twice).ShareOf(Sale, Some.Cny(0)));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void Only_orders_of_its_days_count(int days, bool isGiven) =>
        Assert.Equal(isGiven, Funded(Apples).ShareOf(Sale with { PlacedOn = Today.AddDays(days) }, Some.Cny(0)).Minor > 0);

    [Fact]
    public void Nothing_is_given_for_other_goods_other_villages_own_orders_or_without_money()
    {
        Assert.Equal(Some.Cny(0), Funded(Apples with { Goods = "梨" }).ShareOf(Sale, Some.Cny(0)));
        Assert.Equal(Some.Cny(0), Funded(Apples with { Village = "王家村" }).ShareOf(Sale, Some.Cny(0)));
        Assert.Equal(Some.Cny(600), Funded(Apples with { Village = "李家村" }).ShareOf(Sale, Some.Cny(0)));
        Assert.Equal(Some.Cny(0), Funded(Apples with { Village = "李家村" }).ShareOf(Sale with { Village = "" }, Some.Cny(0)));
        Assert.Equal(Some.Cny(0), Funded(Apples).ShareOf(Sale with { IsOwn = true }, Some.Cny(0)));
        Assert.Equal(Some.Cny(0), Opened(Apples).ShareOf(Sale, Some.Cny(0)));
    }

    [Fact]
    public void No_more_is_given_than_the_goods_brought_than_a_shop_may_get_and_than_is_there()
    {
        Assert.Equal(Some.Cny(150), Funded(Twice).ShareOf(Sale with { Lines = [("苹果干", Some.Cny(150))] }, Some.Cny(0)));
        Assert.Equal(Some.Cny(500), Funded(Apples).ShareOf(Sale with { Supported = Some.Cny(9_500) }, Some.Cny(0)));
        Assert.Equal(Some.Cny(100), Funded(Apples).ShareOf(Sale, Some.Cny(4_900)));
        Assert.Equal(Some.Cny(0), Funded(Apples).ShareOf(Sale, Some.Cny(5_000)));
        Assert.Equal(Some.Cny(70), Funded(Apples, 70).ShareOf(Sale, Some.Cny(0)));
    }

    [Fact]
    public void What_is_booked_in_is_never_more_than_the_budget_and_what_is_left_goes_back_in_the_end()
    {
        var programme = Funded(Apples, 15_000);
        Assert.Equal(new FundsOutOfRange(Some.Cny(5_000)), programme.Fund(Some.Cny(5_001)));
        Assert.Equal(new FundsOutOfRange(Some.Cny(5_000)), programme.Fund(Some.Cny(0)));
        programme.Give(Some.Cny(600));
        Assert.Throws<InvalidOperationException>(() => programme.Give(Some.Cny(14_401)));

        Assert.Equal(Some.Cny(14_400), programme.Close(default));
        Assert.Null(programme.Close(default));
        Assert.Equal((Some.Cny(600), Some.Cny(600), Some.Cny(0)), (programme.Received, programme.Spent, programme.Left));
        Assert.Equal(new NoSuchProgramme(1), programme.Fund(Some.Cny(100)));
        Assert.Equal(Some.Cny(0), programme.ShareOf(Sale, Some.Cny(0)));

        programme.TakeBack(Some.Cny(60)); // A refund long after: whoever ends it again gives that back too.
        Assert.Equal(Some.Cny(60), programme.Close(default));
    }

    [Fact]
    public void Rules_that_can_not_be_are_refused_by_their_part()
    {
        Assert.Equal(ProgrammePart.Name, Why(Apples with { Name = " " }));
        Assert.Equal(ProgrammePart.Share, Why(Apples with { Each = Some.Cny(200) }));
        Assert.Equal(ProgrammePart.Share, Why(Apples with { Percent = 0m }));
        Assert.Equal(ProgrammePart.Share, Why(Apples with { Percent = 100.5m }));
        Assert.Equal(ProgrammePart.Budget, Why(Apples with { MostPerShop = Some.Cny(20_001) }));
        Assert.Equal(ProgrammePart.Budget, Why(Twice with { Each = Some.Cny(5_001) }));
        Assert.Equal(ProgrammePart.Days, Why(Apples with { Until = Today.AddDays(-1), From = Today.AddDays(-9) }));
        Assert.Equal(ProgrammePart.Days, Why(Apples with { From = Today.AddDays(31) }));
    }

    [Theory]
    [InlineData(600, 10_000, 5_000, 300)]
    [InlineData(600, 10_000, 0, 600)]
    [InlineData(100, 300, 100, 67)]
    public void A_refund_takes_the_same_part_back_and_no_fen_is_left_over(long granted, long before, long after, long back)
    {
        var use = SubsidyUse.Of(1, new ProgrammeId(1), new OrderNumber(1001), new ShopId(1), "", Some.Cny(granted), default);
        Assert.Equal(Some.Cny(back), use.GiveBack(Some.Cny(before), Some.Cny(after)));
        Assert.Equal(Some.Cny(granted - back), use.Amount);
        use.GiveBack(Some.Cny(after), Some.Cny(0));
        Assert.Equal((Some.Cny(0), Some.Cny(granted)), (use.Amount, use.Granted));
    }

    private static ProgrammePart Why(ProgrammeTerms terms) =>
        Assert.IsType<ProgrammeUnclear>(Programme.Open(new ProgrammeId(1), terms, Today, default).Refusal).Part;

    private static Programme Opened(ProgrammeTerms terms) => Programme.Open(new ProgrammeId(1), terms, Today, default).Fact!;

    private static Programme Funded(ProgrammeTerms terms, long fen = 20_000)
    {
        var programme = Opened(terms);
        Assert.Null(programme.Fund(Some.Cny(fen)));
        return programme;
    }
}
