using System.Text.Json.Nodes;
using ChatShop.Conversations.Tests.Sessions;
using ChatShop.Server.Tests;
using ChatShop.Storage.Tests;

namespace ChatShop.Torture;

/// <summary>Some servers that are one shop: each with a folder of its own, one Redis, one PostgreSQL.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(2), PooledConnectionLifetime = TimeSpan.FromSeconds(5) })
    {
        Timeout = TimeSpan.FromSeconds(40), // Longer than a conversation takes to come alive elsewhere.
    };

    private readonly Dictionary<string, string> environment;
    private readonly List<Place> places = [];
    private readonly ShopProcess?[] servers;

    private Cluster(PostgresServer postgres, RedisProcess redis, string database, int size)
    {
        (Postgres, Redis, servers) = (postgres, redis, new ShopProcess?[size]);
        environment = new()
        {
            ["Cluster__Enabled"] = "true",
            ["Redis__ConnectionString"] = $"{redis.Address},abortConnect=false,syncTimeout=3000,asyncTimeout=3000",
            ["Database__ConnectionString"] = database,
        };
        places.AddRange(Enumerable.Range(0, size).Select(_ => new Place()));
    }

    public PostgresServer Postgres { get; }

    public RedisProcess Redis { get; }

    /// <summary>How many servers.</summary>
    public int Size => servers.Length;

    /// <summary>Where they listen.</summary>
    public IReadOnlyList<Uri> Addresses => [.. places.Select(place => place.Address)];

    /// <summary>Whoever talks to them goes through this.</summary>
    public HttpClient Http => http;

    /// <summary>The Direct Line secret that all agreed on, as the first server keeps it.</summary>
    public string DirectLineSecret => File.ReadAllText(Path.Join(places[0].Data, "direct-line.secret")).Trim();

    /// <summary>Opens all servers at the same moment, as after a power cut.</summary>
    public static async Task<Cluster> OpenAsync(PostgresServer postgres, int size)
    {
        var redis = new RedisProcess(Ports.Next(), keeps: true);
        await redis.StartAsync();
        var cluster = new Cluster(postgres, redis, await postgres.CreateDatabaseAsync(), size);
        await Task.WhenAll(Enumerable.Range(0, size).Select(cluster.OpenAsync));
        return cluster;
    }

    /// <summary>kill -9, and opened again; the others go on meanwhile.</summary>
    public async Task KillAsync(int server)
    {
        await servers[server]!.KillAsync();
        await servers[server]!.DisposeAsync();
        servers[server] = null;
        await OpenAsync(server);
    }

    /// <summary>Ctrl-C, as in an upgrade, and opened again.</summary>
    public async Task ReplaceAsync(int server)
    {
        Assert.Equal(0, await servers[server]!.InterruptAsync());
        await servers[server]!.DisposeAsync();
        servers[server] = null;
        await OpenAsync(server);
    }

    /// <summary>A server does nothing for a while.</summary>
    public Task PauseAsync(int server, TimeSpan time) => Signals.PauseAsync(servers[server]!.Id, time);

    /// <summary>Redis is killed, and begun again on what it has kept.</summary>
    public async Task KillRedisAsync()
    {
        await Redis.KillAsync();
        await Redis.StartAsync();
    }

    /// <summary>Everything a list of the operator's REST API holds.</summary>
    public async Task<IReadOnlyList<JsonObject>> ReadAllAsync(string path)
    {
        var items = new List<JsonObject>();
        for (string? next = ""; next is not null;)
        {
            var page = await ReadAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=200{next}");
            items.AddRange(page["items"]!.AsArray().Select(item => item!.AsObject()));
            next = page["next"]?.GetValue<string>() is { } cursor ? $"&cursor={Uri.EscapeDataString(cursor)}" : null;
        }
        return items;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
            if (server is not null)
                await server.DisposeAsync();
        await Redis.DisposeAsync();
        foreach (var place in places)
            place.Dispose();
        http.Dispose();
    }

    private async Task OpenAsync(int server) => servers[server] = await ShopProcess.OpenAsync(places[server], environment);

    private async Task<JsonObject> ReadAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(places[0].Address, "/api/v1" + path));
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {places[0].Key}");
        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {body}");
        return JsonNode.Parse(body)!.AsObject();
    }
}
