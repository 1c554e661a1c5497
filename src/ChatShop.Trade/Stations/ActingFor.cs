using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payouts;
using ChatShop.Trade.Reviews;
using ChatShop.Trade.Shops;

namespace ChatShop.Trade.Stations;

/// <summary>What an agent may do for a neighbour, and what the neighbour must agree to. What is not named here nobody does for another one.</summary>
public static class ActingFor
{
    private static readonly Dictionary<Type, May> Table = new Dictionary<Type, May>
    {
        [typeof(OpenShop)] = May.Freely<OpenShop>(it => it.Seller),
        [typeof(PublishListing)] = May.Agreed<PublishListing>(it => it.Seller),
        [typeof(RepriceListing)] = May.Agreed<RepriceListing>(it => it.Seller),
        [typeof(RestateStock)] = May.Agreed<RestateStock>(it => it.Seller),
        [typeof(RestockListing)] = May.Agreed<RestockListing>(it => it.Seller),
        [typeof(PauseListing)] = May.Freely<PauseListing>(it => it.Seller),
        [typeof(ResumeListing)] = May.Agreed<ResumeListing>(it => it.Seller),
        [typeof(DeleteListing)] = May.Agreed<DeleteListing>(it => it.Seller),
        [typeof(ShipOrder)] = May.Freely<ShipOrder>(it => it.Seller),
        [typeof(RejectOrder)] = May.Agreed<RejectOrder>(it => it.Seller),
        [typeof(RefundOrder)] = May.AlwaysAgreed<RefundOrder>(it => it.Seller),
        [typeof(PlaceOrder)] = May.Agreed<PlaceOrder>(it => it.Buyer),
        [typeof(ChangeOrder)] = May.Agreed<ChangeOrder>(it => it.Buyer),
        [typeof(CancelOrder)] = May.Agreed<CancelOrder>(it => it.Buyer),
        [typeof(PayOnDelivery)] = May.Freely<PayOnDelivery>(it => it.Buyer),
        [typeof(DisputeOrder)] = May.Agreed<DisputeOrder>(it => it.Buyer),
        [typeof(WriteReview)] = May.Agreed<WriteReview>(it => it.Buyer),
        [typeof(OpenSellerAccount)] = May.AlwaysAgreed<OpenSellerAccount>(it => it.Seller),
        [typeof(RequestPayout)] = May.AlwaysAgreed<RequestPayout>(it => it.Seller),
        [typeof(CancelPayouts)] = May.Freely<CancelPayouts>(it => it.Seller),
    };

    /// <summary>Why this is not done for that person; null when it is.</summary>
    /// <param name="command">What is to be done.</param>
    /// <param name="whom">For whom.</param>
    /// <param name="neighbor">Who that is at a station; null when they are of none.</param>
    /// <param name="station">The station of whoever acts; null when they are no agent.</param>
    /// <param name="hasOwnPhone">Whether the person has written to the market themselves.</param>
    /// <param name="now">When.</param>
    public static Refusal? Refuse(object command, PersonId whom, Neighbor? neighbor, Station? station, bool hasOwnPhone, DateTimeOffset now)
    {
        if (station is null)
            return new AgentsOnly();
        if (neighbor is null || neighbor.Station != station.Id || neighbor.Id != whom)
            return new NotYourNeighbor();
        if (!Table.TryGetValue(command.GetType(), out var may) || may.Whose(command) != whom)
            return new NotForOthers();
        var mustAgree = hasOwnPhone || may.When == Agreement.Always || (may.When == Agreement.UnlessTrusted && !station.IsTrusted);
        return mustAgree && !neighbor.Agrees(now) ? new NeighborMustAgree(neighbor.FullName) : null;
    }

    /// <summary>When a person must agree before this is done for them.</summary>
    public static Agreement AgreementTo(Type command) => Table.TryGetValue(command, out var may) ? may.When : Agreement.Always;

    /// <summary>The same by the command's name; never, of what nobody does for another one.</summary>
    public static Agreement AgreementTo(string command) => Table.FirstOrDefault(it => it.Key.Name == command).Value?.When ?? Agreement.Never;

    private sealed record May(Func<object, PersonId> Whose, Agreement When)
    {
        public static May Freely<T>(Func<T, PersonId> whose) => new(it => whose((T)it), Agreement.Never);

        public static May Agreed<T>(Func<T, PersonId> whose) => new(it => whose((T)it), Agreement.UnlessTrusted);

        public static May AlwaysAgreed<T>(Func<T, PersonId> whose) => new(it => whose((T)it), Agreement.Always); // Money that leaves them.
    }
}

/// <summary>When a neighbour must agree before something is done for them.</summary>
public enum Agreement
{
    /// <summary>It follows from what they agreed to, or binds them to nothing.</summary>
    Never,

    /// <summary>Unless those who run the market trust the agent.</summary>
    UnlessTrusted,

    /// <summary>Whoever the agent is.</summary>
    Always,
}
