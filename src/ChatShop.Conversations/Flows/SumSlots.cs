using ChatShop.Trade;
using ChatShop.Trade.Lending;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payouts;
using ChatShop.Understanding;

namespace ChatShop.Conversations.Flows;

/// <summary>How sums of money that were said are taken, held to what there is, and forgotten.</summary>
internal static class SumSlots
{
    /// <summary>20块, said where money is asked for, may read as a price: without "per" it is the same.</summary>
    public static Refusal? Fill(FilledSlots slots, Slots said, Currency market)
    {
        var amount = said.Amount ?? (said.Price is { Per: null } price ? new AmountSlot(price.Amount, price.Currency) : null);
        if (amount is null || !Enum.TryParse<Currency>(amount.Currency, ignoreCase: true, out var currency) || Math.Abs(amount.Amount) > 1_000_000m)
            return null;
        (slots.Amount, slots.BackAll, slots.BackNothing) = (Money.Of(amount.Amount, currency), false, false);
        return null;
    }

    /// <summary>No more goes back than came in, no more is paid out than lies there, and no more is lent than can be; what was paid from hand to hand never came in.</summary>
    public static Task<Refusal?> CheckAsync(Talk talk, FilledSlots slots)
    {
        if (slots is { Lending: { } lending, Amount: { } borrowed } && !lending.Fits(borrowed))
        {
            slots.Amount = null;
            return Task.FromResult<Refusal?>(new LoanOutOfRange(lending.Least, lending.Most));
        }
        var order = new OrderNumber(slots.Order ?? 0);
        return Task.FromResult<Refusal?>(slots switch
        {
            { Paid.Minor: 0 } => new PaidByHand(order, slots.ByCode),
            { Ready: { } ready, Amount: { } amount } when amount.Currency != ready.Currency || amount.Minor <= 0 || amount > ready => new PayoutOutOfRange(ready),
            { Paid: { } paid, Amount: { } amount } when amount.Currency != paid.Currency || amount.Minor <= 0 || amount > paid => new RefundOutOfRange(order, paid),
            _ => null,
        });
    }

    /// <summary>One who decides may also give nothing back.</summary>
    public static Task<Refusal?> CheckBackAsync(Talk talk, FilledSlots slots)
    {
        if (slots is not { Paid: { Minor: > 0 } paid, Amount: { } amount } || (amount.Currency == paid.Currency && amount.Minor >= 0 && amount <= paid))
            return Task.FromResult<Refusal?>(null);
        ForgetBack(slots);
        return Task.FromResult<Refusal?>(new RefundOutOfRange(new OrderNumber(slots.Order ?? 0), paid));
    }

    /// <summary>What texts may name of a loan that is asked for.</summary>
    public static Dictionary<string, object?> Tell(FilledSlots slots, Dictionary<string, object?> values)
    {
        var amount = slots.Amount ?? slots.Lending?.Least;
        (values["lending"], values["lenderSees"]) = (slots.Lending, slots.LenderSees);
        (values["loanFee"], values["loanTotal"]) = amount is { } sum ? (slots.Lending?.FeeOf(sum), slots.Lending?.TotalOf(sum)) : (null, null);
        return values;
    }

    public static void ForgetBack(FilledSlots slots) => (slots.Amount, slots.BackAll, slots.BackNothing) = (null, false, false);
}
