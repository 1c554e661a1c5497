using System.Net;

namespace ChatShop.Channels.Tests.Contract;

/// <summary>What every channel holds: it knows who knocks, takes each message once, and nothing that is wrong does anything.</summary>
public abstract class ContractTests : IAsyncLifetime
{
    /// <summary>How many changed requests each run tries; <c>CHATSHOP_FUZZ</c> asks for more.</summary>
    private static readonly int Mutants = int.TryParse(Environment.GetEnvironmentVariable("CHATSHOP_FUZZ"), out var many) ? many : 1_000;

    private Doorway door = null!;

    /// <summary>Opens the door.</summary>
    private protected abstract Task<Doorway> OpenAsync();

    public async ValueTask InitializeAsync() => door = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await door.DisposeAsync();
    }

    [Fact]
    public async Task A_message_is_heard_with_its_words_and_where_it_is_from()
    {
        using var response = await door.SayAsync("来十斤苹果", 101);
        await door.HeardAsync();
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}");
        var heard = Assert.Single(door.Turns.Heard);
        Assert.Equal("来十斤苹果", heard.Text);
        Assert.All(new[] { heard.Id, heard.ChannelId, heard.From.Id, heard.Recipient.Id, heard.Conversation.Id }, id => Assert.False(string.IsNullOrEmpty(id)));
    }

    [Fact]
    public async Task A_message_that_comes_twice_even_at_once_is_done_once()
    {
        var responses = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => door.SayAsync("来十斤苹果", 102)));
        await door.HeardAsync();
        Assert.All(responses, response => Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}"));
        Assert.Equal(1, door.Turns.Turns);
    }

    [Fact]
    public async Task Messages_that_come_out_of_order_or_late_are_each_done_once()
    {
        foreach (var id in (long[])[205, 203, 204, 203, 201, 205])
            (await door.SayAsync($"来{id}斤", id)).EnsureSuccessStatusCode();
        await door.HeardAsync();
        Assert.Equal(["来205斤", "来203斤", "来204斤", "来201斤"], door.Turns.Heard.Select(heard => heard.Text).Distinct());
        Assert.Equal(4, door.Turns.Turns);
    }

    [Fact]
    public async Task What_is_forged_or_replayed_is_refused_and_does_nothing()
    {
        foreach (var (how, request) in door.Forged())
            await RefusedAsync(how, request, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_is_malformed_is_refused_and_does_nothing()
    {
        foreach (var (how, request) in door.Malformed())
            await RefusedAsync(how, request, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_and_does_nothing() =>
        await RefusedAsync("too large", door.Proven(door.Body(new string('a', door.MostBytes + 1), 301)), HttpStatusCode.RequestEntityTooLarge);

    [Fact]
    public async Task No_changed_request_breaks_the_door_and_none_without_proof_does_anything()
    {
        var seed = Environment.TickCount;
        var chance = new Random(seed);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Mutants; i++)
        {
            var body = door.Body("来十斤苹果，送到李家村3组", 1_000 + i);
            var changed = Mutation.Of(body, chance);
            using (var parsed = await door.Client.SendAsync(door.Proven(changed), TestContext.Current.CancellationToken))
                Assert.True((int)parsed.StatusCode < 500, $"{parsed.StatusCode}, seed {seed}, number {i}: {Convert.ToBase64String(changed)}");
            await door.HeardAsync();

            var turns = door.Turns.Turns;
            using var request = door.Proven(body);
            if (!Mutation.OfProof(request, chance))
                continue;
            using var forged = await door.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True((int)forged.StatusCode is >= 400 and < 500, $"{forged.StatusCode}, seed {seed}, number {i}: {request}");
            await door.HeardAsync();
            Assert.Equal(turns, door.Turns.Turns);
        }
        door.Forget();
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(grown < 32 * 1024 * 1024, $"{grown} bytes are held after {Mutants} requests.");
    }

    private async Task RefusedAsync(string how, HttpRequestMessage request, params HttpStatusCode[] expected)
    {
        using var response = await door.Client.SendAsync(request, TestContext.Current.CancellationToken);
        await door.HeardAsync();
        Assert.True(expected.Contains(response.StatusCode), $"{how}: {response.StatusCode}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Empty(door.Turns.Heard);
        request.Dispose();
    }
}
