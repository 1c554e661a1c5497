using ChatShop.Storage.People;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.People;
using ChatShop.Trade.Shops;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Tests;

/// <summary>Who is who, on every database.</summary>
public abstract class PeopleTests(ITestDatabase database) : MarketTests(database)
{
    [Fact]
    public async Task Orders_payments_shop_and_address_are_the_first_contact_s_from_the_join_on()
    {
        var (seller, there, here) = (await Market.MeetAsync("王婶"), await MeetAsync("wechat"), await MeetAsync("sms"));
        var listing = await Market.PublishAsync(seller, "红富士苹果", 500, 500);
        var placed = await Market.ActAsync(here, TestMarket.Wish(here, listing.Listing, 10));
        await Market.ActAsync(here, new OpenShop(here, "李雷粮油"));

        var joined = await JoinAsync(there, here);

        Assert.Equal((there, 1, "李雷粮油"), (joined.Person, joined.Orders, joined.ShopName));
        Assert.Equal(there, await MeetAsync("sms"));
        Assert.Equal(placed.Orders[0].Number, Assert.Single(await Market.Records.OrdersByAsync(there, 10, default)).Number);
        Assert.Empty(await Market.Records.OrdersByAsync(here, 10, default));
        Assert.Equal("李雷", (await Market.Records.PersonAsync(there, default)).DeliverTo!.Recipient);
        Assert.Equal(there, (await Market.PayAsync(placed)).Buyer);
        await Market.ActAsync(there, new CancelOrder(there, placed.Orders[0].Number));
        Assert.Equal("李雷粮油", (await Market.Records.PersonAsync(there, default)).ShopName);
        foreach (var contact in new[] { "wechat", "sms" })
        {
            var (order, buyer) = Assert.Single(await Market.Books.OrdersAsync(null, $"李雷@{contact}", null, 0, 10, default));
            Assert.Equal((placed.Orders[0].Number, "wechat", "李雷@wechat"), (order.Number, buyer.Channel, buyer.User));
        }
    }

    [Fact]
    public async Task Whoever_wrote_last_is_told_and_the_giver_of_a_code_at_the_very_contact()
    {
        var (there, here) = (await MeetAsync("wechat"), await MeetAsync("sms"));
        await JoinAsync(there, here);
        Assert.Equal("wechat", (await Market.Records.PersonAsync(there, default)).Channel);

        await MeetAsync("sms");

        var told = await Market.Records.PersonAsync(there, default);
        Assert.Equal(("sms", "wechat"), (told.Channel, told.At(there).Channel));
        Assert.Equal(["wechat", "sms"], told.Contacts.Select(contact => contact.Channel));
        Assert.Equal(told.Id, (await Market.Records.PersonAsync(here, default)).Id);
        var parcel = Assert.Single(await Market.Outbox.DueAsync(10, default));
        Assert.Equal((there, true), (parcel.To, ((Fact)parcel.Told).IsToldThere));
        await MeetAsync("wechat");
        Assert.Equal("wechat", (await Market.Records.PersonAsync(there, default)).Channel);
    }

    [Fact]
    public async Task A_code_joins_once_and_not_after_ten_minutes_and_the_newest_counts()
    {
        var (there, here, other) = (await MeetAsync("wechat"), await MeetAsync("sms"), await MeetAsync("telegram"));
        var old = await CodeAsync("wechat", there);
        var late = await CodeAsync("wechat", there);
        Assert.IsType<NoSuchCode>((await TryAsync(here, old)).Refusal);
        Market.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.IsType<NoSuchCode>((await TryAsync(here, late)).Refusal);

        var code = await CodeAsync("wechat", there);
        Assert.Null((await TryAsync(here, code)).Refusal);
        Assert.IsType<NoSuchCode>((await TryAsync(other, code)).Refusal);
    }

    [Fact]
    public async Task The_same_message_joins_once_and_is_answered_the_same()
    {
        var (there, here) = (await MeetAsync("wechat"), await MeetAsync("sms"));
        var code = await CodeAsync("wechat", there);

        var first = await Market.ActAsync(here, new JoinPeople(here, code, "sms"), key: "said");
        var again = await Market.ActAsync(here, new JoinPeople(here, code, "sms"), key: "said");

        Assert.Equal(first.Person, again.Person);
        Assert.Single(await Market.Outbox.DueAsync(10, default));
    }

