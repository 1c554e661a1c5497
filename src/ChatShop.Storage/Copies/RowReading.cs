using System.Data.Common;

namespace ChatShop.Storage.Copies;

/// <summary>Reads a row's values as what they are.</summary>
internal static class RowReading
{
    private static readonly Dictionary<Type, Func<DbDataReader, int, object>> Readers = new()
    {
        [typeof(long)] = (row, at) => row.GetInt64(at),
        [typeof(int)] = (row, at) => row.GetInt32(at),
        [typeof(bool)] = (row, at) => row.GetBoolean(at),
        [typeof(decimal)] = (row, at) => row.GetDecimal(at),
        [typeof(string)] = (row, at) => row.GetString(at),
        [typeof(byte[])] = (row, at) => row.GetFieldValue<byte[]>(at),
        [typeof(DateOnly)] = (row, at) => row.GetFieldValue<DateOnly>(at),
        [typeof(DateTimeOffset)] = (row, at) => row.GetFieldValue<DateTimeOffset>(at),
    };

    /// <summary>The rows of a table, each value as it is to be written; null where there is none.</summary>
    public static async IAsyncEnumerable<object?[]> RowsAsync(DbConnection connection, CopiedTable table, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var readers = table.Columns.Select(column => Readers[column.From]).ToArray();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {table.ColumnList} FROM {table.Quoted}";
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var values = new object?[readers.Length];
            for (var at = 0; at < readers.Length; at++)
                values[at] = row.IsDBNull(at) ? null : table.Columns[at].Pass(readers[at](row, at));
            yield return values;
        }
    }
}
