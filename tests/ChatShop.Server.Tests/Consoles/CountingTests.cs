using ChatShop.Server.Tests.Orders;
using ChatShop.Storage.Messages;
using ChatShop.Trade;
using ChatShop.Trade.People;
using ChatShop.Trade.Sales;

namespace ChatShop.Server.Tests.Consoles;

/// <summary>What becomes of the shop's questions and of what people write is counted, also when the shop closes.</summary>
public sealed class CountingTests : IAsyncLifetime
{
    private OpenedShop shop = null!;

    public async ValueTask InitializeAsync() => shop = await OpenedShop.OpenAsync();

    public ValueTask DisposeAsync() => shop.DisposeAsync();

    [Fact]
    public async Task Each_question_is_counted_as_asked_answered_or_left_and_asked_again_where_it_was_not_understood()
    {
        await Sale.SellAsync(shop.Meet("wang"));
        await shop.MeetSomebody().SayAllAsync(Sale.Wish, Sale.Address, "嗯哼哼哼", Sale.Phone, Sale.LastWord);
        await shop.MeetSomebody().SayAllAsync(Sale.Wish, Sale.Address, "算了");
        await shop.MeetSomebody().SayAllAsync(Sale.Wish);

        var steps = await StepsAsync("order.create");
        Assert.Equal((3, 1, 0, 1), Of(steps, ""));
        Assert.Equal((3, 2, 0, 0), Of(steps, "address"));
        Assert.Equal((2, 1, 1, 1), Of(steps, "phone"));
        Assert.Equal((1, 1, 0, 0), Of(steps, "recipient"));
        Assert.Equal((1, 1, 0, 0), Of(await StepsAsync("listing.create"), "confirm"));
    }

    [Fact]
    public async Task A_message_that_comes_twice_is_counted_once_and_one_that_is_only_carried_not_at_all()
    {
        var issued = (await shop.Trade.ActAsync(new Act("code", null), new IssueOperatorCode(), CancellationToken.None)).Fact!;
        var runs = await shop.Trade.MeetAsync("test", "han", "han-thread", CancellationToken.None);
        await shop.Trade.ActAsync(new Act("operator", runs), new BecomeOperator(runs, issued.Code, "test"), CancellationToken.None);
        var buyer = shop.MeetSomebody();
        await buyer.SayAsync("帮助", "twice");
        await buyer.SayAsync("帮助", "twice");
        await buyer.SayAsync("嘟嘟嘟哒哒");
        await buyer.SayAsync("转人工");
        await buyer.SayAsync("嘟嘟嘟哒哒");

        await shop.RestartAsync();
        var heard = Assert.Single(await shop.Messages.HeardAsync(All, CancellationToken.None));
        Assert.Equal((2L, 1L), (heard.Understood, heard.Misunderstood));
        var kept = Assert.Single(await shop.Messages.MisheardAsync(null, null, null, null, 10, CancellationToken.None));
        Assert.Equal(("嘟嘟嘟哒哒", null), (kept.Text, kept.Flow));
    }

    [Fact]
    public async Task Words_at_a_question_for_a_telephone_are_kept_without_what_they_say()
    {
        await Sale.SellAsync(shop.Meet("wang"));
        await shop.MeetSomebody().SayAllAsync(Sale.Wish, Sale.Address, "嗯哼哼哼");

        await shop.RestartAsync();
        var kept = Assert.Single(await shop.Messages.MisheardAsync(null, "order.create", null, null, 10, CancellationToken.None));
        Assert.Equal(("****", "phone", "phone"), (kept.Text, kept.Step, kept.Expect));
    }

    private Days All => Days.EndingWith(DateOnly.FromDateTime(shop.Clock.GetUtcNow().UtcDateTime).AddDays(1), 3);

    private async Task<IReadOnlyList<StepCount>> StepsAsync(string flow)
    {
        await shop.RestartAsync();
        return await shop.Messages.StepsAsync(All, flow, CancellationToken.None);
    }

    private static (long Reached, long Answered, long Again, long Left) Of(IReadOnlyList<StepCount> steps, string step) =>
        steps.Where(it => it.Step == step).Select(it => (it.Reached, it.Answered, it.Again, it.Left)).Single();
}
