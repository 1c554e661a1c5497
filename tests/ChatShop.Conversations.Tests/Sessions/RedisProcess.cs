using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ChatShop.Conversations.Tests.Sessions;

/// <summary>A Redis of the test run's own on a port of its own, thrown away after; it can be ended at any time and begun again on what it kept.</summary>
/// <param name="port">Where it listens, on loopback.</param>
/// <param name="keeps">Whether it keeps what it has acknowledged.</param>
internal sealed class RedisProcess(int port, bool keeps) : IAsyncDisposable
{
    private const string Missing = "Redis is not installed. This installs it: apt-get install -y redis-server";

    private readonly string folder = Directory.CreateTempSubdirectory("chatshop-redis-").FullName;
    private Process? server;

    /// <summary>Where it is reached.</summary>
    public string Address { get; } = $"127.0.0.1:{port}";

    /// <summary>The process, for signals.</summary>
    public int Id => server?.Id ?? throw new InvalidOperationException("Redis does not run.");

    /// <summary>Begins it. Without Redis the test is skipped; in CI it fails.</summary>
    public async Task StartAsync()
    {
        if (Program() is not { } program)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", Missing);
            Assert.Fail(Missing);
            return;
        }
        server = Process.Start(new ProcessStartInfo(program,
        [
            "--bind", "127.0.0.1", "--port", $"{port}", "--dir", folder, "--save", "", "--logfile", Path.Combine(folder, "log"),
            "--appendonly", keeps ? "yes" : "no", "--appendfsync", "always",
        ]))!;
        for (var tries = 0; !await AnswersAsync(); tries++)
            Assert.True(tries < 600 && !server.HasExited, "Redis does not start.");
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        if (server is null)
            return;
        server.Kill();
        await server.WaitForExitAsync();
        server.Dispose();
        server = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(folder, recursive: true);
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
