using System.Reflection;
using ChatShop.Conversations.Flows;
using ChatShop.Conversations.Flows.Picks;
using ChatShop.Conversations.Sessions;
using ChatShop.Conversations.Tests.Turns;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.People;

namespace ChatShop.Conversations.Tests.Flows.Picks;

/// <summary>Who may speak of an order by its number: for everybody else there is no such order.</summary>
public sealed class NamedOrderTests(TalkingShop shop)
{
    private const long Seller = 1, Buyer = 2, Stranger = 3, Operator = 4;
    private static readonly Money Fifty = new(5000, Currency.Cny);

    [Theory]
    [InlineData("orders to ship", Seller)]
    [InlineData("orders to give up", Seller)]
    [InlineData("orders to refund", Seller)]
    [InlineData("money on my code", Seller)]
    [InlineData("disputes to answer", Seller)]
    [InlineData("orders to receive", Buyer)]
    [InlineData("orders to cancel", Buyer)]
    [InlineData("orders to change", Buyer)]
    [InlineData("orders to dispute", Buyer)]
    [InlineData("orders to review", Buyer)]
    [InlineData("orders to pay", Buyer)]
    [InlineData("orders with a deposit", Buyer)]
    [InlineData("orders with a rest", Buyer)]
    [InlineData("orders paid by code", Buyer)]
    [InlineData("receipts", Seller, Buyer)]
    [InlineData("disputes to decide", Operator)]
    public async Task An_order_is_named_by_whom_it_concerns_and_nobody_else(string pick, params long[] who)
    {
        Assert.Equal(who, await WhoMayAsync(pick));
    }

    [Fact]
    public void Every_way_to_pick_an_order_is_looked_at()
    {
        var looked = typeof(NamedOrderTests).GetMethod(nameof(An_order_is_named_by_whom_it_concerns_and_nobody_else))!
            .GetCustomAttributes<InlineDataAttribute>().Select(row => (string)row.Data[0]!);
        Assert.Equal(PickTable.All.Values.OfType<OrderPick>().Select(pick => pick.Name).Order(), looked.Order());
    }

    /// <summary>Who finds the order when they say its number.</summary>
    private async Task<IReadOnlyList<long>> WhoMayAsync(string pick)
    {
        var may = new List<long>();
        foreach (var who in new[] { Seller, Buyer, Stranger, Operator })
        {
            var slots = new FilledSlots { OrderSaid = "1001" };
            var talk = new Talk(shop.Counter with { Records = OneOrder.Records() }, new Session(), new Profile { Person = who }, new Utterance("1001", [], "key"), CancellationToken.None);
            await PickTable.All[pick].PickAsync(talk, slots);
            if (slots.Order == 1001)
                may.Add(who);
            else
                Assert.Null(slots.Paid); // Nor is it told how much was paid.
        }
        return may;
    }

    /// <summary>Records in which there is one order, disputed after it was paid, with a deposit that could be left to the seller.</summary>
    public class OneOrder : DispatchProxy
    {
        private static readonly OrderTold Order = new(
            new OrderNumber(1001), new ShopId(1), "王婶的店", new PersonId(Seller), new PersonId(Buyer),
            [new OrderLine(new ListingId(1), "红富士苹果", new Quantity(10m, Unit.Jin), new Price(new Money(500, Currency.Cny), new Quantity(1m, Unit.Jin)), Fifty)],
            Fifty, PaymentMethod.Online, null, OrderStatus.Disputed, new DeliverTo("李家村3组", "13812345678", "李雷"), null, "key", Paid: Fifty) { Forfeit = new Money(1000, Currency.Cny) };

        public static ITradeRecords Records() => Create<ITradeRecords, OneOrder>();

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name switch
        {
            nameof(ITradeRecords.OrderAsync) => Task.FromResult(((OrderNumber)args![0]!).Value == 1001 ? Order : null),
            nameof(ITradeRecords.PersonAsync) => Task.FromResult(Person((PersonId)args![0]!)),
            _ => throw new NotSupportedException($"{targetMethod?.Name}: whoever says a number means that one."),
        };

        private static PersonTold Person(PersonId who) => new(who, "test", "", "", null, null, null) { IsOperator = who.Value == Operator };
    }
}
