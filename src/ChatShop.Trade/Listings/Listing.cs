using ChatShop.Trade.Orders;
using ChatShop.Trade.Pools;
using ChatShop.Trade.Presales;
using static ChatShop.Trade.Listings.ListingStatus;

namespace ChatShop.Trade.Listings;

/// <summary>One seller's offer: goods, price and how much there is.</summary>
/// <remarks>
/// <see cref="Stock"/> is what lies in the barn; <see cref="Reserved"/> of it is set aside for orders that are not paid yet.
/// What is paid, or ordered for cash, has left the stock. A refused move changes nothing.
/// </remarks>
public sealed class Listing
{
    /// <summary>A tenth of a milligram: less than that is no goods.</summary>
    internal const decimal Dust = 0.0001m;

    private Listing() => Product = "";

    /// <summary>Ours, made by us.</summary>
    public ListingId Id { get; private set; }

    /// <summary>Who sells it.</summary>
    public ShopId Shop { get; private set; }

    /// <summary>The goods, in the seller's words.</summary>
    public string Product { get; private set; }

    /// <summary>What it costs.</summary>
    public Price Price { get; private set; }

    /// <summary>What there is, reserved or not, in the unit the seller counts in.</summary>
    public Quantity Stock { get; private set; }

    /// <summary>What is set aside for unpaid orders, in the stock's unit.</summary>
    public Quantity Reserved { get; private set; }

    /// <summary>How much lay there when the seller last counted, in the stock's unit; null once the seller heard that it runs low.</summary>
    public decimal? CountedLast { get; private set; }

    /// <summary>Whether it can be bought.</summary>
    public ListingStatus Status { get; private set; }

    /// <summary>The first day it can be had; null for at once.</summary>
    public DateOnly? AvailableFrom { get; private set; }

    /// <summary>Where it is sold before it is harvested: so many percent of its price are paid at once; null where that is a sum, or nothing.</summary>
    public decimal? DepositPercent { get; private set; }

    /// <summary>Where it is sold before it is harvested: so much is paid at once for each of what it is the price of, in smallest units; null where that is a percent, or nothing.</summary>
    public long? DepositEachMinor { get; private set; }

    /// <summary>When the harvest came in; null before, and for goods that were there from the first.</summary>
    public DateTimeOffset? HarvestedAt { get; private set; }

    /// <summary>Whether the seller was asked, on the day, if it is in.</summary>
    public bool IsHarvestAsked { get; private set; }

    /// <summary>Whether who orders it now pays a deposit.</summary>
    public bool IsPresale => (DepositPercent is not null || DepositEachMinor is not null) && HarvestedAt is null;

    /// <summary>What who orders it now pays at once; null where that is all of it.</summary>
    public DepositAsked? Deposit => IsPresale ? new DepositAsked(DepositPercent?.Shortened(), DepositEachMinor is { } each ? Price.Money with { Minor = each } : null) : null;

    /// <summary>The names of its photos, at most <see cref="Offer.MostPhotos"/>; the first is the one shown in lists.</summary>
    public IReadOnlyList<string> Photos { get; private set; } = [];

    /// <summary>When it was put up.</summary>
    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>The pool in which several sell it together; null where the shop sells it alone.</summary>
    public PoolId? Pool { get; private set; }

    /// <summary>What can still be ordered.</summary>
    public Quantity Available => Stock - Reserved;

    /// <summary>Whether a buyer may see and order it.</summary>
    public bool IsForSale => Status == Active;

