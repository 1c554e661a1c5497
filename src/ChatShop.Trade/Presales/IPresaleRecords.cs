namespace ChatShop.Trade.Presales;

/// <summary>What is due of goods that are sold ahead.</summary>
public interface IPresaleRecords
{
    /// <summary>Goods whose day of harvest has come, and whose seller was not asked whether they are in.</summary>
    Task<IReadOnlyList<ListingId>> HarvestsToAskAsync(DateOnly today, int limit, CancellationToken cancellation);

    /// <summary>Goods that nobody has said are in, though the last day to say so is over.</summary>
    Task<IReadOnlyList<ListingId>> HarvestsMissedAsync(DateOnly today, int limit, CancellationToken cancellation);

    /// <summary>Orders whose rest must be paid by just this time, and whose buyers were not reminded of it.</summary>
    Task<IReadOnlyList<OrderNumber>> RestsToRemindAsync(DateTimeOffset restBy, int limit, CancellationToken cancellation);

    /// <summary>Orders whose rest was not paid in time, with until when it waited.</summary>
    Task<IReadOnlyList<(OrderNumber Order, DateTimeOffset RestBy)>> OverdueRestsAsync(DateTimeOffset now, int limit, CancellationToken cancellation);
}
