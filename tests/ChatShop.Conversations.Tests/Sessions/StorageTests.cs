using System.Text;
using ChatShop.Conversations.Sessions;
using Microsoft.AspNetCore.DataProtection;
using StackExchange.Redis;
using static ChatShop.Conversations.Tests.Sessions.Entries;

namespace ChatShop.Conversations.Tests.Sessions;

/// <summary>A state is written only over what was read.</summary>
public abstract class StorageTests(ITestRedis redis) : SessionTests(redis)
{
    [Fact]
    public async Task What_was_never_written_is_not_found() => Assert.Empty(await Storage.ReadAsync([Key]));

    [Fact]
    public async Task What_was_written_over_what_was_read_is_there()
    {
        await WriteAsync("one");
        await WriteAsync("two", await ETagAsync());
        Assert.Equal("two", (await ReadAsync())!.Value<string>("value"));
    }

    [Fact]
    public async Task Each_write_gives_another_version()
    {
        await WriteAsync("one");
        var first = await ETagAsync();
        await WriteAsync("two", first);
        Assert.NotEqual(first, await ETagAsync());
    }

    [Fact]
    public async Task A_write_over_a_version_that_is_no_longer_there_is_refused_and_changes_nothing()
    {
        await WriteAsync("one");
        var stale = await ETagAsync();
        await WriteAsync("two", stale);
        await Assert.ThrowsAsync<SessionConflictException>(() => WriteAsync("three", stale));
        Assert.Equal("two", (await ReadAsync())!.Value<string>("value"));
    }

    [Fact]
    public async Task What_is_said_to_be_new_is_refused_when_it_is_there_already()
    {
        await WriteAsync("one");
        await Assert.ThrowsAsync<SessionConflictException>(() => WriteAsync("two"));
        Assert.Equal("one", (await ReadAsync())!.Value<string>("value"));
    }

    [Fact]
    public async Task A_star_writes_over_whatever_there_is_also_over_nothing()
    {
        await WriteAsync("one", "*");
        await WriteAsync("two", "*");
        Assert.Equal("two", (await ReadAsync())!.Value<string>("value"));
    }

    [Fact]
    public async Task Who_read_before_somebody_else_s_star_is_refused()
    {
        await WriteAsync("one");
        var stale = await ETagAsync();
        await WriteAsync("two", "*");
        await Assert.ThrowsAsync<SessionConflictException>(() => WriteAsync("three", stale));
        Assert.Equal("two", (await ReadAsync())!.Value<string>("value"));
    }

    [Fact]
    public async Task What_is_deleted_is_gone_and_can_not_be_written_over()
    {
        await WriteAsync("one");
        var stale = await ETagAsync();
        await Storage.DeleteAsync([Key, "never/there"]);
        Assert.Null(await ReadAsync());
        await Assert.ThrowsAsync<SessionConflictException>(() => WriteAsync("two", stale));
        Assert.Null(await ReadAsync());
    }

    [Fact]
    public async Task Who_read_before_it_was_deleted_and_made_anew_is_refused()
    {
        await WriteAsync("one");
        var stale = await ETagAsync();
        await Storage.DeleteAsync([Key]);
        await WriteAsync("two");
        await Assert.ThrowsAsync<SessionConflictException>(() => WriteAsync("three", stale));
        Assert.Equal("two", (await ReadAsync())!.Value<string>("value"));
    }

    [Fact]
    public async Task Of_many_writers_at_once_exactly_one_wins_and_its_value_is_there()
    {
        await WriteAsync("start");
        for (var round = 0; round < 20; round++)
        {
            var read = await ETagAsync();
            var won = (await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
            {
                try
                {
                    await WriteAsync(writer, read);
                    return writer;
                }
                catch (SessionConflictException)
                {
                    return -1;
                }
            }))).Where(writer => writer >= 0);
            Assert.Equal(Assert.Single(won), (await ReadAsync())!.Value<int>("value"));
        }
    }

    [Fact]
    public async Task A_refused_write_adds_nothing_to_the_log_either()
    {
        await WriteAsync("one");
        var stale = await ETagAsync();
        await Storage.WriteAsync(Both("two", stale, "said"));
        await Assert.ThrowsAsync<SessionConflictException>(() => Storage.WriteAsync(Both("three", stale, "never said")));
        Assert.Equal(["said"], await Storage.ReadListAsync($"{Key}#log", 0, 10));
    }

    [Fact]
    public async Task A_log_can_be_written_alone()
    {
        await Storage.WriteAsync(new Dictionary<string, object> { [$"{Key}#log"] = Said("one", "two") });
        Assert.Equal(["two"], await Storage.ReadListAsync($"{Key}#log", 1, 10));
    }

    [Theory]
    [InlineData(0, "new")]
    [InlineData(2, "one two new")]
    [InlineData(3, "one two left new")]
    [InlineData(null, "one two left new")]
    public async Task What_a_write_that_died_half_way_left_in_the_log_is_written_over(int? at, string log)
    {
        await Storage.WriteAsync(new Dictionary<string, object> { [$"{Key}#log"] = Said("one", "two", "left") });
        await Storage.WriteAsync(new Dictionary<string, object> { [Key] = State(1), [$"{Key}#log"] = Said("new") with { At = at } });
        Assert.Equal(log, string.Join(' ', await Storage.ReadListAsync($"{Key}#log", 0, 10)));
    }

    [Fact]
    public async Task Nobody_who_has_the_data_can_read_what_was_said()
    {
        await Storage.WriteAsync(Both("李家村3组", null, "13812345678"));
        var state = (byte[])(await Redis.GetDatabase().StringGetAsync($"chatshop:{{{Key}}}"))!;
        var said = (byte[])(await Redis.GetDatabase().ListGetByIndexAsync($"chatshop:{{{Key}}}#log", 0))!;
        Assert.Equal(-1, state.AsSpan().IndexOf(Encoding.UTF8.GetBytes("李家村")));
        Assert.Equal(-1, said.AsSpan().IndexOf("13812345678"u8));
        await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(() =>
            new RedisStorage([Redis], new EphemeralDataProtectionProvider()).ReadAsync([Key]));
    }

    [Fact]
    public async Task A_conversation_s_keys_lie_in_one_slot_of_a_cluster()
    {
        await Storage.WriteAsync(Both("one", null, "said"));
        var keys = new RedisKey[] { $"chatshop:{{{Key}}}", $"chatshop:{{{Key}}}#log" };
        Assert.Equal(2, await Redis.GetDatabase().KeyExistsAsync(keys));
        Assert.Single(keys.Select(Redis.HashSlot).Distinct());
    }

    private Dictionary<string, object> Both(object value, string? eTag, string said) => new()
    {
        [Key] = State(value, eTag),
        [$"{Key}#log"] = Said(said),
    };
}
