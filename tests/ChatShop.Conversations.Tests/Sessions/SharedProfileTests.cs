using ChatShop.Conversations.Flows;
using ChatShop.Conversations.Sessions;
using ChatShop.Trade;
using ChatShop.Trade.Listings;

namespace ChatShop.Conversations.Tests.Sessions;

/// <summary>A person with several contacts has one basket and one language; whoever writes over the other's turn takes theirs again.</summary>
public abstract class SharedProfileTests(ITestRedis redis) : SessionTests(redis)
{
    private long Person => Convert.ToInt64(Thread[..12], 16);

    [Fact]
    public async Task What_one_contact_puts_aside_the_other_finds_and_what_it_takes_away_is_gone_for_both()
    {
        var (phone, page) = (Contact(), Contact());
        await TurnAsync(phone, profile => profile.Basket.Add(Goods(1)));
        await TurnAsync(page, profile => Assert.Equal([1L], Listings(profile)));
        await TurnAsync(page, profile => profile.Basket.Clear());
        await TurnAsync(phone, profile => Assert.Empty(profile.Basket));
    }

    [Fact]
    public async Task Whoever_joins_brings_what_they_have_put_aside_and_what_both_have_is_there_once_as_it_was()
    {
        var (phone, page) = (Contact(), new Profile { Person = Person, Basket = { Goods(1, jin: 99), Goods(2) } });
        await TurnAsync(phone, profile => profile.Basket.Add(Goods(1, jin: 10)));
        await TurnAsync(page, profile => profile.IsJoined = true);
        await TurnAsync(phone, profile =>
        {
            Assert.Equal([1L, 2L], Listings(profile));
            Assert.Equal(new Quantity(10, Unit.Jin), profile.Basket[0].Quantity);
        });
    }

    [Fact]
    public async Task Whoever_is_parted_in_a_turn_and_becomes_another_person_finds_that_person_s_basket()
    {
        var (phone, page) = (Contact(), new Profile { Person = Person + 1, IsJoined = true });
        await TurnAsync(phone, profile => profile.Basket.Add(Goods(1)));
        await TurnAsync(page, profile => profile.Basket.Add(Goods(2)));
        await TurnAsync(page, profile => profile.Person = Person);
        Assert.Equal([1L, 2L], Listings(page));
    }

    [Fact]
    public async Task Whoever_is_reached_in_one_way_only_shares_nothing()
    {
        var (alone, other) = (new Profile { Person = Person, Basket = { Goods(1) } }, Contact());
        await TurnAsync(alone, _ => { });
        await TurnAsync(other, profile => Assert.Empty(profile.Basket));
        Assert.Equal([1L], Listings(alone));
    }

    [Fact]
    public async Task Of_two_contacts_that_change_the_basket_at_once_the_second_is_refused_and_finds_the_first_s_when_tried_again()
    {
        var (phone, page) = (Contact(), Contact());
        var slow = new SharedProfile(Storage);
        await slow.LendAsync(page);
        await TurnAsync(phone, profile => profile.Basket.Add(Goods(1)));
        page.Basket.Add(Goods(2));
        await Assert.ThrowsAsync<SessionConflictException>(() => slow.TakeBackAsync(page));

        await TurnAsync(page, profile => profile.Basket.Add(Goods(2)));
        await TurnAsync(phone, profile => Assert.Equal([1L, 2L], Listings(profile)));
    }

    [Fact]
    public async Task A_turn_that_changes_nothing_shared_is_in_nobody_s_way()
    {
        var (phone, page) = (Contact(), Contact());
        await TurnAsync(phone, profile => profile.Basket.Add(Goods(1)));
        var slow = new SharedProfile(Storage);
        await slow.LendAsync(page);
        await TurnAsync(phone, profile => profile.Basket.Add(Goods(2)));
        await slow.TakeBackAsync(page);
        await TurnAsync(phone, profile => Assert.Equal([1L, 2L], Listings(profile)));
    }

    [Fact]
    public async Task A_language_asked_for_in_one_contact_is_spoken_in_all()
    {
        var (phone, page) = (Contact(), Contact());
        page.Locale = "zh-CN";
        await TurnAsync(phone, profile => (profile.Locale, profile.LocaleChosen) = ("en", true));
        await TurnAsync(page, profile => Assert.Equal(("en", true), (profile.Locale, profile.LocaleChosen)));
    }

    [Fact]
    public async Task As_long_as_none_has_spoken_any_language_each_keeps_its_own()
    {
        var (phone, page) = (Contact(), Contact());
        page.Locale = "en";
        await TurnAsync(phone, profile => profile.Basket.Add(Goods(1)));
        await TurnAsync(page, profile => Assert.Equal(("en", false), (profile.Locale, profile.LocaleChosen)));
    }

    private async Task TurnAsync(Profile profile, Action<Profile> what)
    {
        var shared = new SharedProfile(Storage);
        await shared.LendAsync(profile);
        what(profile);
        await shared.TakeBackAsync(profile);
    }

    private Profile Contact() => new() { Person = Person, IsJoined = true };

    private static IEnumerable<long> Listings(Profile profile) => profile.Basket.Select(one => one.Listing!.Value);

    private static Wanted Goods(long listing, int jin = 1) => new()
    {
        Product = "红富士苹果",
        Listing = listing,
        Quantity = new Quantity(jin, Unit.Jin),
        UnitSaid = true,
        Price = new Price(new Money(500, Currency.Cny), new Quantity(1, Unit.Jin)),
    };
}
