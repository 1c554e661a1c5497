namespace ChatShop.Trade.Payouts;

/// <summary>Gets sellers their money on behalf of the market.</summary>
public interface IPaymaster
{
    /// <summary>A page on which the seller says where the money should go; a new link each time, for minutes.</summary>
    /// <returns>Null when the provider can not be reached now.</returns>
    Task<Uri?> AccountUrlAsync(ShopId shop, string provider, CancellationToken cancellation);

    /// <summary>Hands on now what waits for a seller, so that somebody who asks for it right after does not find nothing there.</summary>
    Task HandOnAsync(PersonId seller, CancellationToken cancellation);
}