    /// <summary>Puts goods up for sale.</summary>
    /// <returns>The listing; or why it can not be one: <see cref="PriceOutOfRange"/>, <see cref="QuantityOutOfRange"/>, <see cref="UnitsDiffer"/>.</returns>
    public static Result<Listing> Publish(ListingId id, ShopId shop, Offer offer, DateTimeOffset now)
    {
        if (offer.Product.Length is 0 or > Offer.LongestProduct)
            return new TextOutOfRange(Offer.LongestProduct);
        if (offer.Price.Refuse() is { } refusal)
            return refusal;
        if (!offer.Stock.IsSane)
            return new QuantityOutOfRange(Quantity.Most);
        if (!offer.Stock.Unit.ConvertsTo(offer.Price.Per.Unit))
            return new UnitsDiffer(offer.Product, offer.Price.Per.Unit, offer.Stock.Unit);

        return new Listing
        {
            Id = id,
            Shop = shop,
            Product = offer.Product,
            Price = offer.Price,
            Stock = offer.Stock,
            Reserved = Quantity.Zero(offer.Stock.Unit),
            CountedLast = offer.Stock.Value,
            AvailableFrom = offer.AvailableFrom,
            DepositPercent = offer.Deposit?.Percent,
            DepositEachMinor = offer.Deposit?.Each?.Minor,
            Photos = [.. (offer.Photos ?? []).Distinct().Take(Offer.MostPhotos)],
            PublishedAt = now,
        };
    }

    /// <summary>Why this much of it can not be ordered; null when it can.</summary>
    /// <param name="quantity">How much.</param>
    /// <param name="already">What the same order asks of this listing already.</param>
    /// <param name="agreed">What it costs where that is not the listing's own price.</param>
    public Refusal? RefuseOrder(Quantity quantity, Quantity? already = null, Price? agreed = null)
    {
        var price = agreed ?? Price;
        if (!IsForSale)
            return new NotForSale(Product);
        if (!quantity.IsSane)
            return new QuantityOutOfRange(Quantity.Most);
        if (!quantity.Unit.ConvertsTo(price.Per.Unit))
            return new UnitsDiffer(Product, price.Per.Unit, quantity.Unit);
        if (Quantity.Zero(Stock.Unit) + (already ?? Quantity.Zero(Stock.Unit)) + quantity > Available)
            return new NotEnoughStock(Product, Available.In(price.Per.Unit));
        if (price.ExactlyFor(quantity) * 100m > Placing.MostMinor)
            return new TotalOutOfRange(new Money(Placing.MostMinor, price.Money.Currency));
        return price.For(quantity).Minor == 0 ? new TooLittle(Product, price.Per.Unit) : null;
    }

    /// <summary>Sets goods aside for an order that waits for its money. The caller has asked <see cref="RefuseOrder"/>.</summary>
    public void Reserve(Quantity quantity) => Reserved = Kept(Reserved + quantity);

    /// <summary>Gives back what was set aside.</summary>
    public void Release(Quantity quantity) => Reserved = Kept(Reserved - quantity);

    /// <summary>What was set aside is sold: it leaves the stock.</summary>
    public void Sell(Quantity quantity)
    {
        Reserved = Kept(Reserved - quantity);
        Stock = Kept(Stock - quantity);
        FollowStock();
    }

    /// <summary>What the seller must hear after a sale: once, when less than a tenth is left of what was counted last.</summary>
    /// <returns>What runs low; null when nothing does, when it was said before, or when it is not for sale anyway.</returns>
    public GoodsLow? SayLow()
    {
        if (Status is Paused or Deleted || CountedLast is not { } counted || Stock.Value * 10m >= counted)
            return null;
        CountedLast = null;
        return new GoodsLow(Id, Product, Stock, Stock with { Value = counted }, !IsSomething(Stock));
    }

    /// <summary>Goods come back: a sold order was canceled before it left.</summary>
    public void TakeBack(Quantity quantity)
    {
        Stock = Kept(Stock + quantity);
        FollowStock();
    }

    /// <summary>The harvest is in.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Harvest(DateTimeOffset now)
    {
        if (!IsPresale)
            return false;
        HarvestedAt = now;
        return true;
    }

    /// <summary>The day has come: the seller is asked.</summary>
    /// <returns>Whether that is to be done, and was not before.</returns>
    public bool AskHarvest()
    {
        if (!IsPresale || IsHarvestAsked)
            return false;
        IsHarvestAsked = true;
        return true;
    }

    /// <summary>Several sell it together from now on.</summary>
    public void SellTogether(PoolId pool) => Pool = pool;

    /// <summary>Goods that nobody has ordered are taken away again.</summary>
    public void Withdraw(Quantity quantity)
    {
        Stock = Kept(Stock - quantity);
        FollowStock();
    }

