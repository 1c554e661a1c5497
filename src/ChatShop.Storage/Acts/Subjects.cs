using ChatShop.Trade.Audits;
using ChatShop.Trade.Demand;
using ChatShop.Trade.Groups;
using ChatShop.Trade.Handovers;
using ChatShop.Trade.Lending;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Messages;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Origins;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using ChatShop.Trade.People;
using ChatShop.Trade.Pools;
using ChatShop.Trade.Shipping;
using ChatShop.Trade.Shops;
using ChatShop.Trade.Stations;
using ChatShop.Trade.Subsidies;

namespace ChatShop.Storage.Acts;

/// <summary>Names the thing an act was about, for the audit trail.</summary>
internal static class Subjects
{
    /// <summary>Such as <c>order 1001</c> or <c>listing l7</c>: never a name or an address.</summary>
    public static string Of(object command, object outcome) => (outcome, command) switch
    {
        (BatchRecorded or DeviceRegistered, _) or (_, SealReadings or ChooseWeeklyNews or TellWeeklyNews or SetFreight) => OfKnowing(command, outcome),
        (ListingPublished fact, _) => $"listing {fact.Listing}",
        (ListingsPublished fact, _) => $"listing {string.Join(',', fact.Listings.Select(it => it.Listing))}",
        (ListingsRevised fact, _) => $"listing {string.Join(',', fact.Listings)}",
        (ShopOpened fact, _) => $"shop {fact.Shop}",
        (PeopleJoined fact, _) => $"person {fact.Person}",
        (JoinLeft fact, _) => $"person {fact.Alone}",
        (IAboutOrder fact, _) => $"order {fact.Order}",
        (OrdersPlaced fact, _) => $"order {string.Join(',', fact.Orders.Select(order => order.Number))}",
        (_, IAboutOrder it) => $"order {it.Order}",
        (_, IAboutListing it) => $"listing {it.Listing}",
        (HandoverOpened fact, _) => $"handover {fact.Handover}",
        (_, SpeakInHandover it) => $"handover {it.Handover}",
        (_, MarkMisheard it) => $"message {it.Message}",
        (_, CloseHandover it) => $"handover {it.Handover}",
        (_, MuteInHandover it) => $"handover {it.Handover}",
        (_, ExpireOrders it) => $"payment {it.Payment}",
        (_, RecordCheckout it) => $"payment {it.Payment}",
        (_, RecordPayment it) => $"payment {it.Payment}",
        (_, RecordRefund it) => $"refund {it.Refund}",
        (_, SetAddress it) => $"person {it.Buyer}",
        (_, IssueJoinCode it) => $"person {it.Person}",
        (_, ReadJoinCode it) => $"person {it.Person}",
        (_, JoinPeople it) => $"person {it.Person}",
        (_, ForgetPerson it) => $"person {it.Person}",
        (_, LeaveJoin it) => $"person {it.Person}",
        (_, BecomeOperator it) => $"person {it.Person}",
        (_, SignIn it) => $"person {it.Person}",
        (_, ChooseNotices it) => $"person {it.Person}",
        (_, PlaceOrder it) => $"person {it.Buyer}",
        (_, PublishListings it) => $"person {it.Seller}",
        (_, ReviseListings it) => $"person {it.Seller}",
        (_, PublishListing it) => $"person {it.Seller}",
        (_, KeepCollectionCode it) => $"person {it.Seller}",
        (_, DropCollectionCodes it) => $"person {it.Seller}",
        (_, OpenShop it) => $"person {it.Seller}",
        _ => OfStation(command, outcome) ?? OfMoney(command, outcome),
    };

