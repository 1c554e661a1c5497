using ChatShop.Conversations.Flows;
using ChatShop.Trade.Orders;
using ChatShop.Understanding;

namespace ChatShop.Conversations.Hearing;

/// <summary>Money on a seller's own collection code: 付了 and 收到 mean it only where an order waits for it, else they are read as ever.</summary>
internal sealed class PaidByCode(FlowRunner runner)
{
    private const int MostLooked = 50;

    private static readonly (string Intent, string Aloud) Claim = ("order.claim", "order.claim/aloud");
    private static readonly (string Intent, string Aloud) Confirm = ("order.paid", "order.paid/aloud");
    private static readonly (string Intent, string Aloud) Deny = ("order.unpaid", "order.unpaid/aloud");

    /// <summary>Hears whether money was sent or has come.</summary>
    /// <param name="talk">The turn.</param>
    /// <param name="named">Whether only words that name the order count: in a talk with a person the others are for that person.</param>
    /// <returns>Whether the message is answered.</returns>
    public async Task<bool> HearAsync(Talk talk, bool named)
    {
        if (PaidWords.In(talk) is not { } said || (named && said.Order is null))
            return false;
        if (await MeantAsync(talk, said) is var (intent, aloud))
        {
            await BeginAsync(talk, said, intent, aloud);
            return true;
        }
        return false;
    }

    /// <summary>Photos that come alone while an order waits for money: surely a screenshot of it.</summary>
    /// <returns>Whether the message is answered.</returns>
    public static async Task<bool> ShowAsync(Talk talk)
    {
        if (talk.Session.LastDone is not { Flow: "order" })
            return false;
        var waiting = (await BoughtAsync(talk)).Where(order => order is { IsByCode: true, Status: OrderStatus.AwaitingPayment }).ToList();
        if (waiting is [{ IsClaimed: true } claimed])
        {
            var shown = await talk.ActAsync(new ClaimPaid(talk.Me, claimed.Number, Album.Take(talk)));
            if (shown.Refusal is { } refusal)
                talk.Refuse(refusal);
            else
                talk.Say("order.claim/done", new Dictionary<string, object?> { ["it"] = shown.Fact });
            return true;
        }
        if (waiting.Count > 0)
            talk.Say("photos/paidOrNot", new Dictionary<string, object?> { ["order"] = waiting[0] });
        return waiting.Count > 0;
    }

    private async Task BeginAsync(Talk talk, PaidWords said, string intent, string aloud)
    {
        (talk.Session.Supposed, talk.Session.Misunderstood) = (null, 0);
        if (intent.Length == 0)
        {
            var sold = (await SoldAsync(talk)).First(WaitsForAnswer);
            talk.Say(aloud, new Dictionary<string, object?> { ["sold"] = sold, ["bought"] = (await BoughtAsync(talk)).First(IsToReceive) });
            return;
        }
        Album.Put(talk, talk.Said.Photos);
        var reading = new Reading(talk.Texts.Locale, intent, new Slots { Order = said.Order?.ToString() }, 1);
        if (!talk.Said.IsSpoken)
        {
            await runner.StartAsync(talk, intent, reading.Slots);
            return;
        }
        (talk.Session.Supposed, talk.Session.SupposedWords) = (reading, talk.Said.Text);
        talk.Say(aloud, new Dictionary<string, object?> { ["order"] = reading.Slots.Order });
    }

    /// <summary>What is meant; null when it is not about such money.</summary>
    private static async Task<(string Intent, string Aloud)?> MeantAsync(Talk talk, PaidWords said)
    {
        if (said.Kind == PaidWord.Claimed)
            return IsMeant(await BoughtAsync(talk), said) ? Claim : null;
        var sold = await SoldAsync(talk);
        var meant = said.Kind is PaidWord.Arrived or PaidWord.Got ? Confirm : Deny;
        if (said.Order is not null || said.Kind is PaidWord.Arrived or PaidWord.Missing)
            return IsMeant(sold, said) ? meant : null;
        if (!sold.Any(WaitsForAnswer))
            return null;
        return (await BoughtAsync(talk)).Any(IsToReceive) ? ("", said.Kind == PaidWord.Got ? "order.paid/doubt" : "order.unpaid/doubt") : meant;
    }

    /// <summary>Without a number an order that waits is meant; when none does, the last one, so that the same said twice is answered.</summary>
    private static bool IsMeant(IReadOnlyList<OrderTold> orders, PaidWords said) => said.Order is { } number
        ? orders.Any(order => order.Number == number && order.IsByCode)
        : orders.Any(order => order is { IsByCode: true, Status: OrderStatus.AwaitingPayment })
            || orders is [{ IsByCode: true, Status: OrderStatus.Placed or OrderStatus.Expired }, ..];

    /// <summary>Whether the seller is to say if the money is there; of a canceled order it may still be under way.</summary>
    private static bool WaitsForAnswer(OrderTold order) => order is { IsClaimed: true, Status: OrderStatus.AwaitingPayment };

    private static bool IsToReceive(OrderTold order) => order.Status is OrderStatus.Shipped or OrderStatus.Disputed;

    private static Task<IReadOnlyList<OrderTold>> BoughtAsync(Talk talk) => talk.Counter.Records.OrdersByAsync(talk.Me, MostLooked, talk.Cancellation);

    private static Task<IReadOnlyList<OrderTold>> SoldAsync(Talk talk) => talk.Counter.Records.OrdersFromAsync(talk.Me, MostLooked, talk.Cancellation);
}
