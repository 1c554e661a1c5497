using System.Globalization;

namespace ChatShop.Server.Tests.Orders;

/// <summary>kill -9 at the worst moments: whoever sends the same message again gets one order and one answer.</summary>
public sealed class KilledTests : IDisposable
{
    private readonly Place place = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero });

    private Operator Books => new(http, place);

    public void Dispose()
    {
        http.Dispose();
        place.Dispose();
    }

    [Fact]
    public async Task Right_after_the_answer_nothing_of_it_is_lost()
    {
        var buyer = Meet("zhang");
        Answer before;
        await using (var shop = await ShopProcess.OpenAsync(place))
        {
            await Sale.SellAsync(Meet("wang"));
            await Sale.WantAsync(buyer);
            before = await buyer.SayAsync(Sale.LastWord, "confirming");
            await shop.KillAsync();
        }
        await using (await ShopProcess.OpenAsync(place))
        {
            var again = await buyer.SayAsync(Sale.LastWord, "confirming");

            Assert.Equal(before.Replies, again.Replies);
            await Sale.AssertOneOrderAsync(Books, "zhang", again);
            await Sale.AssertReservedAsync(Books, 10);
            Assert.Contains("1001", (await buyer.SayAsync("订单1001到哪了")).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Before_the_answer_the_order_is_placed_once()
    {
        var shop = await ShopProcess.OpenAsync(place);
        try
        {
            await Sale.SellAsync(Meet("wang"));
            var orders = 0;
            foreach (var millisecondsUntilTheKill in new[] { 0, 2, 5, 10, 20, 40 })
            {
                var who = string.Create(CultureInfo.InvariantCulture, $"buyer{++orders}");
                var buyer = Meet(who);
                await Sale.WantAsync(buyer);
                var cut = SayUntilCutAsync(buyer);
                await Task.Delay(millisecondsUntilTheKill);
                await shop.KillAsync();
                var heard = await cut;
                await shop.DisposeAsync();

                shop = await ShopProcess.OpenAsync(place);
                var again = await buyer.SayAsync(Sale.LastWord, "confirming");

                if (heard is not null)
                    Assert.Equal(heard.Replies, again.Replies);
                Assert.Equal(again.Replies, (await buyer.SayAsync(Sale.LastWord, "confirming")).Replies);
                await Sale.AssertOneOrderAsync(Books, who, again);
                await Sale.AssertReservedAsync(Books, orders * 10);
            }
        }
        finally
        {
            await shop.DisposeAsync();
        }
    }

    [Fact]
    public async Task What_was_said_is_still_known_after_each_of_many_kills()
    {
        var buyer = Meet("zhang");
        var said = new List<string>();
        for (var round = 1; round <= 4; round++)
        {
            await using var shop = await ShopProcess.OpenAsync(place);
            var text = string.Create(CultureInfo.InvariantCulture, $"你好，第{round}次");
            said.AddRange([text, .. (await buyer.SayAsync(text)).Replies.Select(reply => reply.Text)]);
            await shop.KillAsync();
        }
        await using (await ShopProcess.OpenAsync(place))
        {
            var known = await Books.ItemsAsync("/conversations/test/zhang-thread/messages");
            Assert.Equal(said, known.Select(it => it["text"]!.GetValue<string>()));
        }
    }

    private Chatter Meet(string who) => new(http, place.Address, who);

    /// <summary>The answer, if it came before the shop was gone.</summary>
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
