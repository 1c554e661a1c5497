using System.Net;
using System.Net.Http.Json;

namespace ChatShop.Channels.Tests.DirectLine;

public sealed class OpeningTests : DirectLineTest
{
    [Fact]
    public async Task Who_opens_a_conversation_is_greeted_in_it()
    {
        var thread = await House.OpenAsync();

        Assert.Equal(["welcome"], await thread.TextsAsync());
        var arrival = Assert.Single(House.Shop.Heard);
        Assert.Equal(thread.Conversation, arrival.MembersAdded.Single().Id);
    }

    [Fact]
    public async Task Opening_it_again_greets_nobody_twice()
    {
        var thread = await House.OpenAsync();

        var again = await House.SendAsync(HttpMethod.Post, "conversations", thread.Token);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(["welcome"], await thread.TextsAsync());
    }

    [Fact]
    public async Task Two_tabs_that_open_it_at_once_are_greeted_once()
    {
        var granted = await DirectLineHouse.ReadAsync(await House.SendAsync(HttpMethod.Post, "tokens/generate", DirectLineHouse.Secret));
        var token = (string)granted["token"]!;

        var tabs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => House.ReopenAsync(token)));

        Assert.Equal(["welcome"], await tabs[0].TextsAsync());
    }

    [Fact]
    public async Task The_secret_opens_a_new_conversation_each_time_with_a_token_for_it()
    {
        var response = await House.SendAsync(HttpMethod.Post, "conversations", DirectLineHouse.Secret);
        var opened = await DirectLineHouse.ReadAsync(response);
        var other = await House.ReopenAsync(DirectLineHouse.Secret);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.NotEqual((string?)opened["conversationId"], other.Conversation);
        Assert.NotEqual(DirectLineHouse.Secret, other.Token);
        await other.SayAsync("hello");
    }

    [Fact]
    public async Task A_new_conversation_names_its_stream_and_how_long_its_token_holds()
    {
        var opened = await DirectLineHouse.ReadAsync(await House.SendAsync(HttpMethod.Post, "conversations", DirectLineHouse.Secret));

        Assert.Equal(3600, (int)opened["expires_in"]!);
        var stream = new Uri((string)opened["streamUrl"]!);
        Assert.Equal("ws", stream.Scheme);
        Assert.Equal($"/v3/directline/conversations/{opened["conversationId"]}/stream", stream.AbsolutePath);
    }

    [Fact]
    public async Task Behind_a_proxy_that_speaks_tls_the_stream_speaks_it_too()
    {
        var response = await House.SendAsync(HttpMethod.Post, "conversations", DirectLineHouse.Secret, content: null, "X-Forwarded-Proto: https");

        Assert.StartsWith("wss://", (string?)(await DirectLineHouse.ReadAsync(response))["streamUrl"]);
    }

    [Fact]
    public async Task Coming_back_gives_a_stream_that_goes_on_from_the_watermark()
    {
        var thread = await House.OpenAsync("dl_wang");
        var (_, watermark) = await thread.PollAsync();

        var back = await DirectLineHouse.ReadAsync(await House.SendAsync(HttpMethod.Get, $"{thread.Path}?watermark={watermark}", thread.Token));
        await thread.SayAsync("hello");
        using var tab = await Tab.OpenAsync(new Uri((string)back["streamUrl"]!));

        Assert.Equal(thread.Conversation, (string?)back["conversationId"]);
        Assert.Equal(["hello", "echo: hello"], await tab.NextAsync(2));
    }

    [Fact]
    public async Task A_token_that_comes_back_still_names_its_user()
    {
        var thread = await House.OpenAsync("dl_wang");
        var back = await DirectLineHouse.ReadAsync(await House.SendAsync(HttpMethod.Get, thread.Path, thread.Token));

        await (thread with { Token = (string)back["token"]! }).SayAsync("hello", from: "dl_li");

        Assert.Equal("dl_wang", House.Shop.Heard[^1].From.Id);
    }

    [Fact]
    public async Task Nobody_opens_as_a_user_whom_only_a_token_names()
    {
        var granted = await DirectLineHouse.ReadAsync(await House.SendAsync(HttpMethod.Post, "tokens/generate", DirectLineHouse.Secret));

        var response = await House.SendAsync(
            HttpMethod.Post, "conversations", (string)granted["token"]!, JsonContent.Create(new { user = new { id = "dl_wang" } }));

        await Refusal.IsAsync(HttpStatusCode.Forbidden, "UnprovenUser", response);
        Assert.Empty(House.Shop.Heard);
    }

    [Fact]
    public async Task The_language_that_a_client_opens_in_is_told_to_the_shop()
    {
        await House.SendAsync(HttpMethod.Post, "conversations", DirectLineHouse.Secret, JsonContent.Create(new { locale = "en-GB", user = new { id = "li", name = "Li" } }));

        var arrival = Assert.Single(House.Shop.Heard);
        Assert.Equal(("en-GB", "li", "Li"), (arrival.Locale, arrival.From.Id, arrival.From.Name));
    }
}
