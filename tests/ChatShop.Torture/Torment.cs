namespace ChatShop.Torture;

/// <summary>What is done to a cluster while people talk: servers die, stand still and are replaced; Redis and PostgreSQL too.</summary>
internal sealed class Torment(Cluster cluster, int seed)
{
    private readonly Random dice = new(seed);
    private readonly SortedDictionary<string, int> done = new(StringComparer.Ordinal);

    /// <summary>How often what was done.</summary>
    public override string ToString() => string.Join(", ", done.Select(it => $"{it.Value} times {it.Key}"));

    /// <summary>Kills servers, one after the other, and does other harm between.</summary>
    public async Task GoAsync(int kills, Action<string> tell)
    {
        for (var killed = 1; killed <= kills; killed++)
        {
            var server = dice.Next(cluster.Size);
            await DoAsync("a server was killed", () => cluster.KillAsync(server));
            if (killed % 4 == 0)
                await OtherHarmAsync(dice.Next(cluster.Size), killed / 4);
            await Task.Delay(dice.Next(1500));
            if (killed % 10 == 0)
                tell($"{killed} kills");
        }
    }

    private Task OtherHarmAsync(int server, int which)
    {
        var time = TimeSpan.FromMilliseconds(dice.Next(500, 2500));
        return (which % 5) switch
        {
            0 => DoAsync("a server was replaced", () => cluster.ReplaceAsync(server)),
            1 => DoAsync("PostgreSQL was restarted", cluster.Postgres.RestartAsync),
            2 => DoAsync("Redis was killed", cluster.KillRedisAsync),
            3 => DoAsync("a server stood still", () => cluster.PauseAsync(server, time)),
            _ => DoAsync("Redis stood still", () => Signals.PauseAsync(cluster.Redis.Id, time)),
        };
    }

    private async Task DoAsync(string what, Func<Task> harm)
    {
        await harm();
        done[what] = done.GetValueOrDefault(what) + 1;
    }
}
