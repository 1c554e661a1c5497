namespace ChatShop.Payments.StripeSandbox.Accounts;

/// <summary>What becomes of money that is paid out to a bank account: Stripe's test numbers, and one of the sandbox's own.</summary>
/// <param name="Failure">Why it comes back, as <c>failure_code</c>; null when it arrives.</param>
/// <param name="Message">The same for a person.</param>
/// <param name="IsLate">Whether it comes back only after it seemed to have arrived.</param>
internal sealed record TestBank(string? Failure, string? Message, bool IsLate = false)
{
    private const string CouldNotProcess = "The bank could not process this payout.";

    private static readonly TestBank Good = new(null, null);

    private static readonly Dictionary<string, TestBank> Known = new()
    {
        ["000111111116"] = new("no_account", "The bank account could not be located."),
        ["000111111113"] = new("account_closed", "The bank account has been closed."),
        ["000222222227"] = new("insufficient_funds", "The balance does not cover the payout."),
        ["000333333335"] = new("debit_not_authorized", "Debit transactions are not approved on the bank account."),
        ["000444444440"] = new("invalid_currency", "The bank was unable to process this payout because of its currency."),
        ["000999999991"] = new("could_not_process", CouldNotProcess, IsLate: true),
    };

    /// <summary>The behaviour behind a name, as it is kept instead of the number; an empty name is a good bank.</summary>
    public static TestBank Named(string? failure) => failure is null ? Good : Known.Values.Single(bank => bank.Failure == failure);

    /// <summary>The behaviour of a number. Others than the test numbers are good.</summary>
    public static TestBank Of(string number) => Known.GetValueOrDefault(number, Good);
}
