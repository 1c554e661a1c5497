using ChatShop.Trade;
using ChatShop.Trade.Payments;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>A refund that failed is tried again.</summary>
internal sealed class RepeatRefundAct : IAct
{
    public string Name => nameof(RepeatRefund);

    public IReadOnlyList<string> Says => ["done", "how"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots) => OrderNumber.Parse(slots.OrderSaid) is { } order
        ? Done.Of(await talk.ActAsync(new RepeatRefund(talk.Me, order)))
        : Done.With(null, "how");
}