    private static string? OfStation(object command, object outcome) => (outcome, command) switch
    {
        (StationOpened fact, _) => $"station {fact.Station}",
        (AgentJoined fact, _) => $"station {fact.Station}",
        (StationTrusted fact, _) => $"station {fact.Station}",
        (StationCodeRead fact, _) => $"station {fact.Station}",
        (PinForgotten fact, _) => $"person {fact.Neighbor}",
        (NeighborMet fact, _) => $"person {fact.Neighbor}",
        (ParcelsArrived fact, _) => $"order {string.Join(',', fact.Arrived.Select(it => it.Order.Number).Concat(fact.Before))}",
        (ParcelsHandedOut fact, _) => $"order {string.Join(',', fact.Orders.Select(it => it.Number))}",
        (_, BecomeAgent it) => $"person {it.Person}",
        (_, ReadStationCode it) => $"person {it.Person}",
        (_, ChoosePin it) => $"person {it.Neighbor}",
        (_, AgreeByPin it) => $"person {it.Neighbor}",
        (_, SendNeighborCode it) => $"person {it.Neighbor}",
        _ => null,
    };

    private static string OfGroups(object command, object outcome) => (outcome, command) switch
    {
        (GroupStarted fact, _) => $"group {fact.Group.Id}",
        (GroupJoined fact, _) => $"order {string.Join(',', fact.Placed.Orders.Select(order => order.Number))}",
        (_, IAboutGroup it) => $"group {it.Group}",
        (PoolOpened fact, _) => $"pool {fact.Pool}",
        (PoolJoined fact, _) => $"pool {fact.Pool}",
        (_, IAboutPool it) => $"pool {it.Pool}",
        (_, ReadPoolCode it) => $"person {it.Person}",
        (_, JoinPool it) => $"person {it.Seller}",
        (_, StartGroup it) => $"listing {it.Listing}",
        _ => OfKnowing(command, outcome),
    };

    private static string OfKnowing(object command, object outcome) => (outcome, command) switch
    {
        (BatchRecorded fact, _) => $"batch {fact.Batch}",
        (DeviceRegistered fact, _) => $"device {fact.Device}",
        (_, SealReadings it) => $"batch {it.Batch}",
        (_, ChooseWeeklyNews it) => $"person {it.Seller}",
        (FreightSet fact, _) => $"shop {fact.Shop}",
        (_, SetFreight it) => $"person {it.Seller}",
        (_, TellWeeklyNews it) => $"day {it.Monday:yyyy-MM-dd}",
        _ => command.GetType().Name,
    };

    private static string OfMoney(object command, object outcome) => (outcome, command) switch
    {
        (TransferMade { Order: { } order }, _) => $"order {order}",
        (TransferRefused { Order: { } order }, _) => $"order {order}",
        (LoanApplied fact, _) => $"loan {fact.Loan.Id}",
        (_, ApplyForLoan it) => $"person {it.Seller}",
        (_, DecideLoan it) => $"loan {new LoanId(it.Number)}",
        (ProgrammeOpened fact, _) => $"programme {fact.Programme}",
        (_, FundProgramme it) => $"programme {new ProgrammeId(it.Number)}",
        (_, CloseProgramme it) => $"programme {new ProgrammeId(it.Number)}",
        (_, SealRoot it) => $"day {it.Day:yyyy-MM-dd}",
        (PayoutRequested fact, _) => $"payout {fact.Payout}",
        (_, SendPayout it) => $"payout {it.Payout}",
        (_, RecordPayout it) => $"payout {it.Payout}",
        (_, RefusePayout it) => $"payout {it.Payout}",
        (_, RequestPayout it) => $"person {it.Seller}",
        (_, CancelPayouts it) => $"person {it.Seller}",
        (_, OpenSellerAccount it) => $"person {it.Seller}",
        (_, RecordSellerAccount it) => $"shop {it.Shop}",
        (_, BeginTransfer it) => $"transfer {it.Transfer}",
        (_, RecordTransfer it) => $"transfer {it.Transfer}",
        (_, RefuseTransfer it) => $"transfer {it.Transfer}",
        (_, RecordReversal it) => $"refund {it.Refund}",
        (_, RecordChargeback it) => $"chargeback {it.Told.Id}",
        (_, RecordReconciliation it) => $"day {it.Day:yyyy-MM-dd}",
        (_, HearNotice it) => $"{it.Notice.Kind.ToString().ToLowerInvariant()} {it.Notice.Subject}",
        _ => OfGroups(command, outcome),
    };
}
