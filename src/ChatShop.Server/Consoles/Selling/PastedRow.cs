using ChatShop.Trade;
using ChatShop.Trade.Listings;

namespace ChatShop.Server.Consoles.Selling;

/// <summary>A row of a pasted table, read.</summary>
/// <param name="Line">Its line in what was pasted, from 1.</param>
/// <param name="Cells">Its cells, by what stands in them.</param>
internal sealed record PastedRow(int Line, IReadOnlyDictionary<PastedColumn, string> Cells)
{
    private readonly List<string> mistakes = [];

    /// <summary>The goods, without blanks that say nothing.</summary>
    public string Product { get; } = string.Join(' ', Cells.GetValueOrDefault(PastedColumn.Product, "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What is wrong with it, as keys of texts.</summary>
    public IReadOnlyList<string> Mistakes => mistakes;

    /// <summary>Why the trade does not take it.</summary>
    public Refusal? Refusal { get; set; }

    /// <summary>Whether it can not go up for sale.</summary>
    public bool IsWrong => Offer is null || Refusal is not null;

    /// <summary>What would go up for sale; null with mistakes.</summary>
    public Offer? Offer { get; private set; }

    /// <summary>Reads the cells.</summary>
    /// <param name="market">What a price without a currency is in.</param>
    /// <param name="isSecond">Whether a row above has the same goods.</param>
    public PastedRow Read(Currency market, bool isSecond)
    {
        var (stockCell, fromCell) = (Cell(PastedColumn.Stock), Cell(PastedColumn.From));
        var unit = Typed.ReadUnit(Cell(PastedColumn.Unit));
        var one = unit ?? (Typed.ReadQuantity(stockCell, Piece) is { } counted ? new Quantity(1m, counted.Unit) : Piece);
        var price = Typed.ReadPrice(Cell(PastedColumn.Price), one, market);
        var stock = Typed.ReadQuantity(stockCell, unit ?? new Quantity(1m, price?.Per.Unit ?? one.Unit));
        var from = Typed.ReadDay(fromCell);
        if (Product.Length == 0)
            mistakes.Add("rowName");
        if (isSecond)
            mistakes.Add("rowTwice");
        if (unit is null && Cell(PastedColumn.Unit).Length > 0)
            mistakes.Add("rowUnit");
        if (price is null)
            mistakes.Add("rowPrice");
        if (stock is null)
            mistakes.Add("rowStock");
        if (from is null && fromCell.Length > 0)
            mistakes.Add("rowDay");
        if (mistakes.Count == 0)
            Offer = new Offer(Product, price!.Value, stock!.Value, from);
        return this;
    }

    private static Quantity Piece => new(1m, Unit.Piece);

    private string Cell(PastedColumn column) => Cells.GetValueOrDefault(column, "").Trim();
}
