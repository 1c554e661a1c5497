using ChatShop.Storage.Demand;
using ChatShop.Storage.Groups;
using ChatShop.Storage.Handovers;
using ChatShop.Storage.Lending;
using ChatShop.Storage.Listings;
using ChatShop.Storage.Messages;
using ChatShop.Storage.Orders;
using ChatShop.Storage.Origins;
using ChatShop.Storage.Payments;
using ChatShop.Storage.Payouts;
using ChatShop.Storage.People;
using ChatShop.Storage.Pools;
using ChatShop.Storage.Presales;
using ChatShop.Storage.Reviews;
using ChatShop.Storage.Shipping;
using ChatShop.Storage.Stations;
using ChatShop.Storage.Subsidies;
using ChatShop.Trade;

namespace ChatShop.Storage.Acts;

/// <summary>Which method carries out which command.</summary>
internal static class ActTable
{
    private static readonly Dictionary<Type, Delegate> Runners = new Delegate[]
    {
        ShopActs.OpenAsync, PersonActs.SetAddressAsync, PersonActs.ChooseNoticesAsync, ForgetActs.ForgetAsync,
        JoinActs.IssueCodeAsync, JoinActs.ReadCodeAsync, JoinActs.JoinAsync, JoinActs.LeaveAsync,
        OperatorActs.IssueCodeAsync, OperatorActs.BecomeAsync, PersonActs.SignInAsync,
        ListingActs.PublishAsync, ListingActs.RepriceAsync, ListingActs.RestateAsync, ListingActs.RestockAsync, ListingActs.AddPhotosAsync,
        TableActs.PublishAsync, TableActs.ReviseAsync, ListingActs.PauseAsync, ListingActs.ResumeAsync, ListingActs.DeleteAsync,
        OrderActs.PlaceAsync, OrderActs.PayOnDeliveryAsync, OrderActs.CancelAsync, OrderActs.RejectAsync, OrderActs.ExpireAsync,
        OrderActs.ShipAsync, OrderActs.AskArrivalAsync, OrderActs.ReceiveAsync, ChangeActs.ChangeAsync, ComplaintActs.DisputeAsync,
        CollectionActs.KeepAsync, CollectionActs.DropAsync, CollectionActs.PayByCodeAsync, CollectionActs.PayOnlineAsync, CollectionActs.ClaimAsync,
        CollectionActs.ConfirmAsync, CollectionActs.DenyAsync, CollectionActs.RemindAsync, CollectionActs.ExpireAsync,
        GroupActs.StartAsync, GroupActs.JoinAsync, GroupActs.LeaveAsync, GroupClosing.EndAsync, GroupClosing.CancelAsync, GroupClosing.GoAheadAsync,
        FreightActs.SetAsync, DemandActs.ChooseAsync, DemandActs.TellAsync,
        BatchActs.RecordAsync, BatchActs.RegisterAsync, BatchActs.RemoveAsync, BatchActs.SealAsync,
        ReviewActs.WriteAsync, MessageActs.MarkAsync,
        HandoverActs.OpenAsync, HandoverActs.SpeakAsync, HandoverActs.CloseAsync, HandoverActs.MuteAsync, HandoverActs.LiftAsync,
        ComplaintActs.AnswerAsync, ComplaintActs.DecideAsync,
        PaymentActs.RecordCheckoutAsync, PaymentActs.RecordPaymentAsync, PaymentActs.HearAsync, PaymentActs.ReconcileAsync,
        RefundActs.RefundAsync, RefundActs.RecordAsync, RefundActs.RepeatAsync, ChargebackActs.RecordAsync,
        TransferActs.SendAsync, TransferActs.RecordAsync, TransferActs.RefuseAsync, TransferActs.RecordReversalAsync,
        PayoutActs.OpenAccountAsync, PayoutActs.RecordAccountAsync, PayoutActs.RequestAsync, PayoutActs.CancelAsync, PayoutActs.SendAsync,
        PayoutActs.RecordAsync, PayoutActs.RefuseAsync,
        StationActs.OpenAsync, StationActs.ReadCodeAsync, StationActs.BecomeAsync, StationActs.TrustAsync, StationActs.ForgetPinAsync,
        NeighborActs.MeetAsync, NeighborActs.ChoosePinAsync, NeighborActs.AgreeAsync, NeighborActs.SendCodeAsync,
        ParcelActs.ArriveAsync, ParcelActs.HandOutAsync,
        LoanActs.ApplyAsync, LoanActs.DecideAsync,
        ProgrammeActs.OpenAsync, ProgrammeActs.FundAsync, ProgrammeActs.CloseAsync, RootActs.SealAsync,
        PoolActs.OpenAsync, PoolActs.ReadCodeAsync, PoolActs.JoinAsync, PoolActs.LeaveAsync,
        PresaleActs.BeginAsync, PresaleActs.GiveUpAsync, PresaleActs.AskAsync,
        RestActs.PayAsync, RestActs.RemindAsync, RestActs.LapseAsync, RestActs.LeaveAsync,
    }.ToDictionary(runner => runner.Method.GetParameters()[1].ParameterType);

    /// <summary>Carries out a command inside its transaction.</summary>
    public static async Task<Result<TFact>> RunAsync<TFact>(ActRoom room, Command<TFact> command) where TFact : Fact
    {
        // One typed call for each command would be the same table written out; the cast is checked by a test of the house.
        var task = (Task<Result<TFact>>)Runners[command.GetType()].DynamicInvoke(room, command)!;
        return await task;
    }

    /// <summary>The commands that can be carried out.</summary>
    public static IEnumerable<Type> Commands => Runners.Keys;
}
