using Microsoft.Data.Sqlite;

namespace ChatShop.Storage.Copies;

/// <summary>A whole market as one SQLite file, whichever database it lies in: what a backup holds, and what moves from one to the other.</summary>
public static class MarketCopy
{
    /// <summary>Writes a market as of one moment, while it may go on.</summary>
    /// <param name="from">Where it lies.</param>
    /// <param name="file">A file that is not there yet.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How many rows each table has.</returns>
    /// <exception cref="CopyRefusedException">A PostgreSQL that has not the present form.</exception>
    public static async Task<IReadOnlyDictionary<string, long>> WriteAsync(DatabasePlace from, string file, CancellationToken cancellation)
    {
        if (!from.IsPostgres)
        {
            await SnapshotAsync(new SqliteConnectionStringBuilder(from.ConnectionString).DataSource, file, cancellation);
            return await RowCopy.CountAsync(At(file), cancellation);
        }
        await from.MustBePresentAsync(cancellation);
        await At(file).BringForwardAsync(cancellation);
        return await RowCopy.CopyAsync(from, At(file), cancellation);
    }

    /// <summary>Copies any SQLite file as of one moment, while others write to it.</summary>
    /// <param name="from">The file.</param>
    /// <param name="to">One that is not there yet; only its owner will be able to read it.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task SnapshotAsync(string from, string to, CancellationToken cancellation)
    {
        var place = new SqliteConnectionStringBuilder { DataSource = from, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 30 };
        await using var connection = new SqliteConnection(place.ToString());
        await connection.OpenAsync(cancellation);
        var empty = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            empty.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await new FileStream(to, empty).DisposeAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO @to";
        command.Parameters.AddWithValue("@to", to);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Brings a market in such a file to the present form; what is in it stays.</summary>
    /// <returns>How many rows each table has.</returns>
    /// <exception cref="CopyRefusedException">It is of a later version.</exception>
    public static async Task<IReadOnlyDictionary<string, long>> BringForwardAsync(string file, CancellationToken cancellation)
    {
        await At(file).BringForwardAsync(cancellation);
        return await RowCopy.CountAsync(At(file), cancellation);
    }

    /// <summary>Moves all rows of such a file, which has the present form, into an empty database: wholly or not at all.</summary>
    /// <param name="file">The file; it stays as it is.</param>
    /// <param name="into">Where the rows are to lie.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="beforeItCounts">Done when all rows are there and nobody sees them yet; should it throw, none of them stays. Null for nothing.</param>
    /// <returns>How many rows each table has.</returns>
    /// <exception cref="CopyRefusedException">The database holds rows, or is of a later version.</exception>
    public static async Task<IReadOnlyDictionary<string, long>> FillAsync(
        string file, DatabasePlace into, CancellationToken cancellation, Action? beforeItCounts = null)
    {
        await RowCopy.MustBeEmptyAsync(into, cancellation); // Before it is brought forward: a market that is there stays as it is.
        await into.BringForwardAsync(cancellation);
        return await RowCopy.CopyAsync(At(file), into, cancellation, beforeItCounts);
    }

    /// <summary>Not pooled: the file is moved when all is done.</summary>
    private static DatabasePlace At(string file) =>
        new(new SqliteConnectionStringBuilder(DatabasePlace.Sqlite(file).ConnectionString) { Pooling = false }.ToString(), IsPostgres: false);
}
