using ChatShop.Server.Doors;
using Microsoft.Extensions.Time.Testing;

namespace ChatShop.Server.Tests.Doors;

/// <summary>Above what can be done in time, whoever comes is told so early; nobody who is loud takes the places of others.</summary>
public sealed class CrowdTests : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly Crowd crowd;

    public CrowdTests() => crowd = new Crowd(clock);

    public void Dispose() => crowd.Dispose();

    [Fact]
    public async Task Somebody_who_writes_very_much_at_once_is_turned_away_and_others_come_in_at_once()
    {
        var waiting = Enumerable.Range(0, 34).Select(_ => EnterAsync("loud")).ToList(); // Two go in, 32 wait.

        await Assert.ThrowsAsync<CrowdedException>(() => EnterAsync("loud"));
        Assert.True(EnterAsync("quiet").IsCompletedSuccessfully);
        Assert.Equal(2, waiting.Count(it => it.IsCompletedSuccessfully));
    }

    [Fact]
    public async Task A_place_that_is_given_back_goes_to_who_waited_longest()
    {
        var first = await EnterAsync("a");
        await EnterAsync("a");
        var (third, fourth) = (EnterAsync("a"), EnterAsync("a"));

        first.Dispose();

        await third;
        Assert.False(fourth.IsCompleted);
    }

    [Fact]
    public async Task Whoever_would_wait_too_long_is_told_in_time_and_holds_no_place()
    {
        var inside = new List<Crowd.Place>();
        for (var i = 0; i < 64; i++)
            inside.Add(await EnterAsync($"person{i}"));
        var late = Enumerable.Range(0, 3).Select(_ => EnterAsync("late")).ToList();
        Assert.DoesNotContain(late, it => it.IsCompleted);

        clock.Advance(TimeSpan.FromSeconds(2));

        foreach (var told in late)
            await Assert.ThrowsAsync<CrowdedException>(() => told);
        inside.ForEach(place => place.Dispose());
        Assert.True(EnterAsync("late").IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Where_very_many_wait_already_the_next_is_told_at_once()
    {
        for (var i = 0; i < 64 + 512; i++)
            _ = EnterAsync($"person{i}");

        await Assert.ThrowsAsync<CrowdedException>(() => EnterAsync("next"));
    }

    private Task<Crowd.Place> EnterAsync(string conversation) => crowd.EnterAsync(conversation, CancellationToken.None).AsTask();
}
