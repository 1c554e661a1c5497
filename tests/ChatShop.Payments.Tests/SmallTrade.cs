using System.Threading.Channels;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.People;

namespace ChatShop.Payments.Tests;

/// <summary>A market of one order, kept in memory: what the cashier writes down acts once a key, as in the real one.</summary>
internal sealed class SmallTrade : ITrade, IPaymentRecords
{
    private static readonly PersonId Buyer = new(2);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Fact> acts = [];
    private readonly TaskCompletionSource paid = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly OrderTold order;

    public SmallTrade(DateTimeOffset now, long minor = 39990, string provider = PaymentRoute.Usual, Payer? payer = null)
    {
        var total = new Money(minor, Currency.Cny);
        var part = new PaymentPart(new OrderNumber(1023), total, [new PaidGoods("红富士苹果", new Quantity(10m, Unit.Jin), total)]);
        Payment = Payment.Begin(new PaymentId(7), Buyer, [part], now.AddMinutes(30), now.AddMinutes(35), "zh-CN", provider, payer);
        var line = new OrderLine(new ListingId(1), "红富士苹果", new Quantity(10m, Unit.Jin), new Price(total, new Quantity(10m, Unit.Jin)), total);
        order = new OrderTold(
            new OrderNumber(1023), new ShopId(1), "老李果园", new PersonId(1), Buyer, [line], total, PaymentMethod.Online, Payment.Id,
            OrderStatus.AwaitingPayment, new DeliverTo("村口 1 号", "13800000000", "小王"), null, "secret");
    }

    public Payment Payment { get; }

    public Refund? Refund { get; private set; }

    public bool IsExpired { get; private set; }

    /// <summary>Ends when the money is written down.</summary>
    public Task Paid => paid.Task;

    /// <summary>What acts have left to do, as the outbox keeps it.</summary>
    public Channel<Errand> Errands { get; } = Channel.CreateUnbounded<Errand>();

    /// <summary>What was acted upon, each key once.</summary>
    public IReadOnlyCollection<string> Acts
    {
        get
        {
            lock (gate)
                return [.. acts.Keys];
        }
    }

    /// <summary>Money is to go back.</summary>
    public SendRefund BeginRefund(long minor)
    {
        Refund = Refund.Begin(new RefundId(4), Payment.Id, Payment.Charge!, order.Number, new Money(minor, Currency.Cny));
        return new SendRefund(Refund.Id);
    }

    public Task<Result<TFact>> ActAsync<TFact>(Act act, Command<TFact> command, CancellationToken cancellation) where TFact : Fact
    {
        lock (gate)
        {
            if (!acts.TryGetValue(act.Key, out var fact))
            {
                acts[act.Key] = fact = Do(command);
                foreach (var errand in fact.Errands)
                    Errands.Writer.TryWrite(errand);
            }
            return Task.FromResult<Result<TFact>>((TFact)fact);
        }
    }

    public Task<PaymentTold?> PaymentAsync(PaymentId payment, CancellationToken cancellation) =>
        Task.FromResult(payment == Payment.Id ? new PaymentTold(Payment, [order]) : null);

    public Task<Refund?> RefundAsync(RefundId refund, CancellationToken cancellation) => Task.FromResult(Refund?.Id == refund ? Refund : null);

    public Task<Refund?> RefundAsync(string providerId, CancellationToken cancellation) =>
        Task.FromResult(Refund?.ProviderId == providerId ? Refund : null);

    public Task<IReadOnlyList<ProviderNotice>> UnheardAsync(string provider, IReadOnlyList<ProviderNotice> notices, CancellationToken cancellation) => throw Unasked();

    public Task<DateTimeOffset?> HeardLastAsync(CancellationToken cancellation) => throw Unasked();

    public Task<OpenMoney> OpenMoneyAsync(int limit, CancellationToken cancellation) => throw Unasked();

    public Task<IReadOnlyList<Booking>> BookingsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) => throw Unasked();

    public Task<IReadOnlyList<Booking>> BookingsAsync(IReadOnlyCollection<string> references, CancellationToken cancellation) => throw Unasked();

    public Task<PersonId> MeetAsync(string channel, string user, string conversation, CancellationToken cancellation) => throw Unasked();

    private Fact Do(object command)
    {
        switch (command)
        {
            case RecordCheckout it:
                Payment.Opened(it.Checkout.Id, it.Checkout.PayUrl);
                return new CheckoutRecorded(it.Payment, it.Checkout.PayUrl);
            case RecordPayment it:
                Assert.Null(Payment.Receive(it.Checkout.Amount, it.Checkout.Charge!, it.Checkout.Method!));
                paid.SetResult();
                return new PaymentReceived(it.Payment, Buyer, it.Checkout.Amount, [order], [], []);
            case RecordRefund it:
                return new RefundFollowed(it.Refund, Refund!.Amount, order, Refund.Follow(it.Told));
            case HearNotice it:
                return new NoticeHeard(it.Provider, it.Notice);
            case ExpireOrders:
                IsExpired = true;
                Payment.Close();
                return new OrdersExpired([order], []);
            default:
                throw Unasked();
        }
    }

    private static NotSupportedException Unasked() => new("The cashier has no business with this.");
}
