using ChatShop.Trade;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Puts goods into the basket; more of what lies there already adds up.</summary>
internal sealed class AddToBasket : IAct
{
    private const int Most = 20;

    public string Name => nameof(AddToBasket);

    public IReadOnlyList<string> Says => ["done", "full"];

    public Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var basket = talk.Profile.Basket;
        foreach (var item in slots.Items)
        {
            var there = basket.FirstOrDefault(it => it.Listing == item.Listing);
            if (there is { Quantity: { } before } && item.Quantity is { } more && more.Unit.ConvertsTo(before.Unit))
                there.Quantity = before + more;
            else if (there is not null)
                there.Quantity = item.Quantity;
            else if (basket.Count < Most)
                basket.Add(item);
            else
                return Task.FromResult(Basket.Tell(talk, "full"));
        }
        return Task.FromResult(Basket.Tell(talk, "done"));
    }
}

/// <summary>Takes goods out of the basket by their names.</summary>
internal sealed class TakeFromBasket : IAct
{
    /// <summary>From here on a name is what was said.</summary>
    private const double Near = 0.5;

    public string Name => nameof(TakeFromBasket);

    public IReadOnlyList<string> Says => ["done", "empty", "none"];

    public Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var basket = talk.Profile.Basket;
        var taken = basket.Where(item => slots.Items.Any(said => NameFit.Of(said.Product, item.Product) >= Near)).ToList();
        foreach (var item in taken)
            basket.Remove(item);
        return Task.FromResult(Basket.Tell(talk, taken.Count == 0 ? "none" : basket.Count == 0 ? "empty" : "done"));
    }
}

/// <summary>Tells what lies in the basket.</summary>
internal sealed class ShowBasket : IAct
{
    public string Name => nameof(ShowBasket);

    public bool Changes => false;

    public IReadOnlyList<string> Says => ["done", "none"];

    public Task<Done> RunAsync(Talk talk, FilledSlots slots) =>
        Task.FromResult(Basket.Tell(talk, talk.Profile.Basket.Count == 0 ? "none" : "done"));
}

/// <summary>What people are told of a basket.</summary>
internal static class Basket
{
    /// <summary>A text of the flow, with what lies in the basket and what it costs.</summary>
    public static Done Tell(Talk talk, string key)
    {
        var items = talk.Profile.Basket;
        var totals = items.Where(item => item is { Price: not null, Quantity: not null } && item.Quantity.Value.Unit.ConvertsTo(item.Price.Value.Per.Unit))
            .Select(item => item.Price!.Value.For(item.Quantity!.Value)).ToList();
        Money? total = totals.Count == items.Count && totals.Count > 0 && totals.TrueForAll(one => one.Currency == totals[0].Currency) ? totals.Aggregate((sum, one) => sum + one) : null;
        return new Done(key, new Dictionary<string, object?> { ["it"] = items, ["total"] = total });
    }
}
