using System.Globalization;
using System.Text.RegularExpressions;
using ChatShop.Conversations.Flows;
using ChatShop.Conversations.Flows.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Listings;

namespace ChatShop.Conversations.Hearing;

/// <summary>Somebody comes in by the code or link of a shop, or of goods: they see it, and can order at once.</summary>
internal static partial class Entering
{
    /// <summary>The name of the activity that says so, which every channel gives it.</summary>
    public const string Event = "entrance";

    private const int MostShown = 6;

    /// <summary>Shows where they came in.</summary>
    /// <param name="talk">The talk.</param>
    /// <param name="scene">As in the pages' addresses, <c>s3</c> is a shop and <c>l5</c> goods; <c>shop_3</c> and <c>listing_5</c>, of codes printed elsewhere, are the same. Anything else is greeted.</param>
    public static async Task ShowAsync(Talk talk, string scene)
    {
        var named = Scene().Match(scene);
        var number = named.Success ? long.Parse(named.Groups["number"].Value, CultureInfo.InvariantCulture) : 0;
        if (named.Groups["shop"].Success && await talk.Counter.Records.ShopAsync(new ShopId(number), talk.Cancellation) is { } shop)
            ShowShop(talk, shop with { Goods = [.. shop.Goods.Take(MostShown)] });
        else if (named.Groups["listing"].Success)
            ShowListing(talk, await talk.Counter.Records.ListingAsync(new ListingId(number), talk.Cancellation));
        else
            talk.Say("greet/hello");
    }

    private static void ShowShop(Talk talk, ShopTold shop)
    {
        if (shop.Goods.Count > 0)
            FindListings.Show(talk.Session, shop.Goods);
        talk.Say(shop.Goods.Count == 0 ? "entrance/shopEmpty" : "entrance/shop", new Dictionary<string, object?> { ["it"] = shop });
    }

    private static void ShowListing(Talk talk, ListingTold? listing)
    {
        if (listing is not { Status: ListingStatus.Active })
        {
            talk.Say("entrance/gone");
            return;
        }
        FindListings.Show(talk.Session, [listing]);
        talk.Say("entrance/listing", new Dictionary<string, object?> { ["it"] = listing }, photos: listing.Photo is { } photo ? [photo] : []);
    }

    [GeneratedRegex("^(?:(?<shop>s|shop[_-]?s?)|(?<listing>l|listing[_-]?l?))(?<number>[0-9]{1,15})$", RegexOptions.CultureInvariant)]
    private static partial Regex Scene();
}
