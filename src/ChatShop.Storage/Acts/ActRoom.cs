using System.Security.Cryptography;
using ChatShop.Trade;
using ChatShop.Trade.Ledgers;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Shops;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Acts;

/// <summary>What one act may use: its transaction's tables, the time, new numbers, the ledger.</summary>
internal sealed class ActRoom(TradeContext db, MarketRules rules, DateTimeOffset now, PersonId? actor)
{
    private readonly List<Aside> asides = [];
    private readonly List<Notice> told = [];

    /// <summary>The tables, inside the act's transaction.</summary>
    public TradeContext Db => db;

    /// <summary>What the market has decided.</summary>
    public MarketRules Rules => rules;

    /// <summary>When the act is done.</summary>
    public DateTimeOffset Now => now;

    /// <summary>Who acts; null for the clock and the payment provider.</summary>
    public PersonId? Actor => actor;

    /// <summary>What came about with the act, and has a record of its own in the audit trail behind the act's.</summary>
    public IReadOnlyList<Aside> Asides => asides;

    /// <summary>Something came about with the act: it is told and recorded as if somebody had asked for it.</summary>
    /// <param name="verb">What was done.</param>
    /// <param name="key">The same never happens twice.</param>
    /// <param name="subject">What it is about, without names.</param>
    /// <param name="fact">What is true now.</param>
    public void Note(string verb, string key, string subject, Fact fact) => asides.Add(new Aside(verb, key, subject, fact));

    /// <summary>A shop that is known to be there; asked of the tables once in an act.</summary>
    public async Task<Shop> ShopAsync(ShopId shop) => await db.Shops.FindAsync(shop) ?? throw new InvalidOperationException($"There is no shop {shop}.");

    /// <summary>The next number of a row of numbers.</summary>
    /// <param name="name">Which row.</param>
    /// <param name="first">The first one ever given.</param>
    public async Task<long> NextNumberAsync(string name, long first = 1)
    {
        var row = await db.Numbers.FindAsync(name);
        if (row is null)
            db.Numbers.Add(row = new NumberRow { Name = name, Last = first - 1 });
        return ++row.Last;
    }

    /// <summary>A word nobody can guess: 128 random bits.</summary>
    public static string NewKey() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));

    /// <summary>Writes an entry into the ledger, and its sums beside it.</summary>
    /// <exception cref="BrokenBooksException">An account would hold what it never may: the whole act is undone.</exception>
    public async Task PostAsync(Entry entry)
    {
        if (entry.Lines.Count == 0)
            return;
        var number = await NextNumberAsync("entry");
        foreach (var line in entry.Lines)
        {
            var sum = await SumRowAsync(line.Account, line.Amount.Currency);
            var after = checked(sum.Minor + line.Amount.Minor);
            if (!LedgerRules.Allows(line.Account, sum.Minor, after, entry.Cause))
                throw new BrokenBooksException(line.Account, entry.Cause, after);
            sum.Minor = after;
            db.Ledger.Add(new LedgerRow
            {
                Entry = number,
                Account = line.Account,
                Minor = line.Amount.Minor,
                Currency = sum.Currency,
                Order = line.Order?.Value,
                At = now,
                Cause = entry.Cause,
                Reference = entry.Reference,
            });
        }
    }

    /// <summary>What is on an account now.</summary>
    public async Task<Money> SumAsync(string account, Currency currency) => new((await SumRowAsync(account, currency)).Minor, currency);

    private async Task<BalanceRow> SumRowAsync(string account, Currency currency)
    {
        var code = Money.Zero(currency).CurrencyCode;
        if (await db.Balances.FindAsync(account, code) is { } row)
            return row;
        return db.Balances.Add(new BalanceRow { Account = account, Currency = code }).Entity;
    }

    /// <summary>What people must hear of the act besides what its fact tells.</summary>
    public IReadOnlyList<Notice> Told => told;

    /// <summary>Somebody must hear of the act whom its fact does not know of.</summary>
    public void Tell(Notice notice) => told.Add(notice);

    /// <summary>Those who run the market.</summary>
    public async Task<IReadOnlyList<PersonId>> OperatorsAsync() => await People.OperatorActs.Of(db).ToListAsync();

    /// <summary>The shop of a seller; null when there is none.</summary>
    public Task<Shop?> ShopOfAsync(PersonId seller) => db.Shops.SingleOrDefaultAsync(shop => shop.Seller == seller);
}

/// <summary>Something that came about with an act.</summary>
internal sealed record Aside(string Verb, string Key, string Subject, Fact Fact);
