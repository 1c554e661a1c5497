using System.Globalization;

namespace ChatShop.Server.Rest;

/// <summary>A page of a list, and where the next one begins.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
internal sealed record RestPage<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Cuts lists into pages: <c>?limit=&amp;cursor=</c>.</summary>
internal static class RestPages
{
    /// <summary>How many are shown when no limit is given.</summary>
    public const int Usual = 50;

    /// <summary>How many are shown at most.</summary>
    public const int Most = 500;

    /// <summary>What a limit can be.</summary>
    public static string Limits { get; } = string.Create(CultureInfo.InvariantCulture, $"a number from 1 to {Most}");

    /// <summary>Reads one more than fits, to know whether there is a next page.</summary>
    /// <param name="limit">As asked for.</param>
    /// <param name="cursor">As asked for; null for the first page.</param>
    /// <param name="read">Reads rows after a position.</param>
    /// <param name="position">The position of a row.</param>
    /// <param name="shape">What is shown of a row.</param>
    public static async Task<IResult> ReadAsync<TRow, T>(
        int? limit, string? cursor, Func<long, int, Task<IReadOnlyList<TRow>>> read, Func<TRow, long> position, Func<TRow, T> shape)
    {
        long after = 0;
        if (cursor is not null && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            return Invalid("cursor", "the value of next of the page before");
        if (limit is < 1 or > Most)
            return Invalid("limit", Limits);

        var count = limit ?? Usual;
        var rows = await read(after, count + 1);
        var shown = rows.Take(count).ToList();
        var next = rows.Count > count ? position(shown[^1]).ToString(CultureInfo.InvariantCulture) : null;
        return Results.Json(new RestPage<T>([.. shown.Select(shape)], next), RestJson.Options);
    }

    /// <summary>A list that is one page.</summary>
    public static IResult Whole<T>(IEnumerable<T> items) => Results.Json(new RestPage<T>([.. items], null), RestJson.Options);

    /// <summary>A query value that can not be.</summary>
    public static IResult Invalid(string name, string shouldBe) => Results.Problem(
        statusCode: StatusCodes.Status400BadRequest, title: $"{name} is wrong.", detail: $"{name} should be {shouldBe}.");
}
