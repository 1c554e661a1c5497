using System.Globalization;
using System.Text.RegularExpressions;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.People;
using ChatShop.Trade.Shops;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Transcripts;

/// <summary>Makes what a transcript takes as given, through the trade itself.</summary>
internal sealed partial class Situation(RunningShop shop)
{
    private static int acts;

    private ITrade Trade => shop.Services.GetRequiredService<ITrade>();

    /// <summary>Such as <c>王婶 has a shop "王婶菜园"</c> or <c>王婶 sells 红富士苹果, 5.00 CNY per jin, 500 jin</c>.</summary>
    public async Task MakeAsync(string given)
    {
        if (HasShop().Match(given) is { Success: true } has)
        {
            var seller = await GreetAsync(has.Groups[1].Value);
            await ActAsync(seller, new OpenShop(seller, has.Groups[2].Value));
        }
        else if (Sells().Match(given) is { Success: true } sells)
        {
            var seller = await GreetAsync(sells.Groups[1].Value);
            var price = new Price(Money.Of(Number(sells, 3), Currency.Cny), new Quantity(1m, Unit.Of(sells.Groups[4].Value)));
            var stock = new Quantity(Number(sells, 5), Unit.Of(sells.Groups[6].Value));
            await ActAsync(seller, new PublishListing(seller, new Offer(sells.Groups[2].Value, price, stock), $"{sells.Groups[1].Value}的店"));
        }
        else if (LivesAt().Match(given) is { Success: true } lives)
        {
            var buyer = await MeetAsync(lives.Groups[1].Value);
            await ActAsync(buyer, new SetAddress(buyer, new DeliverTo(lives.Groups[2].Value, lives.Groups[3].Value, lives.Groups[1].Value)));
        }
        else if (Runs().Match(given) is { Success: true } runs)
        {
            var person = await GreetAsync(runs.Groups[1].Value);
            await ActAsync(person, new BecomeOperator(person, await CodeAsync(), "test"));
        }
        else if (Bought().Match(given) is { Success: true } bought)
        {
            var wish = (Number(bought, 2), bought.Groups[3].Value, bought.Groups[4].Value);
            await new Past(shop).BuyAsync(await GreetAsync(bought.Groups[1].Value), wish, bought.Groups[5].Value, bought.Groups[6].Value);
        }
        else if (HasBank().Match(given) is { Success: true } bank)
            await new Past(shop).NameBankAsync(await GreetAsync(bank.Groups[1].Value), bank.Groups[1].Value, bank.Groups[2].Value);
        else if (TakesMoney().Match(given) is { Success: true } takes)
        {
            var seller = await MeetAsync(takes.Groups[1].Value);
            var way = Enum.Parse<CollectionWay>(takes.Groups[2].Value);
            await ActAsync(seller, new KeepCollectionCode(seller, way, $"{(int)way + 1:x32}.jpg"));
        }
        else if (given == "a code for an operator")
        {
            shop.Code = await CodeAsync();
        }
        else
        {
            throw new FormatException($"What is given can not be read: {given}");
        }
    }

    private async Task<string> CodeAsync() =>
        (await Trade.ActAsync(new Act($"given-{Interlocked.Increment(ref acts)}", null), new IssueOperatorCode(), CancellationToken.None)).Fact!.Code;

    /// <summary>Whoever sells has been here before, so that the shop knows where to reach them.</summary>
    private async Task<PersonId> GreetAsync(string who)
    {
        await shop.SayAsync(who, new Enclosed("你好", []), $"greeting-{Interlocked.Increment(ref acts)}");
        return await MeetAsync(who);
    }

    private Task<PersonId> MeetAsync(string who) => Trade.MeetAsync("test", who, $"{who}-thread", CancellationToken.None);

    private async Task ActAsync<TFact>(PersonId who, Command<TFact> command) where TFact : Fact
    {
        var result = await Trade.ActAsync(new Act($"given-{Interlocked.Increment(ref acts)}", who), command, CancellationToken.None);
        Assert.Null(result.Refusal);
    }

    private static decimal Number(Match match, int group) => decimal.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\S+) runs the market$")]
    private static partial Regex Runs();

    [GeneratedRegex(@"^(\S+) has bought ([\d.]+) (\w+) of (.+?)(?: (by card [\d ]+\d|for cash))?(?:, (shipped|received))?$")]
    private static partial Regex Bought();

    [GeneratedRegex(@"^(\S+) has bank account (\d+)$")]
    private static partial Regex HasBank();

    [GeneratedRegex("^(\\S+) has a shop \"(.+)\"$")]
    private static partial Regex HasShop();

    [GeneratedRegex(@"^(\S+) sells (.+), ([\d.]+) CNY per (\w+), ([\d.]+) (\w+)$")]
    private static partial Regex Sells();

    [GeneratedRegex(@"^(\S+) takes money by a code of (WeChat|Alipay)$")]
    private static partial Regex TakesMoney();

    [GeneratedRegex("^(\\S+) lives at \"(.+)\", phone (\\d+)$")]
    private static partial Regex LivesAt();
}
