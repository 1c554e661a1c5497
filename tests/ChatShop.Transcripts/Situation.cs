using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ChatShop.Server.Doors;
using ChatShop.Server.Rest;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Origins;
using ChatShop.Trade.People;
using ChatShop.Trade.Shops;
using ChatShop.Trade.Stations;
using ChatShop.Trade.Subsidies;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Transcripts;

/// <summary>Makes what a transcript takes as given, through the trade itself.</summary>
internal sealed partial class Situation(RunningShop shop)
{
    /// <summary>Makes it.</summary>
    /// <param name="given">Such as <c>王婶 has a shop "王婶菜园"</c> or <c>王婶 sells 红富士苹果, 5.00 CNY per jin, 500 jin</c>.</param>
    public Task MakeAsync(string given)
    {
        (Regex Form, Func<string[], Task> MakeAsync)[] situations =
        [
            (HasShop(), HasShopAsync), (Sells(), SellsAsync), (LivesAt(), LivesAtAsync), (Runs(), RunsAsync), (Bought(), BoughtAsync),
            (HasBank(), HasBankAsync), (Supports(), SupportsAsync), (TakesMoney(), TakesMoneyAsync), (IsAgent(), IsAgentAsync), (HasCode(), async _ => shop.Code = await CodeAsync()), (Measures(), MeasuresAsync),
        ];
        var (form, makeAsync) = situations.FirstOrDefault(it => it.Form.IsMatch(given));
        return form is null
            ? throw new FormatException($"What is given can not be read: {given}")
            : makeAsync([.. form.Match(given).Groups.Values.Skip(1).Select(group => group.Value)]);
    }

    private async Task HasShopAsync(string[] given)
    {
        var seller = await GreetAsync(given[0]);
        await shop.ActAsync(seller, new OpenShop(seller, given[1]));
    }

    private async Task SellsAsync(string[] given)
    {
        var seller = await GreetAsync(given[0]);
        var price = new Price(Money.Of(Number(given[2]), Currency.Cny), new Quantity(1m, Unit.Of(given[3])));
        var stock = new Quantity(Number(given[4]), Unit.Of(given[5]));
        await shop.ActAsync(seller, new PublishListing(seller, new Offer(given[1], price, stock), $"{given[0]}的店"));
    }

    private async Task LivesAtAsync(string[] given)
    {
        var buyer = await MeetAsync(given[0]);
        await shop.ActAsync(buyer, new SetAddress(buyer, new DeliverTo(given[1], given[2], given[0])));
    }

    private async Task RunsAsync(string[] given)
    {
        var person = await GreetAsync(given[0]);
        await shop.ActAsync(person, new BecomeOperator(person, await CodeAsync(), "test"));
    }

    private async Task BoughtAsync(string[] given) =>
        await new Past(shop).BuyAsync(await GreetAsync(given[0]), (Number(given[1]), given[2], given[3]), given[4], given[5]);

    private async Task HasBankAsync(string[] given) => await new Past(shop).NameBankAsync(await GreetAsync(given[0]), given[0], given[1]);

    /// <summary>Whoever runs the market has opened a programme and booked its money in.</summary>
    private async Task SupportsAsync(string[] given)
    {
        var runs = (await shop.Services.GetRequiredService<ITradeRecords>().OperatorsAsync(CancellationToken.None))[0];
        var by = given[1].Split(", ").Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        Money Sum(string name) => Money.Of(Number(by.GetValueOrDefault(name, "0")), Currency.Cny);
        DateOnly Day(string name) => DateOnly.Parse(by.GetValueOrDefault(name, "2026-03-01"), CultureInfo.InvariantCulture);
        var opened = await shop.ActAsync(runs, new OpenProgramme(runs, new ProgrammeTerms(
            given[0], by.GetValueOrDefault("goods"), by.GetValueOrDefault("village"), Number(by.GetValueOrDefault("percent", "0")), Sum("each"), Sum("most"), Sum("budget"), Day("from"), Day("until"))));
        await shop.ActAsync(runs, new FundProgramme(runs, opened.Programme.Value, by.ContainsKey("received") ? Sum("received") : Sum("budget"), $"receipt {opened.Programme.Value}"));
    }

