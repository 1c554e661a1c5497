using ChatShop.Trade.People;
using ChatShop.Trade.Shops;

namespace ChatShop.Trade.Tests.People;

public sealed class JoiningTests
{
    private static readonly DeliverTo Elsewhere = new("张家湾1号", "13900001111", "李雷");

    [Fact]
    public void Two_strangers_can_become_one()
    {
        var (first, second) = (Person(1), Person(2));
        Assert.Null(Joining.Refuse(second, first, null, null, 2));

        second.Join(first);

        Assert.Equal((first.Id, first.Id), (second.Account, first.Account));
        Assert.Equal(first.Id, first.HeardLast);
    }

    [Fact]
    public void The_giver_s_address_counts_and_where_there_is_none_the_other_s_comes_along()
    {
        var (home, none, elsewhere) = (Person(1), Person(2), Person(3));
        home.Remember(Some.Home);
        elsewhere.Remember(Elsewhere);

        elsewhere.Join(home);
        Assert.Equal((Some.Home, null), (home.DeliverTo, elsewhere.DeliverTo));
        home.Join(none);
        Assert.Equal((Some.Home, null), (none.DeliverTo, home.DeliverTo));
    }

    [Fact]
    public void An_operator_who_joins_is_one_as_the_person_joined_to_and_takes_nothing_along_when_leaving()
    {
        var (first, second) = (Person(1), Person(2));
        second.Take(PersonRoles.Operator);

        second.Join(first);
        second.Leave();

        Assert.Equal((PersonRoles.Operator, PersonRoles.None), (first.Roles, second.Roles));
        Assert.Equal(second.Id, second.Account);
    }

    [Fact]
    public void Nobody_joins_with_oneself()
    {
        var one = Person(1);
        Assert.IsType<SamePersonAlready>(Joining.Refuse(one, one, null, null, 1));
    }

    [Fact]
    public void Two_shops_can_not_be_one_person_s_and_one_shop_can_whosever_it_is()
    {
        var (first, second) = (Person(1), Person(2));
        Assert.Equal(new BothHaveShops("张叔土产", "王婶菜园"), Joining.Refuse(second, first, Shop(2, "张叔土产"), Shop(1, "王婶菜园"), 2));
        Assert.Null(Joining.Refuse(second, first, Shop(2, "张叔土产"), null, 2));
        Assert.Null(Joining.Refuse(second, first, null, Shop(1, "王婶菜园"), 2));
    }

    [Fact]
    public void One_person_has_no_more_than_ten_contacts()
    {
        Assert.Null(Joining.Refuse(Person(2), Person(1), null, null, Joining.MostContacts));
        Assert.Equal(new TooManyContacts(10), Joining.Refuse(Person(2), Person(1), null, null, Joining.MostContacts + 1));
    }

    [Fact]
    public void The_one_who_gave_the_code_is_told_at_that_very_contact()
    {
        var joined = new PeopleJoined(new PersonId(1), new PersonId(3), "sms", ["wechat", "telegram", "sms"], null, 0);
        Assert.True(joined.IsToldThere);
        Assert.Equal([(new PersonId(3), "person")], Some.Heard(joined));
        Assert.False(new JoinLeft(new PersonId(1), "sms", WasFirst: false, [new PersonId(2)]).IsToldThere);
    }

    private static Person Person(long id) => Trade.People.Person.Meet(new PersonId(id), "test", $"user{id}", $"thread{id}");

    private static Shop Shop(long seller, string name) => Trade.Shops.Shop.Open(new ShopId(seller), new PersonId(seller), name, Some.Morning).Fact!;
}
