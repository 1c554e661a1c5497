using ChatShop.Storage.Accounts;
using ChatShop.Storage.Copies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Tests.Copies;

/// <summary>Fills every table that the models have, those that somebody adds next year too: whatever is forgotten when rows are copied, shows.</summary>
internal static class FilledTables
{
    private static readonly DateTimeOffset Moment = new DateTimeOffset(2026, 3, 1, 23, 59, 59, TimeSpan.Zero).AddTicks(9_876_540);

    /// <summary>Two rows in each: one with everything, one with as little as may be.</summary>
    public static async Task FillAsync(DatabasePlace place)
    {
        await place.BringForwardAsync(default);
        await FillTradeAsync(place);
        await FillAccountsAsync(place);
    }

    private static async Task FillTradeAsync(DatabasePlace place)
    {
        await using var side = await CopySide.OpenAsync(place, default);
        await using TradeContext told = DatabasePlace.Postgres("Host=nowhere").Trade(), db = place.Trade();
        var shapes = told.Model.GetRelationalModel().Tables.ToDictionary(table => table.Name);
        foreach (var table in CopiedTable.All(told, db))
        {
            var rows = new[] { 1, 2 }.Select(row => table.Columns.Select(column => shapes[table.Name].FindColumn(column.Name)!.IsNullable && row == 2
                ? null : column.Pass(Value(column.From, row))).ToArray());
            Assert.Equal(2, await side.WriteAsync(table, rows.ToAsyncEnumerable(), default));
        }
        await side.CommitAsync(default);
    }

    /// <summary>As large and as exact as it may be.</summary>
    private static object Value(Type kind, int row) => kind switch
    {
        _ when kind == typeof(long) => row + 4_611_686_018_427_387_904L,
        _ when kind == typeof(int) => int.MaxValue - row,
        _ when kind == typeof(bool) => row == 1,
        _ when kind == typeof(decimal) => 12_345_678_901_234.56789m + row,
        _ when kind == typeof(string) => $"苹果 🍎 \"{row}\"\n\\ '",
        _ when kind == typeof(byte[]) => new byte[] { 0, 255, (byte)row },
        _ when kind == typeof(DateOnly) => new DateOnly(2026, 2, 27).AddDays(row),
        _ when kind == typeof(DateTimeOffset) => Moment.AddMicroseconds(-row),
        _ => throw new NotSupportedException($"No test knows a value of {kind}."),
    };

    private static async Task FillAccountsAsync(DatabasePlace place)
    {
        var whole = Moment.AddTicks(-540); // SQLite keeps accounts' instants to a tenth of a millisecond.
        await using var db = place.Accounts();
        var account = new Account { UserName = "站长", Role = AccountRole.Operator, MadeAt = whole, LockoutEnd = whole.AddYears(1), PasswordHash = "hash", TwoFactorEnabled = true };
        var seller = new Account { UserName = "王婶", Role = AccountRole.Seller, Shop = new Trade.ShopId(3), MadeAt = whole.AddMicroseconds(700) };
        db.AddRange(account, seller);
        db.Add(new IdentityUserClaim<string> { UserId = account.Id, ClaimType = "kind", ClaimValue = "值" });
        db.Add(new IdentityUserLogin<string> { UserId = account.Id, LoginProvider = "house", ProviderKey = "7" });
        db.Add(new IdentityUserToken<string> { UserId = account.Id, LoginProvider = "app", Name = "key", Value = "sealed" });
        db.Add(new Invitation { Hash = new string('a', 64), Role = AccountRole.Agent, Until = whole });
        db.Add(new IdentityUserPasskey<string>
        {
            CredentialId = [1, 0, 255],
            UserId = account.Id,
            Data = new IdentityPasskeyData
            {
                PublicKey = [9, 8, 250], Name = "手机", CreatedAt = whole, SignCount = uint.MaxValue, Transports = ["usb", "nfc"],
                IsUserVerified = true, AttestationObject = [4, 200], ClientDataJson = [123, 34, 125],
            },
        });
        await db.SaveChangesAsync();
    }
}
