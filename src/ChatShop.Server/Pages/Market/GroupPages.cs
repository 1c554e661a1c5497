using ChatShop.Trade;
using ChatShop.Trade.Groups;

namespace ChatShop.Server.Pages.Market;

/// <summary>A group buy: what it is about, how much is in, until when, and how to join. Nobody who joined is named.</summary>
internal static class GroupPages
{
    /// <summary>The page of a group buy.</summary>
    public static async Task<IResult> GroupAsync(
        PageReader reader, string group, IGroupRecords groups, ITradeRecords records, MarketAddress address, TimeProvider clock, CancellationToken cancellation)
    {
        if (GroupId.Parse(group) is not { } id || await groups.GroupAsync(id, cancellation) is not { } told)
            return reader.Nothing();
        var isOpen = told.Status == GroupStatus.Open && told.EndsAt > clock.GetUtcNow();
        var values = new Dictionary<string, object?> { ["group"] = told };
        var page = new MarketPage("group", $"/g/{id}", reader.Say("groupTitle", values), reader.Say("groupIs", values))
        {
            Photo = (await records.ListingAsync(told.Listing, cancellation))?.Photo,
            Kind = "product",
            Values = new()
            {
                ["heading"] = told.Product,
                ["price"] = reader.Say("groupPrice", values),
                ["goal"] = reader.Say("groupGoal", values),
                ["there"] = reader.Say(isOpen ? "groupThere" : "groupOver", values),
                ["value"] = told.There.Quantity.Value,
                ["most"] = told.Goal.Quantity.Value,
                ["by"] = reader.Say("groupBy", values),
                ["shopLink"] = $"/s/{told.Shop}",
                ["goodsLink"] = $"/l/{told.Listing}",
                ["goodsText"] = reader.Say("groupGoods", values),
            },
        };
        if (isOpen)
        {
            (page.Values["how"], page.Values["promise"]) = (reader.Say("groupHow", values), reader.Say("groupPromise"));
            (page.Values["join"], page.Values["joinText"]) = ($"/chat?say={Uri.EscapeDataString(reader.Say("groupJoins", values))}", reader.Say("groupJoinInChat"));
        }
        return page.ToResult(reader, address);
    }
}
