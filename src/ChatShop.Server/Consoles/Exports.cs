using ChatShop.Server.Consoles.Messages;
using ChatShop.Storage;
using ChatShop.Storage.Subsidies;
using ChatShop.Trade;

namespace ChatShop.Server.Consoles;

/// <summary>Tables to take away: orders, the ledger, subsidies, the audit trail, as CSV or XLSX, row by row so that the largest market fits.</summary>
/// <remarks>How far it has come is shown by the browser as it is with every file it fetches; whoever cancels there ends the reading here.</remarks>
internal static class Exports
{
    private const int AtOnce = 500;
    private const string Csv = "text/csv; charset=utf-8";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Opens them to those who may see the whole market.</summary>
    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup($"{ConsoleSetup.Path}/export").RequireAuthorization(Rights.Audit).ExcludeFromDescription();
        group.MapGet("/orders.{kind}", (MarketBooks books, string kind, CancellationToken stop) => Write("orders", kind, Orders(books, stop), stop));
        group.MapGet("/ledger.{kind}", (MarketBooks books, string kind, CancellationToken stop) => Write("ledger", kind, Ledger(books, stop), stop));
        group.MapGet("/subsidies.{kind}", (ProgrammeBooks books, string kind, CancellationToken stop) => Write("subsidies", kind, Subsidies(books, stop), stop));
        group.MapGet("/messages.jsonl", MessageLines.Export);
        group.MapGet("/audit.{kind}", (MarketBooks books, string kind, CancellationToken stop) => Write("audit", kind, Audit(books, stop), stop));
    }

    private static IResult Write(string name, string kind, IAsyncEnumerable<Dictionary<string, object?>> rows, CancellationToken stop) => kind switch
    {
        "csv" => Results.Stream(to => Sheets.WriteCsvAsync(to, rows), Csv, $"{name}.csv"),
        "xlsx" => Results.Stream(to => Sheets.WriteXlsxAsync(to, rows, stop), Xlsx, $"{name}.xlsx"),
        _ => Results.NotFound(),
    };

    private static async IAsyncEnumerable<Dictionary<string, object?>> Orders(MarketBooks books, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var (order, buyer) in PagesAsync((after, limit) => books.OrdersAsync(null, null, null, after, limit, stop), row => row.Order.Number.Value))
            foreach (var line in order.Lines)
                yield return new()
                {
                    ["order"] = order.Number.Value, ["placedAt"] = order.PlacedAt, ["shop"] = order.Shop.ToString(), ["buyer"] = buyer.Id.ToString(), ["status"] = order.Status.ToString(),
                    ["product"] = line.Product, ["quantity"] = line.Quantity.Value, ["unit"] = line.Quantity.Unit.Code, ["total"] = line.Total.Amount, ["currency"] = line.Total.CurrencyCode,
                };
    }

    private static async IAsyncEnumerable<Dictionary<string, object?>> Ledger(MarketBooks books, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var row in PagesAsync((after, limit) => books.LedgerAsync(null, after, limit, stop), row => row.Id))
            yield return new()
            {
                ["id"] = row.Id, ["entry"] = row.Entry, ["at"] = row.At, ["account"] = row.Account, ["order"] = row.Order, ["cause"] = row.Cause, ["reference"] = row.Reference,
                ["amount"] = row.Amount.Amount, ["currency"] = row.Amount.CurrencyCode,
            };
    }

    private static async IAsyncEnumerable<Dictionary<string, object?>> Subsidies(ProgrammeBooks books, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var (use, shop, record) in PagesAsync((after, limit) => books.UsesAsync(after, limit, stop), row => row.Use.Id))
            yield return new()
            {
                ["id"] = use.Id, ["at"] = use.At, ["programme"] = use.Programme.Value, ["order"] = use.Order.Value, ["shop"] = use.Shop.ToString(), ["shopName"] = shop, ["village"] = use.Village,
                ["granted"] = use.Granted.Amount, ["left"] = use.Amount.Amount, ["currency"] = use.Amount.CurrencyCode, ["auditRecord"] = record,
            };
    }

    private static async IAsyncEnumerable<Dictionary<string, object?>> Audit(MarketBooks books, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var row in PagesAsync((after, limit) => books.ActsAsync(after, limit, stop), row => row.Id))
            yield return new()
            {
                ["id"] = row.Id, ["at"] = row.At, ["actor"] = row.Actor is { } actor ? new PersonId(actor).ToString() : null, ["forWhom"] = row.ForWhom is { } whom ? new PersonId(whom).ToString() : null,
                ["verb"] = row.Verb, ["subject"] = row.Subject,
                ["outcome"] = row.Outcome, ["refused"] = row.Refused, ["hash"] = row.Hash,
            };
    }

    private static async IAsyncEnumerable<T> PagesAsync<T>(Func<long, int, Task<IReadOnlyList<T>>> read, Func<T, long> position)
    {
        for (long after = 0; await read(after, AtOnce) is { Count: > 0 } page; after = position(page[^1]))
            foreach (var row in page)
                yield return row;
    }
}
