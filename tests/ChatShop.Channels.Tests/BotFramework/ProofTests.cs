using System.Net;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.Tests.BotFramework;

/// <summary>Who speaks is proven by Bot Builder itself, against a stand-in for who issues the Connector's tokens.</summary>
public sealed class ProofTests : IAsyncLifetime
{
    private BotFrameworkHouse house = null!;

    public async ValueTask InitializeAsync() => house = await BotFrameworkHouse.StartAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_message_with_the_connectors_token_is_answered()
    {
        using var response = await house.Client.SendAsync(house.Proven(BotFrameworkHouse.Bytes(house.Message("有苹果吗"))), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("echo: 有苹果吗", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_answers_go_to_the_service_address_of_the_token_with_a_token_of_the_apps()
    {
        var message = house.Message("有苹果吗");
        message.Remove("deliveryMode");

        using var response = await house.Client.SendAsync(house.Proven(BotFrameworkHouse.Bytes(message)), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("echo: 有苹果吗", (string?)(await house.Connector.NextAsync()).Activity["text"]);
        Assert.Equal([$"Bearer token-of-{house.AppId}"], house.Connector.Proofs);
    }

    [Fact]
    public async Task What_the_connector_does_not_take_of_an_answer_the_house_brings_later()
    {
        house.Turns.Answer = _ => Task.FromResult<string[]>(["one", "two", "three"]);
        house.Connector.Pass();
        house.Connector.Refuse(503, "ServiceUnavailable");
        var message = house.Message("有苹果吗");
        message.Remove("deliveryMode");

        using var response = await house.Client.SendAsync(house.Proven(BotFrameworkHouse.Bytes(message)), TestContext.Current.CancellationToken);
        Assert.Equal("one", (string?)(await house.Connector.NextAsync()).Activity["text"]);
        await house.StopAsync();

        var (asked, rest, missed) = Assert.Single(house.Promises.Owed);
        Assert.Equal(("有苹果吗", "two\n\nthree", Reach.Later), (asked, rest, missed.Reach));
        Assert.Empty(house.Promises.Open);
    }

    [Theory]
    [InlineData(DeliveryModes.ExpectReplies)]
    [InlineData(DeliveryModes.Normal)]
    public async Task Whoever_is_not_proven_is_refused_and_nothing_is_done_or_sent(string delivery)
    {
        foreach (var (how, request) in Forgeries.Of(house))
        {
            var body = await request.Content!.ReadAsStringAsync(TestContext.Current.CancellationToken);
            request.Content = new StringContent(body.Replace(DeliveryModes.ExpectReplies, delivery, StringComparison.Ordinal), new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
            using var response = await house.Client.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, $"{how}: {response.StatusCode}");
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            request.Dispose();
        }
        Assert.Empty(house.Turns.Heard);
        Assert.Empty(house.Connector.Proofs);
        Assert.Empty(house.Login.Asked);
    }

    [Fact]
    public async Task A_clock_that_is_a_few_minutes_off_does_no_harm()
    {
        foreach (var minutes in (int[])[64, -4])
        {
            var request = BotFrameworkHouse.Request(BotFrameworkHouse.Bytes(house.Message("有苹果吗", $"m{minutes}")), $"Bearer {IssuerStandIn.Sign(house.Claims(minutes))}");
            using var response = await house.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }
}
