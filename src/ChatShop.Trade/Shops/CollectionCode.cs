namespace ChatShop.Trade.Shops;

/// <summary>The picture a seller shows to be paid by (收款码): who scans it pays the seller straight, and nobody holds the money.</summary>
/// <param name="Way">Whose it is.</param>
/// <param name="Photo">The picture's name.</param>
public sealed record CollectionCode(CollectionWay Way, string Photo)
{
    /// <summary>The way as texts name it: <c>weChat</c>, <c>alipay</c>.</summary>
    public string WayName => NameOf(Way);

    /// <summary>A way as texts name it.</summary>
    public static string NameOf(CollectionWay way) => way.InTexts();
}

/// <summary>Whose collection codes there are.</summary>
public enum CollectionWay
{
    /// <summary>WeChat's.</summary>
    WeChat,
    /// <summary>Alipay's.</summary>
    Alipay,
}

/// <summary>Keeps a seller's collection code, in place of the one there was.</summary>
public sealed record KeepCollectionCode(PersonId Seller, CollectionWay Way, string Photo) : Command<CollectionCodeKept>;

/// <summary>Forgets a seller's collection codes.</summary>
/// <param name="Way">Which; null for all.</param>
public sealed record DropCollectionCodes(PersonId Seller, CollectionWay? Way) : Command<CollectionCodesDropped>;

/// <summary>Buyers can pay by it from now on.</summary>
/// <param name="IsAnother">Whether it took the place of one.</param>
public sealed record CollectionCodeKept(ShopId Shop, CollectionCode Code, bool IsAnother) : Fact;

/// <summary>Nobody is shown them any more; <paramref name="Left"/> are still there.</summary>
public sealed record CollectionCodesDropped(ShopId Shop, IReadOnlyList<CollectionCode> Dropped, IReadOnlyList<CollectionCode> Left) : Fact;

/// <summary>There is no such collection code to forget.</summary>
public sealed record NoCodeKept : Refusal;
