using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ChatShop.Server.Embedded;
using StackExchange.Redis;

namespace ChatShop.Conversations.Tests.Sessions;

/// <summary>A Redis of the test run's own, as those run beside the shop who have outgrown the embedded one.</summary>
public sealed class RealRedis : ITestRedis, IAsyncDisposable
{
    private const string Missing = "Redis is not installed. This installs it: apt-get install -y redis-server";

    private readonly string folder = Directory.CreateTempSubdirectory("chatshop-redis-").FullName;
    private readonly SemaphoreSlim gate = new(1);
    private readonly int port = EmbeddedGarnet.FreePort();
    private Process? server;
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
        if (server is not null)
        {
            server.Kill();
            await server.WaitForExitAsync();
            server.Dispose();
        }
        gate.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<ConnectionMultiplexer> StartAsync()
    {
        if (Program() is not { } program)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", Missing);
            Assert.Fail(Missing);
            return null!;
        }
        server ??= Process.Start(new ProcessStartInfo(program,
            ["--bind", "127.0.0.1", "--port", $"{port}", "--dir", folder, "--save", "", "--appendonly", "no", "--logfile", Path.Combine(folder, "log")]))!;
        for (var tries = 0; !await AnswersAsync(); tries++)
            Assert.True(tries < 600 && !server.HasExited, "Redis does not start.");
        return await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{port}");
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var probe = new TcpClient();
            await probe.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            await Task.Delay(50);
            return false;
        }
    }

    private static string? Program() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(folder => new FileInfo(Path.Combine(folder, "redis-server")))
        .FirstOrDefault(file => file.Exists && (file.ResolveLinkTarget(returnFinalTarget: true)?.Exists ?? true))?.FullName;
}
