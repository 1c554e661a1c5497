using ChatShop.Trade;
using ChatShop.Trade.Handovers;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payouts;
using ChatShop.Trade.People;
using ChatShop.Trade.Reviews;

namespace ChatShop.Server.Demo;

/// <summary>What happens in a demo's market from its first day to today: whatever is due at one time is done at once.</summary>
internal sealed class DemoDays(DemoMarket market, DemoWords words, IReadOnlyList<DemoStall> stalls, Random chance, DateTimeOffset end)
{
    private static readonly TimeSpan Slot = TimeSpan.FromHours(2);

    private readonly PriorityQueue<Func<Task>, long> due = new();
    private readonly Lock gate = new();

    /// <summary>Lets it all happen.</summary>
    public async Task PassAsync(int orders, int days)
    {
        for (var i = 0; i < orders; i++)
            Plan(i, i < orders * 99L / 100 ? end.AddDays(-days * (1 - Math.Pow((i + 1.0) / orders, 0.8))) : end.AddMinutes(-12));
        for (var i = 0; i < Math.Min(words.Talks.Count * 2, stalls.Count); i++)
            PlanTalk(i, end.AddHours(-3 * (i + 1)));
        foreach (var stall in stalls.Take((stalls.Count + 2) / 3))
            PlanPayout(stall, days);
        await DoDueAsync();
        market.Clock.MoveTo(end);
        await market.EmptyOutboxAsync();
    }

    private async Task DoDueAsync()
    {
        var at = long.MinValue;
        while (due.TryPeek(out _, out var next) && next <= end.Ticks)
        {
            var together = new List<Func<Task>>();
            at = next;
            while (due.TryPeek(out _, out var same) && same == at)
                together.Add(due.Dequeue());
            market.Clock.MoveTo(new DateTimeOffset(at, TimeSpan.Zero));
            await Task.WhenAll(together.Select(it => it()));
            await market.EmptyOutboxAsync();
        }
    }

    /// <summary>All that is planned falls on the even hours, so that one commit holds much.</summary>
    private void At(DateTimeOffset time, Func<Task> what)
    {
        var ticks = time > end - Slot ? time.UtcTicks : time.UtcTicks - (time.UtcTicks % Slot.Ticks) + Slot.Ticks;
        lock (gate)
            due.Enqueue(what, ticks);
    }

    private void Plan(int number, DateTimeOffset at)
    {
        var (stall, buyer) = (stalls[chance.Next(stalls.Count)], chance.Next(words.Buyers.Count));
        var goods = stall.Goods.OrderBy(_ => chance.Next()).Take(1 + (chance.Next(10) / 7)).ToList();
        var wishes = goods.Select(it => new Wish(it.Listing, new Quantity(1 + chance.Next(it.Good.Most), Unit.Of(it.Good.Unit)))).ToList();
        var home = new DeliverTo(words.Villages[buyer * 7 % words.Villages.Count], $"138001{buyer:00000}", words.Buyers[buyer]);
        var fate = at > end.AddMinutes(-30) ? Fate.Waits : Fates.Of(number);
        var pace = (Ship: 6 + chance.Next(30), Receive: 30 + chance.Next(60), Stars: chance.Next(100), Text: chance.Next(100));
        At(at, () => PlaceAsync(stall.Seller, buyer, wishes, home, fate, pace));
    }

    private async Task PlaceAsync(PersonId seller, int who, List<Wish> wishes, DeliverTo home, Fate fate, (int Ship, int Receive, int Stars, int Text) pace)
    {
        var buyer = await market.MeetAsync($"buyer{who}");
        var method = fate is Fate.Cash or Fate.Canceled ? PaymentMethod.CashOnDelivery : PaymentMethod.Online;
        var placed = await market.ActAsync(buyer, new PlaceOrder(buyer, wishes, home, method, "zh-CN"));
        var (order, now) = (placed.Orders[0].Number, market.Clock.GetUtcNow());
        if (fate is Fate.Canceled)
            At(now + Slot, () => market.TryAsync(buyer, new CancelOrder(buyer, order)));
        if (fate is Fate.Expires)
            At(now + Slot, () => market.TryAsync(null, new ExpireOrders(placed.Payment!.Value)));
        if (fate is Fate.Canceled or Fate.Expires or Fate.Waits)
            return;
        if (placed.Payment is { } payment)
            await market.Purse.PayAsync(payment);
        if (fate is Fate.Refunded)
        {
            At(now.AddHours(pace.Ship), () => market.TryAsync(seller, new RefundOrder(seller, order, null)));
            return;
        }
        At(now.AddHours(pace.Ship), () => market.ActAsync(seller, new ShipOrder(seller, order, new Shipment(words.Carriers[pace.Text % words.Carriers.Count], $"SF{1390000000000 + order.Value}"))));
        At(now.AddHours(pace.Ship + pace.Receive), () => ArriveAsync(buyer, order, fate, pace.Stars, pace.Text));
    }

    private async Task ArriveAsync(PersonId buyer, OrderNumber order, Fate fate, int luck, int text)
    {
        if (fate is Fate.Disputed)
        {
            await market.ActAsync(buyer, new DisputeOrder(buyer, order, words.Complaints[text % words.Complaints.Count]));
            return;
        }
        await market.ActAsync(buyer, new ReceiveOrder(buyer, order));
        var stars = luck switch { < 2 => 1, < 4 => 2, < 9 => 3, < 22 => 4, < 60 => 5, _ => 0 };
        if (stars > 0)
            await market.ActAsync(buyer, new WriteReview(buyer, order, stars, words.Reviews[stars - 1][text % words.Reviews[stars - 1].Count]));
    }

    private void PlanTalk(int number, DateTimeOffset at) => At(at, async () =>
    {
        var (seller, buyer, said) = (stalls[number].Seller, await market.MeetAsync($"buyer{number}"), words.Talks[number % words.Talks.Count]);
        var talk = (await market.ActAsync(buyer, new OpenHandover(buyer, seller, null, said[0]))).Handover;
        for (var i = 0; i < said.Count; i++)
            await market.ActAsync(i % 2 == 0 ? buyer : seller, new SpeakInHandover(i % 2 == 0 ? buyer : seller, talk, said[i], []));
        if (number % 3 > 0)
            await market.ActAsync(buyer, new CloseHandover(buyer, talk));
    });

    /// <summary>A new bank account is waited for a day before money goes there.</summary>
    private void PlanPayout(DemoStall stall, int days)
    {
        At(end.AddDays(-days / 2.0), async () => await market.Purse.NameBankAsync(
            await market.ActAsync(stall.Seller, new OpenSellerAccount(stall.Seller)), stall.Name, market.Known.Payouts));
        foreach (var before in new[] { days / 3.0, days / 9.0 })
        {
            At(end.AddDays(-before), () => market.TryAsync(stall.Seller, new RequestPayout(stall.Seller, null)));
            At(end.AddDays(2 - before), SendPayoutsAsync);
        }
    }

    private async Task SendPayoutsAsync()
    {
        foreach (var payout in await market.Known.Payouts.DuePayoutsAsync(market.Clock.GetUtcNow(), 100, CancellationToken.None))
            await market.TryAsync(null, new SendPayout(payout));
    }
}

/// <summary>A shop with its goods.</summary>
internal sealed record DemoStall(PersonId Seller, string Name, IReadOnlyList<(ListingId Listing, DemoGood Good)> Goods);
