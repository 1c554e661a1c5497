using ChatShop.Trade;
using ChatShop.Trade.Listings;

namespace ChatShop.Server.Consoles.Selling;

/// <summary>A row of the table of listings as the form sends it: what was shown, and what stands there now.</summary>
internal sealed class TypedRow
{
    private readonly List<string> mistakes = [];

    /// <summary>Whose row it is.</summary>
    public string? Listing { get; set; }

    /// <summary>What was shown in the four cells, a tab between.</summary>
    public string? Seen { get; set; }

    /// <summary>The goods.</summary>
    public string? Product { get; set; }

    /// <summary>What they cost.</summary>
    public string? Price { get; set; }

    /// <summary>What can still be ordered.</summary>
    public string? Left { get; set; }

    /// <summary>Whether orders are taken: <see cref="On"/>, or anything else.</summary>
    public string? State { get; set; }

    /// <summary>The word for taking orders.</summary>
    public const string On = "on";

    /// <summary>What is wrong with it, as keys of texts.</summary>
    public IReadOnlyList<string> Mistakes => mistakes;

    /// <summary>Why the trade did not take it.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Whether something is said at it.</summary>
    public bool IsWrong => mistakes.Count > 0 || Refusal is not null;

    /// <summary>The row of a listing, before anybody types.</summary>
    /// <param name="listing">The listing.</param>
    /// <param name="write">How values are written for whoever looks.</param>
    public static TypedRow Of(Listing listing, Func<object, string> write)
    {
        var cells = Cells(ListingRow.Of(listing), write);
        return new TypedRow { Listing = listing.Id.ToString(), Seen = string.Join('\t', cells), Product = cells[0], Price = cells[1], Left = cells[2], State = cells[3] };
    }

    /// <summary>What the seller wants of the listing as it is now; with mistakes, what could be read of it.</summary>
    /// <param name="listing">The seller's own listing of that number; null when there is none.</param>
    /// <param name="write">How values are written for whoever looks.</param>
    /// <param name="market">What a price without a currency is in.</param>
    public Revision? Read(Listing? listing, Func<object, string> write, Currency market)
    {
        if (listing is null || Seen?.Split('\t') is not { Length: 4 } seen)
        {
            mistakes.Add("rowChanged");
            return null;
        }
        var now = ListingRow.Of(listing);
        var shown = Cells(now, write);
        var wanted = new ListingRow(
            Choose(0, Product, now.Product, typed => typed.Length > 0 ? string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : null),
            Choose(1, Price, now.Price, typed => Typed.ReadPrice(typed, now.Price.Per, market)),
            Choose(2, Left, now.Left, typed => Typed.ReadQuantity(typed, new Quantity(1m, now.Left.Unit))),
            Choose(3, State, now.IsOn, typed => typed == On));
        return new Revision(listing.Id, now, wanted);

        T Choose<T>(int cell, string? typed, T there, Func<string, object?> read)
        {
            if (typed is null || typed.Trim() == seen[cell].Trim())
                return there;
            var said = read(typed.Trim());
            if (said is null)
                mistakes.Add(cell switch { 0 => "rowName", 1 => "rowPrice", _ => "rowStock" });
            else if (!Equals(said, there) && shown[cell] != seen[cell])
                mistakes.Add("rowChanged");
            return said is T value ? value : there;
        }
    }

    /// <summary>The trade does not take it.</summary>
    public void Refuse(Refusal refusal) => Refusal = refusal;

    private static string[] Cells(ListingRow row, Func<object, string> write) => [row.Product, write(row.Price), write(row.Left), row.IsOn ? On : ""];
}
