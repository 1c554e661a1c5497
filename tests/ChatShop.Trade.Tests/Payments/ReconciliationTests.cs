using ChatShop.Trade.Ledgers;
using ChatShop.Trade.Payments;

namespace ChatShop.Trade.Tests.Payments;

/// <summary>A day of the ledger beside what the providers say moved: each fen stands on both sides, or is shown.</summary>
public sealed class ReconciliationTests
{
    [Fact]
    public void What_stands_on_both_sides_is_no_difference_whichever_way_it_moved() => Assert.Empty(
        Compare([Moved("ch_1", 5000), Moved("re_1", -2000)], [Booked("ch_1", 5000), Booked("re_1", 2000, Causes.Refund)]));

    [Fact]
    public void What_only_the_provider_has_is_shown_with_how_much_moved() =>
        Assert.Equal([new Difference("ch_1", "charge", null, Some.Cny(5000))], Compare([Moved("ch_1", -5000)], []));

    [Fact]
    public void What_only_the_ledger_has_is_shown_with_how_much_was_booked() =>
        Assert.Equal([new Difference("ch_1", Causes.Payment, Some.Cny(5000), null)], Compare([], [Booked("ch_1", 5000)]));

    [Fact]
    public void Another_amount_is_shown_with_both() =>
        Assert.Equal([new Difference("ch_1", "charge", Some.Cny(4999), Some.Cny(5000))], Compare([Moved("ch_1", 5000)], [Booked("ch_1", 4999)]));

    [Fact]
    public void A_movement_of_nothing_is_missed_where_it_is_not_booked() =>
        Assert.Equal([new Difference("ch_1", "charge", null, Some.Cny(0))], Compare([Moved("ch_1", 0)], []));

    [Fact]
    public void Of_several_bookings_of_the_same_money_one_that_fits_is_enough() =>
        Assert.Empty(Compare([Moved("ch_1", 5000)], [Booked("ch_1", 1), Booked("ch_1", 5000)]));

    [Fact]
    public void A_booking_may_name_the_movement_instead_of_what_caused_it() =>
        Assert.Empty(Compare([new Movement("txn_1", "re_1", "refund_failure", Some.Cny(500), Some.Morning)], [Booked("txn_1", 500, "refundFailed")]));

    [Fact]
    public void A_chargeback_that_was_won_is_looked_for_under_the_id_with_which_it_began() => Assert.Empty(
        Compare([Moved("dp_1", -5000), Moved("dp_1", 5000)], [Booked("dp_1", 5000, "chargeback"), Booked("dp_1:won", 5000, "chargebackWon")]));

    [Theory]
    [InlineData("release")]
    [InlineData("settlement")]
    [InlineData("fee")]
    [InlineData("payout")]
    [InlineData("chargebackLost")]
    public void What_moves_nothing_at_the_provider_is_not_looked_for_there_and_stands_for_nothing(string cause)
    {
        Assert.Empty(Compare([], [Booked("x_1", 5000, cause)]));
        Assert.Single(Compare([Moved("x_1", 5000)], [Booked("x_1", 5000, cause)]));
    }

    [Fact]
    public void What_was_booked_a_little_later_than_it_moved_is_no_difference_on_either_day()
    {
        Assert.Empty(Reconciliation.Compare([], [Moved("ch_1", 5000)], [Booked("ch_1", 5000)], []));
        Assert.Empty(Reconciliation.Compare([Moved("ch_1", 5000)], [Moved("ch_1", 5000)], [], [Booked("ch_1", 5000)]));
    }

    [Fact]
    public void Those_who_run_the_market_hear_of_a_day_with_a_difference_and_of_no_other()
    {
        var differs = new DayReconciled(new DateOnly(2026, 3, 1), 1, [new Difference("ch_1", "charge", null, Some.Cny(1))], Some.Operators);
        Assert.Equal(Some.Operators.Select(person => (person, "operator")), Some.Heard(differs));
        Assert.Empty((differs with { Differences = [] }).Notices);
    }

    private static IReadOnlyList<Difference> Compare(Movement[] movements, Booking[] bookings) => Reconciliation.Compare(movements, movements, bookings, bookings);

    private static Movement Moved(string subject, long fen) => new($"txn_{subject}", subject, "charge", Some.Cny(fen), Some.Morning);

    private static Booking Booked(string reference, long fen, string cause = Causes.Payment) => new(reference, cause, Some.Cny(fen));
}
