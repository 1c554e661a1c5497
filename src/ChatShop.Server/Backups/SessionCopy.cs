using ChatShop.Server.Embedded;
using StackExchange.Redis;

namespace ChatShop.Server.Backups;

/// <summary>What the embedded sessions remember, in a file of lines.</summary>
/// <remarks>
/// Sessions are read before the tables: what somebody was told of an order is never newer than the order. A conversation
/// that went on meanwhile is left out, and asks anew: else an order that is in the tables could still be asked about, and
/// be placed twice.
/// </remarks>
internal sealed class SessionCopy(string connection, TimeProvider clock)
{
    private const string Ours = "chatshop:*";

    /// <summary>Writes down what is remembered now.</summary>
    public async Task WriteAsync(string file)
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(connection);
        await using var lines = new StreamWriter(file);
        await foreach (var session in ReadAllAsync(redis))
            await lines.WriteLineAsync(session.Write());
    }

    /// <summary>Keeps of what was written down what is still so.</summary>
    /// <param name="file">What was written down.</param>
    /// <param name="still">A file for what is kept.</param>
    /// <returns>How many conversations that are.</returns>
    public async Task<int> KeepUnchangedAsync(string file, string still)
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(connection);
        var went = new HashSet<string>();
        await foreach (var session in LinesAsync(file))
            if (session.IsConversation && (await KeptSession.ReadAsync(redis.GetDatabase(), session.Key, clock.GetUtcNow()))?.Version != session.Version)
                went.Add(session.Key);
        var kept = 0;
        await using var lines = new StreamWriter(still);
        await foreach (var session in LinesAsync(file))
            if (!went.Contains(session.Whose))
            {
                await lines.WriteLineAsync(session.Write());
                kept += session.IsConversation ? 1 : 0;
            }
        return kept;
    }

    /// <summary>Puts back what was written down, into sessions that are empty.</summary>
    /// <param name="file">What was written down.</param>
    /// <param name="folder">Where the embedded sessions are to lie.</param>
    /// <param name="clock">What time it is: what is forgotten by now stays so.</param>
    public static async Task RestoreAsync(string file, string folder, TimeProvider clock)
    {
        using var garnet = EmbeddedGarnet.Start(folder);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(garnet.ConnectionString);
        await foreach (var session in LinesAsync(file))
            await session.PutAsync(redis.GetDatabase(), clock.GetUtcNow());
    }

    private async IAsyncEnumerable<KeptSession> ReadAllAsync(ConnectionMultiplexer redis)
    {
        var all = new HashSet<string>();
        foreach (var server in redis.GetServers())
            await foreach (var key in server.KeysAsync(pattern: Ours))
                all.Add(key.ToString());
        // A log after its session: then it is at least as long as the session says, and what is too much is cut off.
        foreach (var key in all.OrderBy(key => key.EndsWith("#log", StringComparison.Ordinal)))
            if (await KeptSession.ReadAsync(redis.GetDatabase(), key, clock.GetUtcNow()) is { } session)
                yield return session;
    }

    private static async IAsyncEnumerable<KeptSession> LinesAsync(string file)
    {
        await foreach (var line in File.ReadLinesAsync(file))
            yield return KeptSession.Read(line);
    }
}
