using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;

namespace ChatShop.Channels.Tests.DirectLine;

public sealed class TokenTests : DirectLineTest
{
    [Fact]
    public async Task The_secret_makes_a_token_for_a_new_conversation()
    {
        var granted = await DirectLineHouse.ReadAsync(await House.SendAsync(HttpMethod.Post, "tokens/generate", DirectLineHouse.Secret));
        var again = await DirectLineHouse.ReadAsync(await House.SendAsync(HttpMethod.Post, "tokens/generate", DirectLineHouse.Secret));

        Assert.Equal(3600, (int)granted["expires_in"]!);
        Assert.NotEqual((string?)granted["conversationId"], (string?)again["conversationId"]);
        Assert.Equal((string?)granted["conversationId"], (await House.ReopenAsync((string)granted["token"]!)).Conversation);
    }

    [Fact]
    public async Task A_token_reaches_no_other_conversation()
    {
        var (mine, other) = (await House.OpenAsync(), await House.OpenAsync());
        await other.SayAsync("a secret");
        var intruder = other with { Token = mine.Token };

        await Refusal.IsAsync(HttpStatusCode.Forbidden, "ForeignConversation", await House.SendAsync(HttpMethod.Get, other.Path, mine.Token));
        await Refusal.IsAsync(HttpStatusCode.Forbidden, "ForeignConversation", await House.SendAsync(HttpMethod.Get, $"{other.Path}/activities", mine.Token));
        await Refusal.IsAsync(HttpStatusCode.Forbidden, "ForeignConversation", await intruder.SendAsync(Thread.Message("hello")));
        await Refusal.IsAsync(HttpStatusCode.Forbidden, "ForeignConversation", await House.SendAsync(HttpMethod.Post, $"{other.Path}/upload", mine.Token, new ByteArrayContent(PhotoDrawer.Jpeg)));
        await Refusal.IsAsync(HttpStatusCode.Forbidden, "ForeignConversation", await House.SendAsync(HttpMethod.Get, $"{other.Path}/stream", mine.Token));
        Assert.Empty(House.Photos.Kept);
        Assert.Equal(["welcome", "a secret", "echo: a secret"], await other.TextsAsync());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("%E4%B8%AD")]
    public async Task A_conversation_that_can_not_be_is_not_found(string conversation) => await Refusal.IsAsync(
        HttpStatusCode.NotFound, "BadArgument", await House.SendAsync(HttpMethod.Get, $"conversations/{conversation}/activities", DirectLineHouse.Secret));

    [Theory]
    [InlineData("")]
    [InlineData("a secret of the cooperativ")]
    [InlineData("a secret of the cooperative ")]
    [InlineData("A secret of the cooperative")]
    public async Task Another_secret_opens_nothing(string secret)
    {
        var response = await House.SendAsync(HttpMethod.Post, "tokens/generate", proof: null, content: null, $"Authorization: Bearer {secret}x");

        await Refusal.IsAsync(HttpStatusCode.Forbidden, "BadToken", response);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Authorization: Bearer ")]
    [InlineData("Authorization: Basic YTpi")]
    public async Task Who_shows_nothing_is_told_how_to_prove_themselves(string? header)
    {
        var response = await House.SendAsync(HttpMethod.Post, "conversations", proof: null, content: null, header is null ? [] : [header]);

        await Refusal.IsAsync(HttpStatusCode.Unauthorized, "MissingAuthorization", response);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task A_token_with_any_sign_changed_opens_nothing()
    {
        var thread = await House.OpenAsync("dl_wang");

        for (var at = 0; at < thread.Token.Length; at++)
        {
            var changed = thread.Token[..at] + (thread.Token[at] == 'A' ? 'B' : 'A') + thread.Token[(at + 1)..];
            var response = await House.SendAsync(HttpMethod.Get, thread.Path, changed);
            Assert.True(response.StatusCode == HttpStatusCode.Forbidden, $"Sign {at} of {thread.Token.Length} does not count.");
        }
    }

    [Fact]
    public async Task The_last_sign_of_a_token_counts_wholly()
    {
        // 43 signs of Base64 hold 2 bits more than 32 bytes: what those are must not make another token that holds too.
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var thread = await House.OpenAsync();

        foreach (var sign in Alphabet.Where(sign => sign != thread.Token[^1]))
            await Refusal.IsAsync(HttpStatusCode.Forbidden, "BadToken", await House.SendAsync(HttpMethod.Get, thread.Path, thread.Token[..^1] + sign));
    }

    [Theory]
    [InlineData("HS256", "another secret of someone")]
    [InlineData("HS256", "")]
    [InlineData("HS256", DirectLineHouse.Secret)]
    [InlineData("none", "")]
    public async Task A_forged_token_opens_nothing(string algorithm, string key)
    {
        var thread = await House.OpenAsync();
        var signed = Encode($$"""{"alg":"{{algorithm}}","typ":"JWT"}""") + "." + thread.Token.Split('.')[1];
        var signature = algorithm == "none" ? "" : Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.ASCII.GetBytes(signed)));

        await Refusal.IsAsync(HttpStatusCode.Forbidden, "BadToken", await House.SendAsync(HttpMethod.Get, thread.Path, $"{signed}.{signature}"));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("a.b.c.d")]
    [InlineData("\u00e9.\u00e9.\u00e9")]
    public async Task Nonsense_opens_nothing(string token)
    {
        var thread = await House.OpenAsync();
        var response = await House.SendAsync(HttpMethod.Get, $"{thread.Path}/stream?t={Uri.EscapeDataString(token)}", proof: null);

        await Refusal.IsAsync(HttpStatusCode.Forbidden, "BadToken", response);
    }

