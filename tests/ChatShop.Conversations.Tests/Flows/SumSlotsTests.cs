using ChatShop.Conversations.Flows;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payouts;
using ChatShop.Understanding;
using CsCheck;

namespace ChatShop.Conversations.Tests.Flows;

/// <summary>Sums that are said: how they are taken, and what they are held to.</summary>
public sealed class SumSlotsTests
{
    private static readonly Gen<Money> AnySum = Gen.Select(Gen.Long[-200, 200], Gen.Enum<Currency>(), (minor, currency) => new Money(minor, currency));

    /// <summary>One fen around the limit is where it is decided.</summary>
    private static readonly Gen<(Money There, Money Said)> There = Gen.Select(
        Gen.Long[1, 100], Gen.Enum<Currency>(), AnySum, Gen.Long[-1, 1], Gen.Bool,
        (there, currency, said, beside, near) => (new Money(there, currency), near ? new Money(there + beside, currency) : said));

    [Fact]
    public Task A_refund_is_something_and_no_more_than_was_paid_in_the_money_it_was_paid_in() => There.SampleAsync(async it =>
    {
        var refusal = await CheckAsync(new FilledSlots { Order = 1001, Paid = it.There, Amount = it.Said });
        Assert.Equal(IsWithin(it.Said, 1, it.There) ? null : new RefundOutOfRange(new OrderNumber(1001), it.There), refusal);
    });

    [Fact]
    public Task A_payout_is_something_and_no_more_than_lies_there_in_the_money_that_lies_there() => There.SampleAsync(async it =>
    {
        var refusal = await CheckAsync(new FilledSlots { Ready = it.There, Amount = it.Said });
        Assert.Equal(IsWithin(it.Said, 1, it.There) ? null : new PayoutOutOfRange(it.There), refusal);
    });

    [Fact]
    public Task Whoever_decides_may_also_give_nothing_back_and_a_sum_that_can_not_be_is_forgotten() => There.SampleAsync(async it =>
    {
        var slots = new FilledSlots { Order = 1001, Paid = it.There, Amount = it.Said };
        var refusal = await SumSlots.CheckBackAsync(null!, slots);
        var may = IsWithin(it.Said, 0, it.There);
        Assert.Equal(may ? null : new RefundOutOfRange(new OrderNumber(1001), it.There), refusal);
        Assert.Equal(may ? it.Said : null, slots.Amount);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task What_was_paid_from_hand_to_hand_is_not_ours_to_give_back(bool byCode) => AnySum.SampleAsync(async said =>
        Assert.Equal(
            new PaidByHand(new OrderNumber(1001), byCode),
            await CheckAsync(new FilledSlots { Order = 1001, Paid = new Money(0, Currency.Cny), ByCode = byCode, Amount = said })));

    [Fact]
    public async Task As_long_as_no_sum_was_said_nothing_is_wrong_with_it()
    {
        Assert.Null(await CheckAsync(new FilledSlots { Order = 1001, Paid = new Money(1, Currency.Cny) }));
        Assert.Null(await CheckAsync(new FilledSlots { Ready = new Money(1, Currency.Cny) }));
        Assert.Null(await SumSlots.CheckBackAsync(null!, new FilledSlots { Order = 1001, Paid = new Money(1, Currency.Cny) }));
    }

    [Theory]
    [InlineData("20", 2000L)]
    [InlineData("0.01", 1L)]
    [InlineData("1000000", 100_000_000L)]
    [InlineData("1000000.01", null)]
    [InlineData("-1000000.01", null)]
    [InlineData("-20", -2000L)]
    public void A_sum_is_taken_to_the_fen_up_to_a_million_and_replaces_all_and_nothing(string said, long? fen)
    {
        var slots = new FilledSlots { BackAll = true, BackNothing = true };
        var amount = decimal.Parse(said, System.Globalization.CultureInfo.InvariantCulture);
        SumSlots.Fill(slots, new Slots { Amount = new AmountSlot(amount, "CNY") }, Currency.Eur);
        Assert.Equal(fen is { } minor ? new Money(minor, Currency.Cny) : null, slots.Amount);
        Assert.Equal((fen is null, fen is null), (slots.BackAll, slots.BackNothing));
    }

    [Fact]
    public void A_price_without_per_is_a_sum_and_one_with_per_is_none()
    {
        var slots = new FilledSlots();
        SumSlots.Fill(slots, new Slots { Price = new PriceSlot(20m, "CNY", new Measure(1m, "jin", true)) }, Currency.Cny);
        Assert.Null(slots.Amount);
        SumSlots.Fill(slots, new Slots { Price = new PriceSlot(20m, "CNY", null) }, Currency.Cny);
        Assert.Equal(new Money(2000, Currency.Cny), slots.Amount);
    }

    private static bool IsWithin(Money said, long least, Money most) =>
        said.Currency == most.Currency && said.Minor >= least && said.Minor <= most.Minor;

    private static Task<Refusal?> CheckAsync(FilledSlots slots) => SumSlots.CheckAsync(null!, slots);
}
