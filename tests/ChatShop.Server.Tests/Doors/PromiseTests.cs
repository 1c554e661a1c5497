using System.Text.Json.Nodes;
using ChatShop.Channels;
using ChatShop.Server.Tests.Orders;
using Microsoft.Bot.Schema;

namespace ChatShop.Server.Tests.Doors;

/// <summary>An answer that does not go out with the request that asked is not lost, whatever becomes of the server that promised it.</summary>
public sealed class PromiseTests : IAsyncLifetime
{
    private OpenedShop shop = null!;
    private Farmer buyer = null!;

    public async ValueTask InitializeAsync()
    {
        shop = await OpenedShop.OpenAsync("--Channels:WeChat:Token", Farmer.Token);
        await Sale.SellAsync(shop.Meet("wang"));
        buyer = new Farmer(shop, "oBuyer");
        await buyer.SayAsync("你好");
    }

    public async ValueTask DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task A_message_whose_server_ended_before_it_was_answered_is_taken_by_the_next_and_answered_once()
    {
        await shop.Promises.PromiseAsync(Asked("来十斤苹果，送到李家村3组"));
        await shop.RestartAsync();
        Assert.Contains("on its way", await ReasonAsync(), StringComparison.Ordinal);

        shop.Clock.Move(TimeSpan.FromMinutes(5));
        await TriedAsync();
        Assert.Contains("AppSecret", await ReasonAsync(), StringComparison.Ordinal);
        Assert.Contains("电话", await buyer.SayAsync("什么？"), StringComparison.Ordinal);
        Assert.Equal("", await ReasonAsync());
        Assert.Contains("收货人", await buyer.SayAsync(Sale.Phone), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_taken_of_an_answer_waits_with_its_reason_and_a_promise_that_was_kept_does_not()
    {
        await shop.Promises.KeptAsync(await shop.Promises.PromiseAsync(Asked("你好")));
        Assert.Equal("", await ReasonAsync());

        var promise = await shop.Promises.PromiseAsync(Asked("你好"));
        await shop.Promises.OweAsync(promise, Asked("你好"), "还有：桃子", Outcome.WhenTheyWrite("As much was said as may be."));
        await TriedAsync();
        Assert.Equal("As much was said as may be.", await ReasonAsync());
        Assert.Contains("还有：桃子", await buyer.SayAsync("有苹果吗"), StringComparison.Ordinal);
        Assert.DoesNotContain("还有：桃子", await buyer.SayAsync("有苹果吗"), StringComparison.Ordinal);
    }

    /// <summary>A message as the WeChat door hands it in.</summary>
    private static Activity Asked(string text) => new(ActivityTypes.Message, "promised")
    {
        Text = text, ChannelId = "wechat", From = new ChannelAccount("oBuyer"), Recipient = new ChannelAccount("gh_shop"), Conversation = new ConversationAccount(id: "oBuyer"),
    };

    private async Task<JsonObject?> WaitingAsync() => (await shop.Operator.ItemsAsync("/outbox")).SingleOrDefault(it => it["to"] is not null);

    private async Task<string> ReasonAsync() => $"{(await WaitingAsync())?["reason"]}";

    /// <summary>Lets the courier go his rounds until he has tried.</summary>
    private async Task TriedAsync()
    {
        for (var rounds = 0; $"{(await WaitingAsync())?["attempts"]}" == "0"; rounds++)
        {
            Assert.True(rounds < 400, await ReasonAsync());
            shop.Clock.Move(TimeSpan.FromMilliseconds(200));
            await Task.Delay(50);
        }
    }
}