    [Fact]
    public async Task A_token_ends_after_an_hour_and_can_not_be_refreshed_then()
    {
        var thread = await House.OpenAsync();
        House.Clock.Advance(TimeSpan.FromMinutes(59));
        await thread.SayAsync("still here");
        House.Clock.Advance(TimeSpan.FromMinutes(1));

        await Refusal.IsAsync(HttpStatusCode.Forbidden, "TokenExpired", await thread.SendAsync(Thread.Message("hello")));
        await Refusal.IsAsync(HttpStatusCode.Forbidden, "TokenExpired", await House.SendAsync(HttpMethod.Post, "tokens/refresh", thread.Token));
    }

    [Fact]
    public async Task A_refreshed_token_holds_an_hour_more_for_the_same_conversation_and_user()
    {
        var thread = await House.OpenAsync("dl_wang");
        House.Clock.Advance(TimeSpan.FromMinutes(50));
        var granted = await DirectLineHouse.ReadAsync(await House.SendAsync(HttpMethod.Post, "tokens/refresh", thread.Token));
        House.Clock.Advance(TimeSpan.FromMinutes(50));

        Assert.Equal(thread.Conversation, (string?)granted["conversationId"]);
        await (thread with { Token = (string)granted["token"]! }).SayAsync("hello");
        Assert.Equal("dl_wang", House.Shop.Heard[^1].From.Id);
    }

    [Fact]
    public async Task Only_the_secret_makes_tokens_and_only_a_token_is_refreshed()
    {
        var thread = await House.OpenAsync();

        await Refusal.IsAsync(HttpStatusCode.Forbidden, "SecretRequired", await House.SendAsync(HttpMethod.Post, "tokens/generate", thread.Token));
        await Refusal.IsAsync(HttpStatusCode.Forbidden, "TokenRequired", await House.SendAsync(HttpMethod.Post, "tokens/refresh", DirectLineHouse.Secret));
    }

    [Fact]
    public async Task Clients_read_in_a_token_whom_it_names()
    {
        var thread = await House.OpenAsync("dl_王婶");

        var claims = JObject.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(thread.Token.Split('.')[1])));

        Assert.Equal("dl_王婶", (string?)claims["user"]);
    }

    [Theory]
    [InlineData("""{"user":""")]
    [InlineData("""{"user":"wang"}""")]
    [InlineData("[]")]
    public async Task A_token_is_made_for_no_user_who_makes_no_sense(string body) => await Refusal.IsAsync(
        HttpStatusCode.BadRequest, "BadArgument", await House.SendAsync(HttpMethod.Post, "tokens/generate", DirectLineHouse.Secret, new StringContent(body)));

    [Fact]
    public async Task A_user_whose_id_is_endless_gets_no_token() => await Refusal.IsAsync(
        HttpStatusCode.BadRequest,
        "BadArgument",
        await House.SendAsync(HttpMethod.Post, "tokens/generate", DirectLineHouse.Secret, JsonContent.Create(new { user = new { id = new string('w', 257) } })));

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
