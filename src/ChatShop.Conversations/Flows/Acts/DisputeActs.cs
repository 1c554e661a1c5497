using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>The seller says how it was, with photos.</summary>
internal sealed class AnswerComplaintAct : IAct
{
    public string Name => nameof(AnswerComplaint);

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots) =>
        Done.Of(await talk.ActAsync(new AnswerComplaint(talk.Me, new OrderNumber(slots.Order!.Value), slots.Words!, Album.Take(talk))));
}

/// <summary>One who runs the market ends a dispute.</summary>
internal sealed class DecideDisputeAct : IAct
{
    public string Name => nameof(DecideDispute);

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var back = slots.Paid is { Minor: > 0 } ? slots.Sum()!.Value : Money.Zero(slots.Paid!.Value.Currency);
        return Done.Of(await talk.ActAsync(new DecideDispute(talk.Me, new OrderNumber(slots.Order!.Value), back)));
    }
}

/// <summary>A refund that failed is tried again.</summary>
internal sealed class RepeatRefundAct : IAct
{
    public string Name => nameof(RepeatRefund);

    public IReadOnlyList<string> Says => ["done", "how"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots) => OrderNumber.Parse(slots.OrderSaid) is { } order
        ? Done.Of(await talk.ActAsync(new RepeatRefund(talk.Me, order)))
        : Done.With(null, "how");
}
