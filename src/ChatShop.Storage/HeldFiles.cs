using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage;

/// <summary>SQLite's files stay open where tables are lent and taken back, until the shop closes.</summary>
/// <remarks>An opening tells SQLite of two dozen functions, and a closing takes them back: together that is as much as a small question costs.</remarks>
internal sealed class HeldFiles : IDisposable
{
    private readonly ConcurrentBag<DbConnection> held = [];

    /// <summary>Opens the file of tables that are lent for the first time, so that taking them back does not close it.</summary>
    public void Hold(DbContext lent)
    {
        var connection = lent.Database.GetDbConnection();
        if (connection.State == ConnectionState.Open)
            return;
        lent.Database.SetDbConnection(null); // Only another connection than the present one changes whose it is.
        lent.Database.SetDbConnection(connection, contextOwnsConnection: false);
        lent.Database.OpenConnection();
        held.Add(connection);
    }

    public void Dispose()
    {
        foreach (var connection in held)
            connection.Dispose();
    }
}
