using ChatShop.Server.Embedded;
using StackExchange.Redis;

[assembly: AssemblyFixture(typeof(ChatShop.Conversations.Tests.Sessions.Garnet))]
[assembly: AssemblyFixture(typeof(ChatShop.Conversations.Tests.Sessions.RealRedis))]

namespace ChatShop.Conversations.Tests.Sessions;

/// <summary>The embedded server, as the shop starts it.</summary>
public sealed class Garnet : ITestRedis, IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chatshop-garnet-").FullName;
    private readonly SemaphoreSlim gate = new(1);
    private EmbeddedGarnet? server;
    private ConnectionMultiplexer? connection;

    public async Task<IConnectionMultiplexer> ConnectAsync()
    {
        await gate.WaitAsync();
        try
        {
            server ??= EmbeddedGarnet.Start(folder);
            return connection ??= await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
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
        server?.Dispose();
        gate.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
