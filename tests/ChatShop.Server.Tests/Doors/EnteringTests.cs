using ChatShop.Server.Tests.Orders;

namespace ChatShop.Server.Tests.Doors;

/// <summary>By a code people come straight into a shop; and what can not be said to somebody waits, is seen to wait, and is said once.</summary>
public sealed class EnteringTests : IAsyncLifetime
{
    private OpenedShop shop = null!;

    public async ValueTask InitializeAsync()
    {
        shop = await OpenedShop.OpenAsync("--Channels:WeChat:Token", Farmer.Token);
        await Sale.SellAsync(shop.Meet("wang"));
    }

    public async ValueTask DisposeAsync() => await shop.DisposeAsync();

    [Theory]
    [InlineData("qrscene_s1")]
    [InlineData("qrscene_shop_1")]
    public async Task Whoever_follows_by_a_shops_code_sees_its_goods_and_orders_by_number(string scene)
    {
        var buyer = new Farmer(shop, "oBuyer");
        var shown = await buyer.DoAsync("subscribe", scene);
        Assert.Contains("王婶果园", shown, StringComparison.Ordinal);
        Assert.Contains("1. 红富士苹果，5元/斤，还有500斤", shown, StringComparison.Ordinal);
        Assert.Contains("红富士苹果", await buyer.SayAsync("1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_of_goods_shows_them_and_one_that_leads_nowhere_greets()
    {
        var buyer = new Farmer(shop, "oBuyer");
        Assert.Contains("还有500斤，王婶果园", await buyer.DoAsync("SCAN", "l1"), StringComparison.Ordinal);
        Assert.Contains("不卖了", await buyer.DoAsync("SCAN", "l999"), StringComparison.Ordinal);
        Assert.Contains("您好", await buyer.DoAsync("SCAN", "s999"), StringComparison.Ordinal);
        Assert.Contains("您好", await buyer.DoAsync("SCAN", "v7"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_not_be_said_waits_is_seen_to_wait_with_its_reason_and_is_said_once_when_they_write()
    {
        var seller = new Farmer(shop, "oSeller");
        await seller.SayAllAsync("卖 土鸡蛋 1块5一个 300个", "李叔家", "没有", "对");
        var buyer = shop.Meet("zhang");
        await buyer.SayAllAsync("来20个土鸡蛋", Sale.Address, Sale.Phone, Sale.LastWord, "货到付款");

        var waiting = await WaitingAsync();
        Assert.Contains("AppSecret", $"{waiting["reason"]}", StringComparison.Ordinal);
        Assert.NotEqual("0", $"{waiting["attempts"]}");

        Assert.Contains("土鸡蛋", await seller.SayAsync("你好"), StringComparison.Ordinal);
        Assert.DoesNotContain("土鸡蛋", await seller.SayAsync("你好"), StringComparison.Ordinal);
        Assert.DoesNotContain(await shop.Operator.ItemsAsync("/outbox"), it => it["to"] is not null); // An errand to the provider may still run.
    }

    private async Task<System.Text.Json.Nodes.JsonObject> WaitingAsync()
    {
        while (true)
        {
            shop.Clock.Move(TimeSpan.FromMilliseconds(200));
            if ((await shop.Operator.ItemsAsync("/outbox")).FirstOrDefault(it => it["reason"] is not null) is { } found)
                return found;
            await Task.Delay(50);
        }
    }
}
