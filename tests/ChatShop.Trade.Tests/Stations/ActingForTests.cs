using ChatShop.Trade.Orders;
using ChatShop.Trade.People;
using ChatShop.Trade.Shops;
using ChatShop.Trade.Stations;

namespace ChatShop.Trade.Tests.Stations;

/// <summary>Who may act for whom, and what the neighbour must have agreed to.</summary>
public sealed class ActingForTests
{
    private static readonly PersonId Uncle = new(20);
    private static readonly byte[] Salt = [1, 2, 3];
    private static readonly CancelOrder Cancel = new(Uncle, new OrderNumber(1001));

    [Fact]
    public void Nobody_who_is_no_agent_acts_for_anybody() => Assert.IsType<AgentsOnly>(ActingFor.Refuse(Cancel, Uncle, Neighbor(), null, false, Some.Morning));

    [Fact]
    public void An_agent_acts_for_people_of_the_own_station_alone()
    {
        Assert.IsType<NotYourNeighbor>(ActingFor.Refuse(Cancel, Uncle, Neighbor(station: 2), Station(trusted: true), false, Some.Morning));
        Assert.IsType<NotYourNeighbor>(ActingFor.Refuse(Cancel, Uncle, null, Station(trusted: true), false, Some.Morning));
    }

    [Fact]
    public void What_is_done_is_about_the_person_it_is_done_for() =>
        Assert.IsType<NotForOthers>(ActingFor.Refuse(Cancel with { Buyer = new(21) }, Uncle, Neighbor(), Station(trusted: true), false, Some.Morning));

    [Fact]
    public void Joining_forgetting_receiving_and_running_the_market_are_for_oneself()
    {
        object[] own = [new ForgetPerson(Uncle), new BecomeOperator(Uncle, "1", "sms"), new IssueJoinCode(Uncle, "sms", "u"), new ReceiveOrder(Uncle, new OrderNumber(1001))];
        Assert.All(own, command => Assert.IsType<NotForOthers>(ActingFor.Refuse(command, Uncle, Neighbor(), Station(trusted: true), false, Some.Morning)));
    }

    [Fact]
    public void Without_trust_the_neighbour_agrees_and_for_ten_minutes()
    {
        var neighbor = Neighbor();
        Assert.IsType<NeighborMustAgree>(ActingFor.Refuse(Cancel, Uncle, neighbor, Station(), false, Some.Morning));
        neighbor.Agree(Some.Morning);
        Assert.Null(ActingFor.Refuse(Cancel, Uncle, neighbor, Station(), false, Some.Morning.AddMinutes(9)));
        Assert.IsType<NeighborMustAgree>(ActingFor.Refuse(Cancel, Uncle, neighbor, Station(), false, Some.Morning.AddMinutes(10)));
        neighbor.Spend();
        Assert.IsType<NeighborMustAgree>(ActingFor.Refuse(Cancel, Uncle, neighbor, Station(), false, Some.Morning));
    }

    [Fact]
    public void A_trusted_agent_buys_and_sells_but_moves_no_money_out()
    {
        Assert.Null(ActingFor.Refuse(Cancel, Uncle, Neighbor(), Station(trusted: true), false, Some.Morning));
        Assert.IsType<NeighborMustAgree>(ActingFor.Refuse(new RefundOrder(Uncle, new OrderNumber(1001), null), Uncle, Neighbor(), Station(trusted: true), false, Some.Morning));
    }

    [Fact]
    public void Whoever_wrote_themselves_agrees_to_everything_even_to_a_trusted_agent() =>
        Assert.IsType<NeighborMustAgree>(ActingFor.Refuse(new OpenShop(Uncle, "x"), Uncle, Neighbor(), Station(trusted: true), true, Some.Morning));

    [Fact]
    public void A_pin_is_four_digits_that_are_no_row_and_is_set_once()
    {
        var neighbor = Neighbor();
        Assert.All(["1234", "4321", "1111", "123", "12345", "12a4", "0000"], digits => Assert.IsType<PinTooPlain>(neighbor.Choose(digits, Salt)));
        Assert.Null(neighbor.Choose("8273", Salt));
        Assert.IsType<PinThereAlready>(neighbor.Choose("6602", Salt));
        Assert.True(neighbor.Is("8273", Some.Morning, byCodeAlone: false));
        Assert.False(neighbor.Is("8274", Some.Morning, byCodeAlone: false));
        Assert.False(neighbor.Is("8273", Some.Morning, byCodeAlone: true));
        Assert.DoesNotContain("8273", neighbor.Pin, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_is_good_once_and_for_ten_minutes()
    {
        var neighbor = Neighbor();
        neighbor.Send("482913", Salt, Some.Morning);
        Assert.False(neighbor.Is("482913", Some.Morning.AddMinutes(10), byCodeAlone: true));
        Assert.True(neighbor.Is("482913", Some.Morning.AddMinutes(9), byCodeAlone: true));
        neighbor.Agree(Some.Morning);
        Assert.False(neighbor.Is("482913", Some.Morning, byCodeAlone: true));
    }

    [Fact]
    public void Trust_is_not_handed_on_to_another_agent()
    {
        var station = Station(trusted: true);
        station.Appoint(new(9), new(5), "李家村", "13800110008");
        Assert.False(station.IsTrusted);
    }

    private static Station Station(bool trusted = false)
    {
        var station = Trade.Stations.Station.Open(new(1), "李家村服务站", Some.Morning).Fact!;
        station.Appoint(new(8), new(4), "李家村村口", "13800110009");
        station.Trust(trusted);
        return station;
    }

    private static Neighbor Neighbor(long station = 1) => Trade.Stations.Neighbor.Meet(Uncle, new(station), "王大爷", null, null).Fact!;
}
