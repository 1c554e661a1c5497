using System.ComponentModel;
using ChatShop.Server.Rest;

namespace ChatShop.Server.Assistants;

/// <summary>Goods as an assistant reads them.</summary>
/// <param name="Listing">The listing's id.</param>
/// <param name="Product">What it is, in the seller's words.</param>
/// <param name="Price">What so much of it costs.</param>
/// <param name="Available">How much can be ordered now, in the unit it is priced in.</param>
/// <param name="Shop">The shop's id.</param>
/// <param name="ShopName">What the shop calls itself.</param>
/// <param name="ShopRating">Its stars, 1 to 5; null without any.</param>
/// <param name="AvailableFrom">The day from which it is there; null for now.</param>
/// <param name="Url">The page to show to a person.</param>
/// <param name="Photos">Photos, largest size.</param>
/// <param name="DepositPercent">Where it is sold before it is harvested: so many percent of the price are paid now, the rest when the seller says that the harvest is in. Tell the person: who changes their mind, or does not pay the rest in three days, leaves the deposit to the seller; a seller who can not deliver gives all of it back.</param>
/// <param name="DepositEach">The same, where so much money is paid now for each of what it is the price of.</param>
internal sealed record OfferedGoods(
    string Listing, string Product, RestPrice Price, RestQuantity Available, string Shop, string ShopName, decimal? ShopRating, DateOnly? AvailableFrom,
    string Url, IReadOnlyList<string> Photos, decimal? DepositPercent = null, RestMoney? DepositEach = null);

/// <summary>What is found, best first.</summary>
internal sealed record GoodsList(IReadOnlyList<OfferedGoods> Goods);

/// <summary>So much of one listing.</summary>
internal sealed record WishedItem(
    [property: Description("A listing's id, such as l12.")] string Listing,
    [property: Description("How much, greater than 0.")] decimal Quantity,
    [property: Description("The unit's code (jin, kg, piece, box …). Left out: the one the goods are priced in.")] string? Unit = null);

/// <summary>What one wish costs.</summary>
internal sealed record QuotedLine(string Listing, string Product, RestQuantity Quantity, RestPrice Price, RestMoney Total);

/// <summary>What all of it costs. Nothing is set aside by it.</summary>
internal sealed record Quote(IReadOnlyList<QuotedLine> Lines, RestMoney Total);

/// <summary>Orders that wait for the person's money.</summary>
/// <param name="Orders">One for each shop.</param>
/// <param name="Total">What is to be paid in one.</param>
/// <param name="PayUrl">Where the person looks at everything once more and pays; null when the provider can not be reached now: ask for the order's status a little later.</param>
/// <param name="PayBy">When the goods go back on sale if nobody has paid.</param>
/// <param name="IsSandbox">Whether no real money moves: tell the person.</param>
internal sealed record OrdersForPerson(IReadOnlyList<OrderOfPerson> Orders, RestMoney Total, string? PayUrl, DateTimeOffset PayBy, bool IsSandbox);

/// <summary>An order.</summary>
/// <param name="Order">Its number.</param>
/// <param name="Status">Where it stands: awaitingPayment, placed (paid), shipped, received, completed, canceled, rejected, expired, disputed, refunded.</param>
/// <param name="ShopName">Whose goods.</param>
/// <param name="Lines">What was ordered.</param>
/// <param name="Total">What it costs.</param>
/// <param name="Carrier">Who brings it; null before it is sent.</param>
/// <param name="Tracking">The parcel's number; null without one.</param>
/// <param name="PayUrl">Where it can be paid while it waits for money; else null.</param>
/// <param name="Deposit">What of it is paid now, where it is sold before it is harvested.</param>
/// <param name="Rest">What of it is paid when the harvest is in.</param>
internal sealed record OrderOfPerson(
    string Order, string Status, string ShopName, IReadOnlyList<QuotedLine> Lines, RestMoney Total, string? Carrier, string? Tracking, string? PayUrl,
    RestMoney? Deposit = null, RestMoney? Rest = null);

/// <summary>What the shop has said to a person of its own accord.</summary>
/// <param name="Messages">The texts, oldest first.</param>
/// <param name="Next">Where to go on reading.</param>
internal sealed record ToldToPerson(IReadOnlyList<string> Messages, long Next);
