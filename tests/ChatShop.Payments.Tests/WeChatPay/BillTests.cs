using ChatShop.Trade;
using ChatShop.Trade.Payments;

namespace ChatShop.Payments.Tests.WeChatPay;

/// <summary>What moved, as WeChat Pay's daily bills say.</summary>
public sealed class BillTests
{
    private const string TradeHeading = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";
    private const string FlowHeading = "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额（元）,账户结余（元）,资金变更提交申请人,备注,业务凭证号";
    private const string Paid = "`2026-11-24 09:00:00,`wx1,`1900000109,`,`,`42001,`pay7-x,`oA,`JSAPI,`SUCCESS,`OTHERS,`CNY,`399.90,`0.00,`0,`0,`0.00,`0.00,`,`,`苹果, 梨,`pay7,`2.40,`0.60%,`399.90,`0.00,`";
    private const string Refunded = "`2026-11-20 10:00:00,`wx1,`1900000109,`,`,`42001,`pay7-x,`oA,`JSAPI,`REFUND,`OTHERS,`CNY,`0.00,`0.00,`50301,`ref4-x,`20.00,`0.00,`ORIGINAL,`SUCCESS,`苹果,`pay7,`-0.12,`0.60%,`0.00,`20.00,`";
    private const string TradeSums = "总交易单数,应结订单总金额,退款总金额\n`2,`399.90,`20.00";
    private const string PaidFlow = "`2026-11-24 09:00:01,`42001,`F1,`交易,`交易,`收入,`399.90,`399.90,`system,`,`42001";
    private const string Fee = "`2026-11-24 09:00:01,`42001,`F2,`扣除交易手续费,`扣除交易手续费,`支出,`2.40,`397.50,`system,`,`42001";
    private const string Share = "`2026-11-24 12:00:00,`30001,`F3,`分账,`分账,`支出,`100.00,`297.50,`1900000109API,`,`tra4-1-x";
    private const string Back = "`2026-11-24 13:00:00,`31001,`F4,`分账回退,`分账回退,`收入,`5.00,`302.50,`1900000109API,`,`ref4-reversal-x";

    private static readonly DateTimeOffset Midnight = new(2026, 11, 24, 0, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task Payments_refunds_and_shares_are_told_once_each_with_their_day_and_sign()
    {
        await using var merchant = await WithBillsAsync();

        var movements = await MovementsAsync(merchant, Midnight, Midnight.AddDays(1));

        Assert.Equal(
            [
                new Movement("42001", "42001", "payment", new Money(39990, Currency.Cny), Midnight.AddHours(9)),
                new Movement("50301", "50301", "refund", new Money(-2000, Currency.Cny), Midnight),
                new Movement("30001", "tra4-1-x", "分账", new Money(-10000, Currency.Cny), Midnight.AddHours(12)),
                new Movement("31001", "ref4-reversal-x", "分账回退", new Money(500, Currency.Cny), Midnight.AddHours(13)),
            ],
            movements);
    }

    [Fact]
    public async Task Only_what_lies_in_between_is_told()
    {
        await using var merchant = await WithBillsAsync();

        Assert.Equal("30001", Assert.Single(await MovementsAsync(merchant, Midnight.AddHours(10), Midnight.AddHours(13))).Id);
    }

    [Fact]
    public async Task A_day_without_a_bill_has_no_movements_and_today_is_not_asked_for()
    {
        await using var merchant = await Merchant.OpenAsync();

        Assert.Empty(await MovementsAsync(merchant, Midnight, Midnight.AddDays(3)));

        Assert.Equal(
            ["GET /v3/bill/tradebill?bill_date=2026-11-24&bill_type=ALL", "GET /v3/bill/fundflowbill?bill_date=2026-11-24&account_type=BASIC"],
            merchant.WeChat.Asked);
    }

    [Fact]
    public async Task A_bill_that_is_not_the_one_announced_is_not_believed()
    {
        await using var merchant = await WithBillsAsync();
        merchant.WeChat.Next(Trick.None, Trick.Changed);

        var refused = await Assert.ThrowsAsync<ProviderUnreachableException>(() => MovementsAsync(merchant, Midnight, Midnight.AddDays(1)));

        Assert.Contains("hash", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "STATEMENT_CREATING")]
    [InlineData(403, "NO_AUTH")]
    public async Task A_bill_that_is_refused_is_no_day_without_movements(int status, string code)
    {
        await using var merchant = await WithBillsAsync();
        merchant.WeChat.Refuse(status, code);

        await Assert.ThrowsAsync<ProviderUnreachableException>(() => MovementsAsync(merchant, Midnight, Midnight.AddDays(1)));
    }

    private static async Task<Merchant> WithBillsAsync()
    {
        var merchant = await Merchant.OpenAsync();
        merchant.WeChat.BillsOfDays["tradebill 2026-11-24"] = string.Join("\r\n", "\uFEFF" + TradeHeading, Paid, Refunded, TradeSums);
        merchant.WeChat.BillsOfDays["fundflowbill 2026-11-24"] = string.Join("\n", FlowHeading, PaidFlow, Fee, Share, Back, "资金流水总笔数,收入笔数", "`4,`2");
        return merchant;
    }

    private static async Task<List<Movement>> MovementsAsync(Merchant merchant, DateTimeOffset from, DateTimeOffset until) =>
        await merchant.Payments.MovementsAsync(from, until, CancellationToken.None).ToListAsync();
}
