using ChatShop.Trade.Payments;
using Microsoft.Extensions.Logging;

namespace ChatShop.Payments.WeChatPay;

/// <summary>Checkouts, each of up to three trades of which one may be paid. docs/decisions/0014.</summary>
/// <remarks>
/// The first trade is the gate: while it is open others may be placed beside it, and it is closed first. The trade that is
/// paid first closes the others; one that was paid in the seconds until then is given back.
/// </remarks>
internal sealed class Checkouts(Trades trades, TradeRefunds refunds, MerchantKeys keys, Uri publicUrl, ILogger<Checkouts> log)
{
    /// <summary>Opens a checkout with its first trade.</summary>
    public async Task<Checkout> OpenAsync(CheckoutRequest request, CancellationToken cancellation)
    {
        var number = TradeNumber.Of(request);
        var total = Trades.TotalOf(request);
        if (await trades.PlaceAsync(number, request, null, cancellation) is not null)
            return new Checkout(number.CheckoutId, request.Payment, CheckoutStatus.Open, PageOf(number), total);
        var standing = await ReadAsync(number, cancellation);
        return standing.Amount == total
            ? standing
            : throw new ProviderRefusedException($"The key {request.Key} was used before for {standing.Amount.Minor} fen, and now for {total.Minor}.");
    }

    /// <summary>How a checkout stands. Where two ways were paid, the later money is sent back.</summary>
    public async Task<Checkout> ReadAsync(TradeNumber number, CancellationToken cancellation)
    {
        var placed = await PlacedAsync(number, cancellation);
        if (placed.Exists(trade => trade.IsPaid))
            foreach (var open in placed.Where(trade => trade is { IsPaid: false, IsClosed: false }).ToList())
                placed[placed.IndexOf(open)] = await CloseAsync(open, cancellation);
        var paid = placed.Where(trade => trade.IsPaid).OrderBy(trade => trade.PaidAt).ThenBy(trade => trade.Number.Way).ToList();
        foreach (var twice in paid.Skip(1).Where(trade => trade.State != "REFUND"))
            await GiveBackAsync(twice, cancellation);
        return paid is [var first, ..]
            ? new Checkout(number.CheckoutId, number.Payment, CheckoutStatus.Paid, null, first.Amount, first.Transaction, "wechat_pay")
            : placed[0].IsClosed
                ? new Checkout(number.CheckoutId, number.Payment, CheckoutStatus.Expired, null, placed[0].Amount)
                : new Checkout(number.CheckoutId, number.Payment, CheckoutStatus.Open, PageOf(number), placed[0].Amount);
    }

    /// <summary>Closes every trade of a checkout, the first one first: nobody places another after that.</summary>
    public async Task<Checkout> ExpireAsync(TradeNumber number, CancellationToken cancellation)
    {
        var first = number with { Way = number.First };
        await trades.CloseAsync(first, cancellation);
        foreach (var open in (await PlacedAsync(number, cancellation)).Where(trade => trade is { IsPaid: false, IsClosed: false }))
            await trades.CloseAsync(open.Number, cancellation);
        return await ReadAsync(number, cancellation);
    }

    /// <summary>A way to pay an open checkout.</summary>
    /// <returns>A prepay_id, code_url or h5_url; null when the checkout can not be paid any more.</returns>
    public async Task<string?> OfferAsync(TradeNumber number, CheckoutRequest request, string? payerIp, CancellationToken cancellation)
    {
        var offer = await trades.PlaceAsync(number, request, payerIp, cancellation);
        // It may have been closed while this was placed beside it.
        if (offer is null || number.Way == number.First || (await ReadAsync(number, cancellation)).Status == CheckoutStatus.Open)
            return offer;
        await trades.CloseAsync(number, cancellation);
        return null;
    }

    /// <summary>The trades of a checkout that were placed, the first one first.</summary>
    private async Task<List<PlacedTrade>> PlacedAsync(TradeNumber number, CancellationToken cancellation)
    {
        var first = await trades.AskAsync(number with { Way = number.First }, cancellation)
            ?? throw new ProviderRefusedException($"WeChat Pay does not know the checkout {number.CheckoutId}.");
        var placed = new List<PlacedTrade> { first };
        foreach (var other in number.Others)
            if (await trades.AskAsync(other, cancellation) is { } beside)
                placed.Add(beside);
        return placed;
    }

    private async Task<PlacedTrade> CloseAsync(PlacedTrade open, CancellationToken cancellation)
    {
        await trades.CloseAsync(open.Number, cancellation);
        return await trades.AskAsync(open.Number, cancellation) is { } now && (now.IsPaid || now.IsClosed)
            ? now
            : throw new ProviderUnreachableException($"WeChat Pay closed {open.Number} and says it is open.");
    }

    private async Task GiveBackAsync(PlacedTrade twice, CancellationToken cancellation)
    {
        try
        {
            if ((await refunds.GiveAsync($"twice-{twice.Number}", twice.Transaction, twice.Amount, cancellation)).Status == ProviderRefundStatus.Failed)
                Alarm(twice, "the refund failed.");
        }
        catch (ProviderRefusedException refused)
        {
            Alarm(twice, refused.Message);
        }
    }

    private void Alarm(PlacedTrade twice, string why) => log.LogError(
        "{Trade} was paid twice and {Fen} fen could not be given back: {Why} Give them back in WeChat Pay's console.", twice.Number, twice.Amount.Minor, why);

    private Uri PageOf(TradeNumber number) => new(publicUrl, $"/pay/wechat/{number.CheckoutId}?k={keys.PageWord(number.CheckoutId)}");
}
