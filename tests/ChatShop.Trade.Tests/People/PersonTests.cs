using ChatShop.Trade.People;

namespace ChatShop.Trade.Tests.People;

/// <summary>Somebody who talks with the shop, and who runs it.</summary>
public sealed class PersonTests
{
    [Fact]
    public void They_hear_from_us_in_the_thread_they_last_wrote_in()
    {
        var person = Met(1);
        Assert.Equal(("test", "user1", "thread1"), (person.Channel, person.User, person.Conversation));
        person.MoveTo("thread9");
        Assert.Equal("thread9", person.Conversation);
    }

    [Fact]
    public void Nobody_runs_the_market_unasked_and_who_does_still_does_when_told_so_twice()
    {
        var person = Met(1);
        Assert.Equal(PersonRoles.None, person.Roles);
        person.Take(PersonRoles.Operator);
        person.Take(PersonRoles.Operator);
        Assert.Equal(PersonRoles.Operator, person.Roles);
    }

    [Fact]
    public void Two_operators_who_are_one_person_are_one_operator()
    {
        var (first, second) = (Met(1), Met(2));
        first.Take(PersonRoles.Operator);
        second.Take(PersonRoles.Operator);
        second.Join(first);
        Assert.Equal((PersonRoles.Operator, PersonRoles.None), (first.Roles, second.Roles));
    }

    [Fact]
    public void A_third_contact_does_not_change_where_the_two_others_are_told()
    {
        var (first, second, third) = (Met(1), Met(2), Met(3));
        second.Join(first);
        first.Hear(second.Id);
        third.Join(first);
        Assert.Equal(second.Id, first.HeardLast);
        first.StandAlone();
        Assert.Null(first.HeardLast);
    }

    [Fact]
    public void A_person_with_several_contacts_is_reached_at_the_one_named_or_where_they_are()
    {
        var here = new Contact(new PersonId(1), "wechat", "u1", "t1");
        var there = new Contact(new PersonId(2), "sms", "u2", "t2");
        var person = new PersonTold(here.Id, "wechat", "u1", "t1", null, null, null) { Contacts = [here, there] };
        Assert.Equal(("sms", "u2", "t2"), (person.At(there.Id).Channel, person.At(there.Id).User, person.At(there.Id).Conversation));
        Assert.Equal(person, person.At(new PersonId(3)));
    }

    [Fact]
    public void Operators_hear_of_one_more_and_those_left_behind_that_a_contact_left()
    {
        Assert.Equal(Some.Operators.Select(person => (person, "operator")), Some.Heard(new OperatorJoined(new PersonId(1), "sms", Some.Operators)));
        Assert.Equal([(new PersonId(2), "person")], Some.Heard(new JoinLeft(new PersonId(1), "sms", WasFirst: false, [new PersonId(2)])));
    }

    private static Person Met(long id) => Person.Meet(new PersonId(id), "test", $"user{id}", $"thread{id}");
}
