using Microsoft.Bot.Schema;

namespace ChatShop.Channels.Tests.BotFramework;

/// <summary>What people hear without having written just now.</summary>
public sealed class BringingTests : IAsyncLifetime
{
    private BotFrameworkHouse house = null!;

    public async ValueTask InitializeAsync() => house = await BotFrameworkHouse.StartAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_notice_goes_to_the_conversation_and_person_it_names_with_a_token_of_the_apps()
    {
        Assert.Equal(Outcome.Arrived, await BringAsync());

        var (path, activity) = await house.Connector.NextAsync();
        Assert.Equal("/v3/conversations/c1/activities", path);
        Assert.Equal(("message", "发货了", "webchat"), ((string?)activity["type"], (string?)activity["text"], (string?)activity["channelId"]));
        Assert.Equal(("user1", "bot@1", "c1"), ((string?)activity["recipient"]!["id"], (string?)activity["from"]!["id"], (string?)activity["conversation"]!["id"]));
        Assert.Null(activity["id"]);
        Assert.Equal([$"Bearer token-of-{house.AppId}"], house.Connector.Proofs);
        var asked = Assert.Single(house.Login.Asked);
        Assert.Equal((house.AppId, BotFrameworkHouse.Password, "client_credentials", "botframework.com"), (asked["client_id"], asked["client_secret"], asked["grant_type"], asked["tenant"]));
        Assert.Equal("https://api.botframework.com/.default", asked["scope"].Split(' ')[0]);
    }

    [Fact]
    public async Task A_token_is_used_as_long_as_it_lasts()
    {
        await BringAsync();
        await BringAsync();

        Assert.Equal(2, house.Connector.Proofs.Count);
        Assert.Single(house.Login.Asked);
    }

    [Fact]
    public async Task An_application_of_one_tenant_asks_there_for_its_token()
    {
        await using var single = await BotFrameworkHouse.StartAsync("tenant.example");

        await single.Channel.BringAsync(Notice(single), TestContext.Current.CancellationToken);

        Assert.Equal("tenant.example", Assert.Single(single.Login.Asked)["tenant"]);
    }

    [Theory]
    [InlineData(403, "ConversationBlockedByUser", Reach.Left)]
    [InlineData(403, "MessageWritesBlocked", Reach.Left)]
    [InlineData(403, "BotNotInConversationRoster", Reach.Left)]
    [InlineData(403, "ForbiddenOperationException", Reach.Left)]
    [InlineData(404, "ConversationNotFound", Reach.Left)]
    [InlineData(403, "BotDisabledByAdmin", Reach.WhenTheyWrite)]
    [InlineData(403, "NotEnoughPermissions", Reach.WhenTheyWrite)]
    [InlineData(404, "ActivityNotFoundInConversation", Reach.WhenTheyWrite)]
    [InlineData(400, "BadArgument", Reach.WhenTheyWrite)]
    [InlineData(413, "MessageSizeTooBig", Reach.WhenTheyWrite)]
    [InlineData(401, "BotNotRegistered", Reach.Later)]
    [InlineData(412, "PreconditionFailed", Reach.Later)]
    [InlineData(429, "TooManyRequests", Reach.Later)]
    [InlineData(500, "ServiceError", Reach.Later)]
    [InlineData(502, "ServiceError", Reach.Later)]
    [InlineData(503, "ServiceError", Reach.Later)]
    [InlineData(504, "GatewayTimeout", Reach.Later)]
    public async Task Each_refusal_is_taken_for_what_it_means(int status, string code, Reach reach)
    {
        house.Connector.Refuse(status, code);

        var outcome = await BringAsync();

        Assert.Equal((reach, $"The Bot Connector answered {status} {code}."), (outcome.Reach, outcome.Why));
        Assert.Single(house.Connector.Proofs); // It is tried again by the outbox only.
    }

    [Fact]
    public async Task Who_is_asked_to_wait_waits_as_long()
    {
        house.Connector.Refuse(429, "TooManyRequests", retryAfter: 70);

        Assert.Equal(TimeSpan.FromSeconds(70), (await BringAsync()).After);
    }

    [Theory]
    [InlineData(502, Reach.Later)]
    [InlineData(404, Reach.WhenTheyWrite)]
    public async Task A_page_of_whatever_stands_before_it_says_as_much_as_its_status(int status, Reach reach)
    {
        house.Connector.AnswerPage(status);

        Assert.Equal(reach, (await BringAsync()).Reach);
    }

    [Fact]
    public async Task What_may_have_arrived_is_not_sent_again_before_they_write()
    {
        house.Connector.BreakOff();
        Assert.Equal(Reach.WhenTheyWrite, (await BringAsync()).Reach);
        house.Connector.HangOn();
        Assert.Equal(Reach.WhenTheyWrite, (await BringAsync()).Reach);
    }

    [Fact]
    public async Task What_could_not_be_sent_at_all_is_sent_later()
    {
        var notice = Notice(house);
        notice.ServiceUrl = "http://127.0.0.1:1/";
        Assert.Equal(Reach.Later, (await house.Channel.BringAsync(notice, TestContext.Current.CancellationToken)).Reach);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent_and_it_is_tried_later()
    {
        house.Login.Refuses = true;

        Assert.Equal(Reach.Later, (await BringAsync()).Reach);
        Assert.Empty(house.Connector.Proofs);
    }

    [Fact]
    public async Task Where_no_address_is_known_a_notice_waits_for_the_person()
    {
        var notice = Notice(house);
        notice.ServiceUrl = null;
        Assert.Equal(Reach.WhenTheyWrite, (await house.Channel.BringAsync(notice, TestContext.Current.CancellationToken)).Reach);
    }

    private Task<Outcome> BringAsync() => house.Channel.BringAsync(Notice(house), TestContext.Current.CancellationToken);

    private static Activity Notice(BotFrameworkHouse house) => new(ActivityTypes.Message)
    {
        Id = "notice-7",
        Text = "发货了",
        ChannelId = "webchat",
        ServiceUrl = house.Connector.ServiceUrl,
        Conversation = new ConversationAccount(id: "c1"),
        From = new ChannelAccount("bot@1"),
        Recipient = new ChannelAccount("user1"),
    };
}
