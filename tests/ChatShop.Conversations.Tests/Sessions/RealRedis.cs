using ChatShop.Server.Embedded;
using StackExchange.Redis;

namespace ChatShop.Conversations.Tests.Sessions;

/// <summary>A Redis of the test run's own, as those run beside the shop who have outgrown the embedded one.</summary>
public sealed class RealRedis : ITestRedis, IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private readonly RedisProcess server = new(EmbeddedGarnet.FreePort(), keeps: false);
    private ConnectionMultiplexer? connection;

    public async Task<IConnectionMultiplexer> ConnectAsync()
    {
        await gate.WaitAsync();
        try
        {
            return connection ??= await StartAsync();
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
            await connection.DisposeAsync();
        await server.DisposeAsync();
        gate.Dispose();
    }

    private async Task<ConnectionMultiplexer> StartAsync()
    {
        await server.StartAsync();
        return await ConnectionMultiplexer.ConnectAsync(server.Address);
    }
}
