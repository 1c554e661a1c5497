using System.Globalization;
using ChatShop.Trade.Groups;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>Which group buy is meant: the one of the goods that were said, else the only one there is.</summary>
/// <param name="name">As flows name it.</param>
/// <param name="look">Among which.</param>
internal class GroupPick(string name, Func<Talk, Task<IReadOnlyList<GroupTold>>> look) : IPick
{
    /// <summary>From here on a name may be what is meant; where money follows, 香蕉 is not 香梨.</summary>
    protected const double Near = 0.55;

    private const int MostLooked = 50;
    private const int MostShown = 8;

    public string Name => name;

    /// <summary>Of the person's own shop and open.</summary>
    public static GroupPick OfOwnShop(string name) => new(name, async talk =>
        [.. (await talk.Counter.Groups.GroupsOfAsync(talk.Me, MostLooked, talk.Cancellation)).Where(group => group.Status == GroupStatus.Open)]);

    /// <summary>Those the person is in.</summary>
    public static GroupPick Joined(string name) => new(name, talk => talk.Counter.Groups.GroupsJoinedAsync(talk.Me, MostLooked, talk.Cancellation));

    /// <summary>Those anybody can join.</summary>
    protected static Task<IReadOnlyList<GroupTold>> OpenAsync(Talk talk) => talk.Counter.Groups.OpenGroupsAsync(talk.Now.ToUniversalTime(), MostLooked, talk.Cancellation);

    public virtual bool IsDone(FilledSlots slots) => slots is { Group: not null, Product: not null };

    public async Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        var all = await look(talk);
        var said = Said(slots);
        var fits = slots.Group is { } chosen ? [.. all.Where(group => group.Id.Value == chosen)]
            : said.Length == 0 ? all : BestNamed.Among(all, group => group.Product, said, Near);
        if (fits.Count == 0)
            return await ClosedAsync(talk, slots.Group, said) is { } closed ? Picked.Refused(new GroupClosed(closed.Product, closed.Status)) : Picked.None(said, all);
        slots.Group = null;
        if (fits.Count > 1)
            return Picked.Which([.. fits.Take(MostShown).Select(group => Shown(talk, group))], said);
        Take(slots, fits[0]);
        return Picked.Found;
    }

    public void Choose(FilledSlots slots, Option option) =>
        (slots.Group, slots.Product) = (long.Parse(option.Id, CultureInfo.InvariantCulture), null); // It is looked up, and then called as it is called.

    /// <summary>The goods that were said; empty for none.</summary>
    protected virtual string Said(FilledSlots slots) => slots.Product ?? "";

    /// <summary>The one that is meant where it is closed: whoever comes too late hears how it ended. Null for none.</summary>
    protected virtual Task<GroupTold?> ClosedAsync(Talk talk, long? chosen, string said) => Task.FromResult<GroupTold?>(null);

    /// <summary>This one is meant.</summary>
    protected virtual void Take(FilledSlots slots, GroupTold group) => (slots.Group, slots.Product) = (group.Id.Value, group.Product);

    private static Option Shown(Talk talk, GroupTold group) => new(
        group.Id.Value.ToString(CultureInfo.InvariantCulture), talk.Texts.Say("common/group", new Dictionary<string, object?> { ["group"] = group }));
}

/// <summary>Which group buy a buyer joins; its goods and its price are what is ordered.</summary>
internal sealed class JoinPick() : GroupPick("open groups", OpenAsync)
{
    private const int MostClosed = 20;

    public override bool IsDone(FilledSlots slots) => slots is { Group: not null, Items: [{ Listing: not null, Price: not null }] };

    protected override string Said(FilledSlots slots) => slots.Items.LastOrDefault(item => item.Listing is null)?.Product ?? "";

    protected override async Task<GroupTold?> ClosedAsync(Talk talk, long? chosen, string said) => chosen is { } id
        ? await talk.Counter.Groups.GroupAsync(new Trade.GroupId(id), talk.Cancellation)
        : said.Length == 0 ? null
        : BestNamed.Among(await talk.Counter.Groups.ClosedGroupsAsync(MostClosed, talk.Cancellation), group => group.Product, said, Near).FirstOrDefault();

    protected override void Take(FilledSlots slots, GroupTold group)
    {
        var said = slots.Items.LastOrDefault(); // One group, one kind of goods: what was named last is meant.
        var (quantity, unitSaid) = said is not null ? (said.Quantity, said.UnitSaid) : (slots.Bare, slots.BareUnitSaid);
        slots.Items.Clear();
        slots.Items.Add(new Wanted { Product = group.Product, Listing = group.Listing.Value, Price = group.Price, Quantity = quantity, UnitSaid = unitSaid });
        slots.Group = group.Id.Value;
    }
}
