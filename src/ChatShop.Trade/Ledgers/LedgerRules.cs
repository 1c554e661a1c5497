namespace ChatShop.Trade.Ledgers;

/// <summary>What the sum on an account may be: checked with every entry before it is written, and by <c>check</c>.</summary>
public static class LedgerRules
{
    /// <summary>Whether an account may hold this sum after an entry.</summary>
    /// <param name="account">Which account.</param>
    /// <param name="before">Its sum before the entry, in smallest units.</param>
    /// <param name="after">Its sum after it.</param>
    /// <param name="cause">The entry's cause.</param>
    public static bool Allows(string account, long before, long after, string cause) => account.Split(':') switch
    {
        ["escrow" or "review", ..] => after >= 0,
        ["dispute", ..] => after <= 0,
        ["seller", _, "balance" or "payout" or "payable"] => after >= 0,
        ["seller", _, "owed"] => after <= 0 && (after >= before || Causes.ToOwe.Contains(cause)),
        ["lender", _, "lent"] => after <= 0 && (after >= before || Causes.ToLend.Contains(cause)),
        ["lender", _, "fee"] => after >= 0,
        ["programme", _] => after >= 0,
        ["platform", "fees" or "loss"] => after <= 0,
        _ => true,
    };

    /// <summary>Whether an account may hold this sum at all, however it came about.</summary>
    public static bool Allows(string account, long sum) => Allows(account, sum, sum, "");
}

/// <summary>An entry would break the books: nothing of its act is done.</summary>
public sealed class BrokenBooksException(string account, string cause, long sum) : Exception($"{cause} would leave {sum} on {account}.");
