namespace ChatShop.Storage.Acts;

/// <summary>Runs pieces of work that change the database, each wholly or not at all.</summary>
internal interface ITradeWriter
{
    /// <summary>Runs the work in a transaction of its own and returns when it is on disk. No two run at the same time.</summary>
    Task<T> WriteAsync<T>(Func<TradeContext, Task<T>> work, CancellationToken cancellation);
}
