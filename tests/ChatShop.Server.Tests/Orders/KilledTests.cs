using System.Globalization;

namespace ChatShop.Server.Tests.Orders;

/// <summary>kill -9 at the worst moments: whoever sends the same message again gets one order and one answer.</summary>
public sealed class KilledTests(KilledTests.Killed killed) : IClassFixture<KilledTests.Killed>
{
    [Fact]
    public async Task Right_after_the_answer_nothing_of_it_is_lost()
    {
        var order = killed.Orders[0];
        Assert.NotNull(order.Heard);
        Assert.Equal(order.Heard.Replies, order.Again.Replies);
        Assert.Equal(10, order.Reserved);
        await Sale.AssertOneOrderAsync(killed.Books, order.Buyer.Who, order.Again);
        Assert.Contains("1001", (await order.Buyer.SayAsync("订单1001到哪了")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_answer_the_order_is_placed_once()
    {
        foreach (var (i, order) in killed.Orders.Index().Skip(1))
        {
            if (order.Heard is { } heard)
                Assert.Equal(heard.Replies, order.Again.Replies);
            Assert.Equal(order.Again.Replies, order.OnceMore.Replies);
            Assert.Equal((i + 1) * 10, order.Reserved);
            await Sale.AssertOneOrderAsync(killed.Books, order.Buyer.Who, order.Again);
        }
    }

    [Fact]
    public async Task What_was_said_is_still_known_after_each_of_many_kills()
    {
        var known = await killed.Books.ItemsAsync("/conversations/test/talker-thread/messages");
        Assert.Equal(killed.Said, known.Select(it => it["text"]!.GetValue<string>()));
    }

    /// <summary>An order whose last word was said just before a kill, and again after it.</summary>
    /// <param name="Buyer">Who ordered.</param>
    /// <param name="Heard">The answer, if it came before the shop was gone.</param>
    /// <param name="Again">The answer to the same message, when the shop was back.</param>
    /// <param name="OnceMore">And once more.</param>
    /// <param name="Reserved">How many jin were set aside then.</param>
    internal sealed record Order(Chatter Buyer, Answer? Heard, Answer Again, Answer OnceMore, decimal Reserved);

    /// <summary>A shop that was killed seven times, and is open again.</summary>
    public sealed class Killed : IAsyncLifetime
    {
        private readonly Place place = new();
        private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero });
        private ShopProcess? shop;

        internal List<Order> Orders { get; } = [];

        /// <summary>What was said and answered in a talk that went on all the while.</summary>
        internal List<string> Said { get; } = [];

        internal Operator Books => new(http, place);

        public async ValueTask InitializeAsync()
        {
            shop = await ShopProcess.OpenAsync(place);
            await Sale.SellAsync(Meet("wang"));
            await OrderAsync(untilTheKill: null);
            foreach (var milliseconds in new[] { 0, 2, 5, 10, 20, 40 })
                await OrderAsync(TimeSpan.FromMilliseconds(milliseconds));
        }

        public async ValueTask DisposeAsync()
        {
            if (shop is not null)
                await shop.DisposeAsync();
            http.Dispose();
            place.Dispose();
        }

        private Chatter Meet(string who) => new(http, place.Address, who);

        /// <param name="untilTheKill">How long the shop has for the answer; null for as long as it takes.</param>
        private async Task OrderAsync(TimeSpan? untilTheKill)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"{Orders.Count + 1}");
            var (buyer, text) = (Meet($"buyer{number}"), $"你好，第{number}次");
            Said.AddRange([text, .. (await Meet("talker").SayAsync(text, number)).Replies.Select(reply => reply.Text)]);
            await Sale.WantAsync(buyer);
            var heard = SayUntilCutAsync(buyer);
            await (untilTheKill is { } time ? Task.Delay(time) : heard);
            await shop!.KillAsync();
            await shop.DisposeAsync();

            shop = await ShopProcess.OpenAsync(place);
            var again = await buyer.SayAsync(Sale.LastWord, "confirming");
            Orders.Add(new Order(buyer, await heard, again, await buyer.SayAsync(Sale.LastWord, "confirming"), await Sale.ReservedAsync(Books)));
        }

        private static async Task<Answer?> SayUntilCutAsync(Chatter buyer)
        {
            try
            {
                return await buyer.SayAsync(Sale.LastWord, "confirming");
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException)
            {
                return null;
            }
        }
    }
}
