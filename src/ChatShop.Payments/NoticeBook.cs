using ChatShop.Trade;
using ChatShop.Trade.Payments;

namespace ChatShop.Payments;

/// <summary>What providers tell is written down, once, before anything is done about it: <see cref="Errands"/> then follows it.</summary>
internal static class NoticeBook
{
    /// <summary>Writes down a notice whose sender is proven. What we have no use for is not kept.</summary>
    public static async Task HearAsync(this ITrade trade, string provider, ProviderNotice notice, CancellationToken cancellation)
    {
        if (notice.Kind != ProviderNoticeKind.Other)
            await trade.ActAsync(new Act(HearNotice.KeyOf(provider, notice.Id), null), new HearNotice(provider, notice), cancellation);
    }
}
