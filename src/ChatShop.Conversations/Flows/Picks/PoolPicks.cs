using System.Globalization;
using ChatShop.Trade.Pools;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>Which of the seller's own listings others may sell with, and whether they do already.</summary>
internal sealed class PoolGoodsPick : IPick
{
    private const int MostLooked = 50;

    private readonly OwnListingPick own = new();

    public string Name => "listings to pool";

    public bool IsDone(FilledSlots slots) => own.IsDone(slots) && slots.PoolLooked;

    public async Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        PoolSlots.TakeOpening(talk, slots);
        if (!own.IsDone(slots) && await own.PickAsync(talk, slots) is { Key: not null } open)
            return open;
        var pools = await talk.Counter.Pools.PoolsOfAsync(talk.Me, MostLooked, talk.Cancellation);
        (slots.Pooled, slots.PoolLooked) = (pools.FirstOrDefault(pool => pool.IsOwn && pool.Listing == slots.ListingMeant()), true);
        if (slots.Percent is { } said && slots.Pooled is { } pooled && said != pooled.Percent)
            return Picked.Refused(new PoolPercentFixed(pooled.Product, pooled.Percent));
        return slots.Percent > Pool.MostPercent ? Picked.Refused(new PoolPercentOutOfRange(Pool.MostPercent)) : Picked.Found;
    }

    public void Choose(FilledSlots slots, Option option) => own.Choose(slots, option);
}

/// <summary>The pool a code is of. A wrong one counts, so looking is an act too.</summary>
internal sealed class PoolCodePick : IPick
{
    public string Name => "pool codes";

    public IReadOnlyList<string> Says => ["how"];

    public bool IsDone(FilledSlots slots) => slots.PoolRead is not null;

    public async Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        PoolSlots.TakeJoining(talk, slots);
        if (slots.Code is not { } code)
            return Picked.Ends("how", new Dictionary<string, object?>());
        var read = await talk.ActAsync(new ReadPoolCode(talk.Me, code));
        if (read.Fact is not { } pool)
            return Picked.Refused(read.Refusal!);
        (slots.PoolRead, slots.Per) = (pool, new Trade.Quantity(1m, pool.Unit)); // A number alone is in the unit the goods are counted in.
        return Picked.Found;
    }
}

/// <summary>Which of the pools one has brought something into is meant.</summary>
internal sealed class PoolPick : IPick
{
    /// <summary>From here on a name may be what is meant.</summary>
    private const double Near = 0.4;

    private const int MostLooked = 50;

    public string Name => "pools joined";

    public bool IsDone(FilledSlots slots) => slots.Pooled is not null;

    public async Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        var mine = (await talk.Counter.Pools.PoolsOfAsync(talk.Me, MostLooked, talk.Cancellation))
            .Where(pool => !pool.IsOver && pool.Members.Any(member => member is { IsMe: true, HasLeft: false })).ToList();
        var said = slots.Words ?? "";
        var fits = slots.Pool is { } chosen ? [.. mine.Where(pool => pool.Id.Value == chosen)]
            : said.Length == 0 ? mine : BestNamed.Among(mine, pool => pool.Product, said, Near);
        if (fits.Count == 0)
            return Picked.None(said, mine);
        if (fits.Count > 1)
            return Picked.Which([.. fits.Select(pool => new Option(pool.Id.Value.ToString(CultureInfo.InvariantCulture), $"{pool.Product} · {pool.HostName}"))], said);
        (slots.Pooled, slots.Product) = (fits[0], fits[0].Product);
        return Picked.Found;
    }

    public void Choose(FilledSlots slots, Option option) => slots.Pool = long.Parse(option.Id, CultureInfo.InvariantCulture);
}