    /// <summary>It is called otherwise from now on; orders keep the name they were placed under.</summary>
    /// <returns>Why not; null when it is.</returns>
    public Refusal? Rename(string product)
    {
        if (product.Length is 0 or > Offer.LongestProduct)
            return new TextOutOfRange(Offer.LongestProduct);
        Product = product;
        return null;
    }

    /// <summary>A new price, for orders to come.</summary>
    public Result<ListingRepriced> Reprice(Price price)
    {
        if (price.Refuse() is { } refusal)
            return refusal;
        if (!price.Per.Unit.ConvertsTo(Stock.Unit))
            return new UnitsDiffer(Product, Stock.Unit, price.Per.Unit);

        Price = price;
        return new ListingRepriced(Id, Product, price);
    }

    /// <summary>The seller has counted again: this much is left to sell. What is reserved is kept beside it.</summary>
    public Result<ListingStocked> Restate(Quantity left) =>
        left.Value == 0m ? Stocked(Reserved) : Counted(left) is { } refusal ? refusal : Stocked(Reserved + left);

    /// <summary>More has come in.</summary>
    public Result<ListingStocked> Restock(Quantity more) =>
        Counted(more) is { } refusal ? refusal : Stocked(Stock + more);

    /// <summary>Shows more photos of it, behind those there are; one that it shows already is not shown twice.</summary>
    public Result<ListingPhotosAdded> Show(IReadOnlyList<string> photos)
    {
        var others = photos.Except(Photos).ToList();
        if (others.Count > 0 && Photos.Count >= Offer.MostPhotos)
            return new EnoughPhotos(Product, Offer.MostPhotos);

        var added = others.Take(Offer.MostPhotos - Photos.Count).ToList();
        Photos = [.. Photos, .. added];
        return new ListingPhotosAdded(Id, Product, added.Count, Photos.Count, LeftOut: others.Count - added.Count);
    }

    /// <summary>No orders for now.</summary>
    public Result<ListingPaused> Pause()
    {
        if (Status == Deleted)
            return new NoSuchListing();
        if (Status == Paused)
            return new AlreadyPaused(Product);
        Status = Paused;
        return new ListingPaused(Id, Product);
    }

    /// <summary>Orders again.</summary>
    public Result<ListingResumed> Resume()
    {
        if (Status == Deleted)
            return new NoSuchListing();
        if (IsForSale)
            return new AlreadyForSale(Product);
        if (!IsSomething(Available))
            return new NothingLeft(Product);
        Status = Active;
        return new ListingResumed(Id, Product, Price, Available);
    }

    /// <summary>Taken away for good; orders that are placed stay as they are.</summary>
    public Result<ListingDeleted> Delete()
    {
        Status = Deleted;
        return new ListingDeleted(Id, Product);
    }

    private Refusal? Counted(Quantity said)
    {
        if (!said.IsSane)
            return new QuantityOutOfRange(Quantity.Most);
        return said.Unit.ConvertsTo(Stock.Unit) ? null : new UnitsDiffer(Product, Stock.Unit, said.Unit);
    }

    private ListingStocked Stocked(Quantity stock)
    {
        Stock = Kept(stock);
        CountedLast = IsSomething(Available) ? Stock.Value : null; // Who says that all is gone need not be told so.
        FollowStock();
        return new ListingStocked(Id, Product, Available);
    }

    private void FollowStock()
    {
        if (Status is Active or SoldOut)
            Status = IsSomething(Stock) ? Active : SoldOut;
    }

    /// <summary>Kilos said in pounds leave some dust behind: a tenth of a milligram is no goods.</summary>
    private static bool IsSomething(Quantity quantity) => quantity.Size >= Dust;

    /// <summary>What was set aside in two parts and is taken as one may be short by dust; by more it is a bug.</summary>
    private static Quantity Kept(Quantity quantity) => quantity.Value >= 0m ? quantity
        : quantity.Size > -Dust ? Quantity.Zero(quantity.Unit)
        : throw new InvalidOperationException("Stock can't fall below zero: more was taken than was reserved.");
}
