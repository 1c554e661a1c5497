using ChatShop.Trade;
using ChatShop.Trade.Demand;
using ChatShop.Trade.Groups;
using ChatShop.Trade.Handovers;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Origins;
using ChatShop.Trade.Payouts;
using ChatShop.Trade.People;
using ChatShop.Trade.Pools;
using ChatShop.Trade.Presales;
using ChatShop.Trade.Reviews;
using ChatShop.Trade.Shops;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Everything a flow can end in, by the name behind <c>act</c>.</summary>
internal static class ActTable
{
    /// <summary>The acts.</summary>
    public static IReadOnlyDictionary<string, IAct> All { get; } = new IAct[]
    {
        // Selling
        Ask(nameof(OpenShop), (talk, it) => new OpenShop(talk.Me, it.ShopName!)),
        new PublishListingAct(), new RepriceListingAct(), new CountStockAct(adds: false), new CountStockAct(adds: true),
        Ask(nameof(PauseListing), (talk, it) => new PauseListing(talk.Me, it.ListingMeant())),
        Ask(nameof(ResumeListing), (talk, it) => new ResumeListing(talk.Me, it.ListingMeant())),
        Ask(nameof(DeleteListing), (talk, it) => new DeleteListing(talk.Me, it.ListingMeant())),
        Ask(nameof(ShipOrder), (talk, it) => new ShipOrder(talk.Me, it.OrderMeant(), new Shipment(it.Carrier, it.Tracking))),
        Ask(nameof(RejectOrder), (talk, it) => new RejectOrder(talk.Me, it.OrderMeant())),
        Ask(nameof(RefundOrder), (talk, it) => new RefundOrder(talk.Me, it.OrderMeant(), it.Amount)),
        Ask(nameof(AnswerComplaint), (talk, it) => new AnswerComplaint(talk.Me, it.OrderMeant(), it.Words!, Album.Take(talk))),
        Ask(nameof(OpenPool), (talk, it) => new OpenPool(talk.Me, it.ListingMeant(), it.Percent)),
        Ask(nameof(LeavePool), (talk, it) => new LeavePool(talk.Me, it.Pooled!.Id)),
        new JoinPoolAct(), new ShowPools(),
        new PublishPresale(), new PayRestAct(),
        Ask(nameof(BeginDelivery), (talk, it) => new BeginDelivery(talk.Me, it.ListingMeant())),
        Ask(nameof(GiveUpHarvest), (talk, it) => new GiveUpHarvest(talk.Me, it.ListingMeant())),
        Ask(nameof(LeaveDeposit), (talk, it) => new LeaveDeposit(talk.Me, it.OrderMeant())),
        new SetFreightAct(), new ShowMyListings(), new ShowIncomingOrders(), new ShowSales(), new ShareShop(),

        // Buying
        new FindListings(), new AddToBasket(), new TakeFromBasket(), new ShowBasket(), new PlaceOrderAct(), new ChangeOrderAct(),
        Ask(nameof(CancelOrder), (talk, it) => new CancelOrder(talk.Me, it.OrderMeant())),
        Ask(nameof(ReceiveOrder), (talk, it) => new ReceiveOrder(talk.Me, it.OrderMeant())),
        Ask(nameof(DisputeOrder), (talk, it) => new DisputeOrder(talk.Me, it.OrderMeant(), it.Words!, Album.Take(talk))),
        Ask(nameof(WriteReview), (talk, it) => new WriteReview(talk.Me, it.OrderMeant(), it.Stars!.Value, it.Words ?? "")),
        new ShowOrders(), new ShowReceipt(), new ChooseCurrency(),

        // Buying together
        new StartGroupAct(), new JoinGroupAct(), new ShowGroups(),
        Ask(nameof(LeaveGroup), (talk, it) => new LeaveGroup(talk.Me, it.GroupMeant())),
        Ask(nameof(GoAhead), (talk, it) => new GoAhead(talk.Me, it.GroupMeant())),
        Ask(nameof(CancelGroup), (talk, it) => new CancelGroup(talk.Me, it.GroupMeant())),
        // Knowing
        new ShowPrices(), new ShowDemand(),
        Ask("TurnWeeklyNewsOn", (talk, _) => new ChooseWeeklyNews(talk.Me, On: true)),
        Ask("TurnWeeklyNewsOff", (talk, _) => new ChooseWeeklyNews(talk.Me, On: false)),

        // Origins
        new RecordBatchAct(), new ShowOrigin(),
        Ask(nameof(RegisterDevice), (talk, it) => new RegisterDevice(talk.Me, it.ListingMeant())),
        Ask(nameof(RemoveDevices), (talk, it) => new RemoveDevices(talk.Me, it.ListingMeant())),

        // Money
        new ShowPayLink(), new PayByCodeAct(), new PayOnlineAct(), new ClaimPaidAct(),
        Ask(nameof(PayOnDelivery), (talk, it) => new PayOnDelivery(talk.Me, it.OrderMeant())),
        Ask(nameof(ConfirmPaid), (talk, it) => new ConfirmPaid(talk.Me, it.OrderMeant())),
        Ask(nameof(DenyPaid), (talk, it) => new DenyPaid(talk.Me, it.OrderMeant())),
        Ask(nameof(KeepCollectionCode), (talk, it) => new KeepCollectionCode(talk.Me, it.Way!.Value, it.Photos[^1])),
        Ask(nameof(DropCollectionCodes), (talk, it) => new DropCollectionCodes(talk.Me, it.Way)),
        new ShowBalance(), new RequestPayoutAct(), new OpenSellerAccountAct(),
        Ask(nameof(CancelPayouts), (talk, _) => new CancelPayouts(talk.Me)),
        Ask(nameof(DecideDispute), (talk, it) => new DecideDispute(talk.Me, it.OrderMeant(), it.Paid is { Minor: > 0 } ? it.Sum()!.Value : Money.Zero(it.Paid!.Value.Currency))),
        new RepeatRefundAct(),
        new ApplyForLoanAct(), new ShowLoan(), new DecideLoanAct(isApproved: true), new DecideLoanAct(isApproved: false),
        new ShowSubsidies(), new CloseProgrammeAct(),

        // People
        Ask(nameof(SetAddress), (talk, it) => new SetAddress(talk.Me, it.DeliverTo()!)),
        new SwitchLanguage(), new OpenHandoverAct(),
        Ask(nameof(LiftMutes), (talk, _) => new LiftMutes(talk.Me)),
        new IssueJoinCodeAct(), new JoinPeopleAct(), new LeaveJoinAct(), new BecomeOperatorAct(), new ShowMe(),
        new ForgetPersonAct(), new ShowOwnData(),

        // Stations
        new OpenStationAct(), new TrustStationAct(isTrusted: true), new TrustStationAct(isTrusted: false), new ForgetPinAct(), new BecomeAgentAct(), new ShowStation(),
        new MeetNeighborAct(), new ShowNeighbors(), new ChoosePinAct(), new SpeakForNeighbor(), new MarkArrivedAct(), new HandOutAct(), new ShowRun(),

        // Notices
        new TurnNoticesOff(), new TurnNoticesOn(), new ShowNotices(),
    }.ToDictionary(act => act.Name);

    private static TradeAct<TFact> Ask<TFact>(string name, Func<Talk, FilledSlots, Command<TFact>> command) where TFact : Fact => new(name, command);

    /// <summary>Asks one thing of the trade and tells what it decided: <c>done</c>, or why not.</summary>
    private sealed class TradeAct<TFact>(string name, Func<Talk, FilledSlots, Command<TFact>> command) : IAct where TFact : Fact
    {
        public string Name => name;

        public async Task<Done> RunAsync(Talk talk, FilledSlots slots) => Done.Of(await talk.ActAsync(command(talk, slots)));
    }
}
