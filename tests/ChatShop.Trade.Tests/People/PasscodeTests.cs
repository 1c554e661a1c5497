using ChatShop.Trade.People;

namespace ChatShop.Trade.Tests.People;

public sealed class PasscodeTests
{
    [Fact]
    public void A_code_is_good_for_ten_minutes_and_not_an_instant_longer()
    {
        var code = Passcode.Issue(PasscodeUse.Join, "482913", new PersonId(1), Some.Morning);
        Assert.True(code.IsGood(Some.Morning.AddMinutes(10).AddTicks(-1)));
        Assert.False(code.IsGood(Some.Morning.AddMinutes(10)));
    }

    [Fact]
    public void An_operator_s_code_is_longer_and_lives_an_hour()
    {
        Assert.True(Passcode.DigitsFor(PasscodeUse.Operate) > Passcode.DigitsFor(PasscodeUse.Join));
        Assert.Equal(Some.Morning.AddHours(1), Passcode.Issue(PasscodeUse.Operate, "4829135702", null, Some.Morning).EndsAt);
    }

    [Fact]
    public void What_is_kept_are_not_the_digits_and_the_same_digits_for_another_use_are_another_code()
    {
        var kept = Passcode.Issue(PasscodeUse.Join, "482913", null, Some.Morning).Hash;
        Assert.DoesNotContain("482913", kept, StringComparison.Ordinal);
        Assert.NotEqual(kept, Passcode.HashOf(PasscodeUse.Operate, "482913"));
    }

    [Fact]
    public void After_five_wrong_codes_one_waits_until_the_first_of_them_is_an_hour_old()
    {
        var wrong = Enumerable.Range(0, 5).Select(minute => ((PersonId?)Some.Buyer, Some.Morning.AddMinutes(minute))).ToList();
        Assert.Equal(new TooManyWrongCodes(50), Guessing.Refuse(Some.Buyer, wrong, Some.Morning.AddMinutes(10)));
        Assert.Null(Guessing.Refuse(new PersonId(8), wrong, Some.Morning.AddMinutes(10)));
        Assert.Null(Guessing.Refuse(Some.Buyer, wrong[1..], Some.Morning.AddMinutes(60)));
    }

    [Fact]
    public void Whoever_guesses_under_many_names_stops_everybody_for_a_while()
    {
        var wrong = Enumerable.Range(0, Guessing.MostOfAll).Select(who => ((PersonId?)new PersonId(100 + who), Some.Morning)).ToList();
        Assert.Equal(new TooManyWrongCodes(30), Guessing.Refuse(Some.Buyer, wrong, Some.Morning.AddMinutes(30)));
        Assert.Null(Guessing.Refuse(Some.Buyer, wrong[1..], Some.Morning.AddMinutes(30)));
    }
}
