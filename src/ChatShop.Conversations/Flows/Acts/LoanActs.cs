using System.Globalization;
using ChatShop.Trade.Lending;
using ChatShop.Trade.Shops;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Asks a lender for money, after the seller has seen what it costs and agreed to what the lender sees.</summary>
internal sealed class ApplyForLoanAct : IAct
{
    public string Name => nameof(ApplyForLoan);

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots) => Done.Of(await talk.ActAsync(new ApplyForLoan(talk.Me, slots.Lending!.Lender, slots.Amount!.Value)));
}

/// <summary>Tells a seller how the loan stands.</summary>
internal sealed class ShowLoan : IAct
{
    public string Name => nameof(ShowLoan);

    public bool Changes => false;

    public IReadOnlyList<string> Says => ["done", "none"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        if ((await talk.PersonAsync()).Shop is null)
            return Done.Refused(new NoShopYet());
        var loan = await talk.Counter.Loans.LoanOfAsync(talk.Me, talk.Cancellation);
        return Done.With(loan, loan is null ? "none" : "done");
    }
}

/// <summary>Says the lender's yes or no: 批准借款 3. Without a number it says which loans wait.</summary>
internal sealed class DecideLoanAct(bool isApproved) : IAct
{
    private const int MostShown = 8;

    public string Name => isApproved ? "ApproveLoan" : "RefuseLoan";

    public IReadOnlyList<string> Says => ["done", "how"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots) =>
        long.TryParse(slots.Words, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Done.Of(await talk.ActAsync(new DecideLoan(talk.Me, number, isApproved)))
            : Done.With(await talk.Counter.Loans.AppliedAsync(MostShown, talk.Cancellation), "how");
}
