namespace ChatShop.Trade.Payouts;

/// <summary>Where a provider keeps a shop's share until the seller takes it.</summary>
public sealed class SellerAccount
{
    /// <summary>How long a bank account that was just named waits for its first payout: time to notice that it was somebody else who named it.</summary>
    public static readonly TimeSpan NewBankWait = TimeSpan.FromDays(1);

    private SellerAccount() => Provider = "";

    /// <summary>Whose.</summary>
    public ShopId Shop { get; private set; }

    /// <summary>The provider's name.</summary>
    public string Provider { get; private set; }

    /// <summary>The provider's id of it; null until it answered.</summary>
    public string? ProviderId { get; private set; }

    /// <summary>Whether transfers may go there.</summary>
    public bool CanReceive { get; private set; }

    /// <summary>Whether it knows where to pay out to.</summary>
    public bool CanPayOut { get; private set; }

    /// <summary>The last digits of the bank account; null when none is known.</summary>
    public string? BankEnding { get; private set; }

    /// <summary>Since when this bank account is the one; null while there is none.</summary>
    public DateTimeOffset? BankSince { get; private set; }

    /// <summary>The idempotency key of opening it.</summary>
    public string Key => KeyOf(Shop, Provider);

    /// <summary>The idempotency key of opening a shop's account at a provider.</summary>
    public static string KeyOf(ShopId shop, string provider) => $"{shop}:account:{provider}";

    /// <summary>Begins one.</summary>
    public static SellerAccount Begin(ShopId shop, string provider) => new() { Shop = shop, Provider = provider };

    /// <summary>The provider says how it stands.</summary>
    /// <returns>Whether payouts go to another bank account from now on.</returns>
    public bool Follow(ProviderAccount told, DateTimeOffset now)
    {
        var isNewBank = told.CanPayOut && (!CanPayOut || told.BankEnding != BankEnding);
        (ProviderId, CanReceive, CanPayOut, BankEnding) = (told.Id, told.CanReceive, told.CanPayOut, told.BankEnding);
        if (isNewBank)
            BankSince = now;
        return isNewBank;
    }

    /// <summary>The first moment a payout may be sent.</summary>
    public DateTimeOffset PaysOutFrom => (BankSince ?? DateTimeOffset.MinValue) + NewBankWait;
}