    [Fact]
    public async Task Of_many_who_say_one_code_at_once_one_is_joined()
    {
        var there = await MeetAsync("wechat");
        var code = await CodeAsync("wechat", there);
        var many = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => MeetAsync($"door{i}")));

        var tries = await Task.WhenAll(many.Select(here => TryAsync(here, code)));

        Assert.Single(tries, it => it.Refusal is null);
        Assert.Equal(2, (await Market.Records.PersonAsync(there, default)).Contacts.Count);
    }

    [Fact]
    public async Task Five_wrong_codes_in_an_hour_close_the_door_even_to_the_right_one()
    {
        var (there, here) = (await MeetAsync("wechat"), await MeetAsync("sms"));
        for (var i = 0; i < Guessing.MostOfOne; i++)
            Assert.IsType<NoSuchCode>((await Market.TryAsync(here, new ReadJoinCode(here, $"00000{i}"))).Refusal);
        var code = await CodeAsync("wechat", there);
        Assert.Equal(new TooManyWrongCodes(60), (await TryAsync(here, code)).Refusal);
        Assert.Equal(new TooManyWrongCodes(60), (await Market.TryAsync(here, new BecomeOperator(here, "1234567890", "sms"))).Refusal);

        Market.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null((await TryAsync(here, await CodeAsync("wechat", there))).Refusal);
    }

    [Fact]
    public async Task Two_shops_are_refused_and_nothing_has_moved()
    {
        var (there, here) = (await MeetAsync("wechat"), await MeetAsync("sms"));
        await Market.ActAsync(there, new OpenShop(there, "王婶菜园"));
        await Market.ActAsync(here, new OpenShop(here, "王婶土产"));
        var code = await CodeAsync("wechat", there);

        Assert.Equal(new BothHaveShops("王婶土产", "王婶菜园"), (await Market.TryAsync(here, new ReadJoinCode(here, code))).Refusal);
        Assert.Equal(new BothHaveShops("王婶土产", "王婶菜园"), (await TryAsync(here, code)).Refusal);

        Assert.Equal(here, await MeetAsync("sms"));
        Assert.Equal("王婶土产", (await Market.Records.PersonAsync(here, default)).ShopName);
    }

    [Fact]
    public async Task Joined_people_who_join_again_are_one_with_all_and_no_circle_comes_of_it()
    {
        var (one, two, three) = (await MeetAsync("wechat"), await MeetAsync("sms"), await MeetAsync("telegram"));
        await JoinAsync(one, two);
        var fromTwo = await CodeAsync("sms", one);
        Assert.IsType<SamePersonAlready>((await TryAsync(one, fromTwo)).Refusal);

        await JoinAsync(three, one, "telegram"); // Who has two contacts comes with both.

        foreach (var channel in new[] { "wechat", "sms", "telegram" })
            Assert.Equal(three, await MeetAsync(channel));
        Assert.Equal(3, (await Market.Records.PersonAsync(one, default)).Contacts.Count);
        Assert.IsType<SamePersonAlready>((await TryAsync(three, await CodeAsync("wechat", three))).Refusal);
    }

    [Fact]
    public async Task Whoever_acts_under_the_name_they_had_before_is_asked_again_who_they_are()
    {
        var (seller, there, here) = (await Market.MeetAsync("王婶"), await MeetAsync("wechat"), await MeetAsync("sms"));
        var listing = await Market.PublishAsync(seller, "红富士苹果", 500, 500);
        await JoinAsync(there, here);

        await Assert.ThrowsAsync<ActorMovedException>(() => Market.TryAsync(here, TestMarket.Wish(here, listing.Listing, 10)));

        Assert.Empty(await Market.Books.OrdersAsync(null, null, null, 0, 10, default));
    }

    [Fact]
    public async Task A_contact_that_leaves_begins_anew_and_everything_stays_with_the_first()
    {
        var (there, here) = (await MeetAsync("wechat"), await MeetAsync("sms"));
        await Market.ActAsync(here, new OpenShop(here, "李雷粮油"));
        await JoinAsync(there, here);
        await MeetAsync("sms");

        var left = await Market.ActAsync(there, new LeaveJoin(there, "sms", "李雷@sms"));

        Assert.Equal((here, false, there), (left.Alone, left.WasFirst, Assert.Single(left.Others)));
        Assert.Equal(here, await MeetAsync("sms"));
        Assert.Null((await Market.Records.PersonAsync(here, default)).Shop);
        var first = await Market.Records.PersonAsync(there, default);
        Assert.Equal(("wechat", "李雷粮油", 1), (first.Channel, first.ShopName, first.Contacts.Count));
        Assert.IsType<NotJoined>((await Market.TryAsync(there, new LeaveJoin(there, "wechat", "李雷@wechat"))).Refusal);
    }

    [Fact]
    public async Task When_the_first_contact_leaves_all_others_stand_alone()
    {
        var (one, two, three) = (await MeetAsync("wechat"), await MeetAsync("sms"), await MeetAsync("telegram"));
        await JoinAsync(one, two);
        await JoinAsync(one, three);

        var left = await Market.ActAsync(one, new LeaveJoin(one, "wechat", "李雷@wechat"));

        Assert.Equal((true, 2), (left.WasFirst, left.Others.Count));
        Assert.Equal((one, two, three), (await MeetAsync("wechat"), await MeetAsync("sms"), await MeetAsync("telegram")));
    }

    [Fact]
    public async Task An_operator_s_code_makes_one_operator_and_those_there_were_are_told()
    {
        var (first, second) = (await MeetAsync("wechat"), await MeetAsync("sms"));
        var issued = await Market.ActAsync(null, new IssueOperatorCode(), key: "start");
        Assert.Equal(issued, await Market.ActAsync(null, new IssueOperatorCode(), key: "start"));
        Assert.Empty((await Market.ActAsync(first, new BecomeOperator(first, issued.Code, "wechat"))).Others);
        Assert.IsType<NoSuchCode>((await Market.TryAsync(second, new BecomeOperator(second, issued.Code, "sms"))).Refusal);

        var next = (await Market.ActAsync(null, new IssueOperatorCode())).Code;
        Assert.IsType<OperatorAlready>((await Market.TryAsync(first, new BecomeOperator(first, next, "wechat"))).Refusal);
        Assert.Equal(first, Assert.Single((await Market.ActAsync(second, new BecomeOperator(second, next, "sms"))).Others));
        Assert.Equal([first, second], await Market.Records.OperatorsAsync(default));

        await JoinAsync(first, second);
        Assert.Equal([first], await Market.Records.OperatorsAsync(default));
        Assert.True((await Market.Records.PersonAsync(second, default)).IsOperator);
    }

    [Fact]
    public async Task No_digits_of_a_code_can_be_read_in_the_tables()
    {
        var there = await MeetAsync("wechat");
        var code = await CodeAsync("wechat", there);
        var operatorCode = (await Market.ActAsync(null, new IssueOperatorCode())).Code;

        var dump = await Database.DumpAsync();

        Assert.Contains(Passcode.HashOf(PasscodeUse.Join, code), dump, StringComparison.Ordinal);
        Assert.DoesNotContain($"|{code}|", dump, StringComparison.Ordinal);
        Assert.DoesNotContain(operatorCode, dump, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_column_that_names_a_person_goes_along_or_is_known_to_stay()
    {
        await using var db = Market.Open();
        var naming = db.Model.GetEntityTypes().SelectMany(table => table.GetProperties()
            .Where(column => (Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType) == typeof(PersonId))
            .Select(column => (table.ClrType, column.Name)));

        Assert.Equal(Belongings.Moving.Concat(Belongings.Staying).Order(Comparer<(Type, string)>.Create(Compare)), naming.Order(Comparer<(Type, string)>.Create(Compare)));
    }

    private static int Compare((Type Of, string Column) left, (Type Of, string Column) right) =>
        string.CompareOrdinal($"{left.Of.Name}.{left.Column}", $"{right.Of.Name}.{right.Column}");

    /// <summary>李雷 on one of the channels he comes through.</summary>
    private Task<PersonId> MeetAsync(string channel) => Market.Trade.MeetAsync(channel, $"李雷@{channel}", $"{channel}-thread", default);

    private async Task<string> CodeAsync(string channel, PersonId giver) =>
        (await Market.ActAsync(giver, new IssueJoinCode(giver, channel, $"李雷@{channel}"))).Code;

    private Task<Result<PeopleJoined>> TryAsync(PersonId here, string code) => Market.TryAsync(here, new JoinPeople(here, code, "sms"));

    private async Task<PeopleJoined> JoinAsync(PersonId there, PersonId here, string channel = "wechat") =>
        (await TryAsync(here, await CodeAsync(channel, there))).Fact!;
}
