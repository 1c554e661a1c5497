using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;

namespace ChatShop.Payments;

/// <summary>All who move money for this market, by their names.</summary>
public sealed class Providers(IEnumerable<IPaymentProvider> all, IEnumerable<IPayoutProvider> sellers)
{
    private readonly Dictionary<string, IPaymentProvider> byName = all.ToDictionary(it => it.Name);
    private readonly Dictionary<string, IPayoutProvider> sellersByName = sellers.ToDictionary(it => it.Name);

    /// <summary>Every one of them.</summary>
    public IReadOnlyCollection<IPaymentProvider> All => byName.Values;

    /// <summary>Who takes payments under this name.</summary>
    /// <exception cref="ProviderUnreachableException">Nobody does any more: its settings are gone. What waits for it goes on when they are back.</exception>
    public IPaymentProvider this[string name] => byName.GetValueOrDefault(name) ?? throw Unknown(name);

    /// <summary>Who hands on to sellers what was paid under this name.</summary>
    /// <exception cref="ProviderUnreachableException">Nobody does any more.</exception>
    public IPayoutProvider ForSellers(string name) => sellersByName.GetValueOrDefault(name) ?? throw Unknown(name);

    private static ProviderUnreachableException Unknown(string name) => new($"The payment provider {name} is not configured.");
}
