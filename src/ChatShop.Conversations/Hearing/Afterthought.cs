using ChatShop.Conversations.Flows;
using ChatShop.Conversations.Sessions;
using ChatShop.Understanding;

namespace ChatShop.Conversations.Hearing;

/// <summary>What a correction means when nothing is going on any more: what was done last here is what should be different.</summary>
internal static class Afterthought
{
    /// <summary>After so long a value out of nowhere is about something else.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The act that is meant, with its values; null where nothing was done or nothing of it is said.</summary>
    public static (Reading Reading, Action<FilledSlots> Prepare)? Of(Talk talk, Reading reading)
    {
        if (Last(talk) is not { } last || (reading.Intent == "inform" && talk.Session.Shown.Count == 1))
            return null;
        var slots = reading.Slots;
        // 要改成80斤, with no goods: of what was just ordered, unless it is to be more of it.
        var isAmount = reading is { Intent: "order.create", Slots: { Items: null, Quantity: not null } } && talk.Session.Shown.Count == 0 && !talk.Mentions("more");
        var isValue = reading.Intent is "inform" or "address.set" || (isAmount && last.Flow == "order");
        return (last.Flow, slots) switch
        {
            ("order", { Order: null }) when reading.Intent == "order.change" => Mean("order.change", it => it.Order = last.Id),
            ("order", { Address: not null } or { Phone: not null } or { Recipient: not null } or { Quantity: not null } or { Date: not null }) when isValue =>
                Mean("order.change", it => it.Order = last.Id),
            ("listing", { Price: not null }) when isValue => Mean("listing.price", it => (it.Listing, it.Product) = (last.Id, last.Name)),
            ("listing", { Stock: not null } or { Quantity: not null }) when isValue =>
                (reading with { Intent = "listing.stock", Slots = new Slots { Stock = slots.Stock ?? slots.Quantity } }, it => (it.Listing, it.Product) = (last.Id, last.Name)),
            _ => null,
        };

        (Reading, Action<FilledSlots>)? Mean(string intent, Action<FilledSlots> prepare) => (reading with { Intent = intent }, prepare);
    }

    /// <summary>What was done last here; null when that is long ago.</summary>
    public static LastDone? Last(Talk talk) => talk.Session.LastDone is { } last && talk.Now - last.At <= Longest ? last : null;
}
