using ChatShop.Trade;
using ChatShop.Trade.Payments;

namespace ChatShop.Payments;

/// <summary>Writes down what providers tell, once, before anything is done about it.</summary>
public sealed class NoticeBook(ITrade trade)
{
    /// <summary>Writes down a notice whose sender is proven. What we have no use for is not kept.</summary>
    public async Task WriteAsync(string provider, ProviderNotice notice, CancellationToken cancellation)
    {
        if (notice.Kind != ProviderNoticeKind.Other)
            await trade.ActAsync(new Act(HearNotice.KeyOf(provider, notice.Id), null), new HearNotice(provider, notice), cancellation);
    }
}