    private async Task TakesMoneyAsync(string[] given)
    {
        var (seller, way) = (await MeetAsync(given[0]), Enum.Parse<CollectionWay>(given[1]));
        await shop.ActAsync(seller, new KeepCollectionCode(seller, way, $"{(int)way + 1:x32}.jpg"));
    }

    /// <summary>A device that was made known for it signs what it measures, and brings it to the shop's door.</summary>
    private async Task MeasuresAsync(string[] given)
    {
        var listing = (await shop.Services.GetRequiredService<ITradeRecords>().FindListingsAsync(given[0], 1, CancellationToken.None))[0].Listing;
        var device = await shop.ActAsync(null, new RegisterDevice(null, listing.Id));
        var readings = given[1].Split(", ").Select(it => it.Split(' ')).Select(it => $$"""{"kind": "{{it[0]}}", "value": {{it[1]}}}""");
        var body = Encoding.UTF8.GetBytes($$"""{"readings": [{{string.Join(", ", readings)}}]}""");
        var stamp = shop.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(shop.Address, $"/api/v1/devices/{device.Device}/readings")) { Content = new ByteArrayContent(body) };
        request.Headers.Add(DeviceDoor.SignatureHeader, StampedSignature.Write(device.Key, stamp, body));
        using var answer = await shop.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    private async Task IsAgentAsync(string[] given)
    {
        var agent = await GreetAsync(given[0]);
        var runs = (await shop.Services.GetRequiredService<ITradeRecords>().OperatorsAsync(CancellationToken.None))[0];
        var opened = await shop.ActAsync(runs, new OpenStation(runs, given[1]));
        await shop.ActAsync(agent, new BecomeAgent(agent, opened.Code, given[2], given[3]));
        if (given[4].Length > 0)
            await shop.ActAsync(runs, new TrustStation(runs, given[1], IsTrusted: true));
        await shop.CatchUpAsync();
        _ = shop.Notices.Take().Count(); // What people heard of that is no part of the conversation.
    }

    private async Task<string> CodeAsync() => (await shop.ActAsync(null, new IssueOperatorCode())).Code;

    /// <summary>Whoever sells has been here before, so that the shop knows where to reach them.</summary>
    private async Task<PersonId> GreetAsync(string who)
    {
        await shop.SayAsync(who, "你好", $"greeting-{Guid.NewGuid():N}");
        return await MeetAsync(who);
    }

    private Task<PersonId> MeetAsync(string who) =>
        shop.Services.GetRequiredService<ITrade>().MeetAsync("test", who, $"{who}-thread", CancellationToken.None);

    private static decimal Number(string digits) => decimal.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex("^a code for an operator$")]
    private static partial Regex HasCode();

    [GeneratedRegex(@"^a sensor beside (\S+) measures (.+)$")]
    private static partial Regex Measures();

    [GeneratedRegex("^(\\S+) is the agent of \"(.+)\" at \"(.+)\", phone (\\d+)(, trusted)?$")]
    private static partial Regex IsAgent();

    [GeneratedRegex(@"^(\S+) runs the market$")]
    private static partial Regex Runs();

    [GeneratedRegex(@"^(\S+) has bought ([\d.]+) (\w+) of (.+?)(?: (by card [\d ]+\d|for cash))?(?:, (shipped|received))?$")]
    private static partial Regex Bought();

    [GeneratedRegex(@"^(\S+) has bank account (\d+)$")]
    private static partial Regex HasBank();

    [GeneratedRegex("^a programme \"(.+)\": (.+)$")]
    private static partial Regex Supports();

    [GeneratedRegex("^(\\S+) has a shop \"(.+)\"$")]
    private static partial Regex HasShop();

    [GeneratedRegex(@"^(\S+) sells (.+), ([\d.]+) CNY per (\w+), ([\d.]+) (\w+)$")]
    private static partial Regex Sells();

    [GeneratedRegex(@"^(\S+) takes money by a code of (WeChat|Alipay)$")]
    private static partial Regex TakesMoney();

    [GeneratedRegex("^(\\S+) lives at \"(.+)\", phone (\\d+)$")]
    private static partial Regex LivesAt();
}
