using ChatShop.Conversations.Sessions;
using static ChatShop.Conversations.Tests.Sessions.Entries;

namespace ChatShop.Conversations.Tests.Sessions;

/// <summary>An actor keeps what it wrote; another actor's write is found when it writes again.</summary>
public abstract class HotStorageTests(ITestRedis redis) : SessionTests(redis)
{
    [Fact]
    public async Task Turn_after_turn_is_written_without_reading_again()
    {
        var hot = new HotStorage(Storage);
        for (var turn = 0; turn < 5; turn++)
        {
            var state = await StateAsync(hot);
            state["value"] = turn;
            await hot.WriteAsync(Changes(state));
        }
        Assert.Equal(4, (await ReadAsync())!.Value<int>("value"));
    }

    [Fact]
    public async Task Of_two_actors_that_both_own_a_conversation_the_second_to_write_is_refused_then_reads_and_goes_on()
    {
        var (one, two) = (new HotStorage(Storage), new HotStorage(Storage));
        await one.WriteAsync(Changes(State("one")));
        var (ours, theirs) = (await StateAsync(one), await StateAsync(two));
        theirs["value"] = "two";
        await two.WriteAsync(Changes(theirs));

        ours["value"] = "lost";
        await Assert.ThrowsAsync<SessionConflictException>(() => one.WriteAsync(Changes(ours)));
        Assert.Equal("two", (await ReadAsync())!.Value<string>("value"));

        one.Forget();
        var fresh = await StateAsync(one);
        Assert.Equal("two", $"{fresh["value"]}");
        fresh["value"] = "three";
        await one.WriteAsync(Changes(fresh));
        Assert.Equal("three", (await ReadAsync())!.Value<string>("value"));
    }

    [Fact]
    public async Task A_star_may_be_written_by_an_actor_and_it_goes_on_from_there()
    {
        await WriteAsync("somebody else's");
        var hot = new HotStorage(Storage);
        await hot.WriteAsync(Changes(State("mine", "*")));
        var state = await StateAsync(hot);
        state["value"] = "mine too";
        await hot.WriteAsync(Changes(state));
        Assert.Equal("mine too", (await ReadAsync())!.Value<string>("value"));
    }

    [Fact]
    public async Task What_is_said_is_written_with_the_state_once_and_not_when_the_state_is_refused()
    {
        var hot = new HotStorage(Storage);
        hot.SayWithNextWrite($"{Key}#log", Said("hello"));
        await hot.WriteAsync(Changes(State(1)));
        await hot.WriteAsync(Changes(await StateAsync(hot)));

        await WriteAsync("somebody else's", "*");
        hot.SayWithNextWrite($"{Key}#log", Said("never said"));
        await Assert.ThrowsAsync<SessionConflictException>(async () => await hot.WriteAsync(Changes(await StateAsync(hot))));
        hot.Forget();
        await hot.WriteAsync(Changes(await StateAsync(hot)));

        Assert.Equal(["hello"], await Storage.ReadListAsync($"{Key}#log", 0, 10));
    }

    [Fact]
    public async Task What_is_said_waits_for_the_write_of_its_own_conversation()
    {
        var hot = new HotStorage(Storage);
        hot.SayWithNextWrite($"{Key}#log", Said("hello"));
        await hot.WriteAsync(new Dictionary<string, object> { [$"webchat/users/{Thread}"] = State(1) });
        Assert.Empty(await Storage.ReadListAsync($"{Key}#log", 0, 10));
        await hot.WriteAsync(Changes(State(1)));
        Assert.Equal(["hello"], await Storage.ReadListAsync($"{Key}#log", 0, 10));
    }

    [Fact]
    public async Task What_an_actor_deletes_it_no_longer_knows()
    {
        var hot = new HotStorage(Storage);
        await hot.WriteAsync(Changes(State(1)));
        await hot.DeleteAsync([Key]);
        Assert.Empty(await hot.ReadAsync([Key]));
        await hot.WriteAsync(Changes(State(2)));
        Assert.Equal(2, (await ReadAsync())!.Value<int>("value"));
    }

    [Fact]
    public async Task What_is_not_a_state_of_the_bot_s_is_read_again_and_not_taken_for_what_was_there_before()
    {
        var hot = new HotStorage(Storage);
        await hot.WriteAsync(Changes(State("one")));
        await hot.WriteAsync(new Dictionary<string, object> { [Key] = new { value = "two", eTag = "*" } });
        Assert.Equal("two", $"{(await StateAsync(hot))["value"]}");
    }

    private Dictionary<string, object> Changes(IDictionary<string, object> state) => new() { [Key] = state };

    /// <summary>As Bot Builder reads it: a dictionary, whether it was hot or cold or not there yet.</summary>
    private async Task<IDictionary<string, object>> StateAsync(HotStorage hot) => (await hot.ReadAsync([Key])).SingleOrDefault().Value switch
    {
        null => new Dictionary<string, object>(),
        IDictionary<string, object> state => state,
        Newtonsoft.Json.Linq.JObject cold => cold.ToObject<Dictionary<string, object>>()!,
        var other => throw new InvalidOperationException($"{other}"),
    };
}
