using ChatShop.Conversations.Flows.Pictures;
using ChatShop.Conversations.Sessions;
using ChatShop.Trade.Groups;
using ChatShop.Trade.Orders;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Opens a group buy, and gives a card and a link to send on.</summary>
internal sealed class StartGroupAct : IAct
{
    public string Name => nameof(StartGroup);

    public IReadOnlyList<string> Says => ["done", "card.goal", "card.lastDay", "card.invitation"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        if (await talk.Counter.Records.ListingAsync(slots.ListingMeant(), talk.Cancellation) is not { } listing
            || GroupSlots.TermsOf(slots, listing, talk.Now) is not { } terms)
            return Done.Refused(new Trade.Listings.NoSuchListing());
        var result = await talk.ActAsync(new StartGroup(talk.Me, listing.Id, terms));
        if (result.Fact is not { Group: var group })
            return Done.Of(result);
        var link = GroupLink.Of(talk, group);
        var values = new Dictionary<string, object?> { ["it"] = group, ["link"] = link };
        IReadOnlyList<CardLine> lines =
        [
            new(talk.Texts.Say("group.start/card.goal", values), talk.Texts.Wording.Write(group.Price)),
            new(talk.Texts.Say("group.start/card.lastDay", values), group.ShopName),
        ];
        var card = new Card(group.Product, lines, talk.Texts.Say("group.start/card.invitation", values), link);
        return new Done("done", values) { Photos = [await talk.Counter.Pictures.DrawAsync(card, talk.Cancellation)] };
    }
}

/// <summary>Joins a group buy and says where to pay.</summary>
internal sealed class JoinGroupAct : IAct
{
    public string Name => nameof(JoinGroup);

    public IReadOnlyList<string> Says => ["done", "doneLater", "doneCash"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var method = slots.Cash ? PaymentMethod.CashOnDelivery : PaymentMethod.Online;
        var result = await talk.ActAsync(new JoinGroup(
            talk.Me, slots.GroupMeant(), slots.Items[0].Quantity!.Value, slots.DeliverTo()!, method, talk.Texts.Locale));
        if (result.Fact is not { } joined)
            return Done.Of(result);
        talk.Session.Shown.Clear();
        talk.Session.LastDone = new LastDone("order", joined.Placed.Orders[0].Number.Value, "", talk.Now);
        return joined.Placed.Payment is { } payment
            ? await Paying.AskAsync(talk, payment, joined, [])
            : Done.With(joined, "doneCash");
    }
}

/// <summary>Tells which group buys there are: one's own, those one is in, those one could join.</summary>
internal sealed class ShowGroups : IAct
{
    private const int Most = 5;

    public string Name => nameof(ShowGroups);

    public bool Changes => false;

    public IReadOnlyList<string> Says => ["done", "none"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var groups = talk.Counter.Groups;
        var mine = await groups.GroupsOfAsync(talk.Me, Most, talk.Cancellation);
        var joined = await groups.GroupsJoinedAsync(talk.Me, Most, talk.Cancellation);
        var others = (await groups.OpenGroupsAsync(talk.Now.ToUniversalTime(), Most, talk.Cancellation))
            .Where(group => joined.All(it => it.Id != group.Id) && group.Seller != talk.Me).ToList();
        return new Done(mine.Count + joined.Count + others.Count == 0 ? "none" : "done", new Dictionary<string, object?>
        {
            ["mine"] = mine.Select(group => new { Group = group, Link = GroupLink.Of(talk, group) }).ToList(),
            ["joined"] = joined,
            ["others"] = others,
        });
    }
}

/// <summary>Where anybody sees a group buy.</summary>
internal static class GroupLink
{
    /// <summary>Its page.</summary>
    public static Uri Of(Talk talk, GroupTold group) => new(talk.Counter.PublicUrl, $"/g/{group.Id}");
}
