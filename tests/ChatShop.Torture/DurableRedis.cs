using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ChatShop.Server.Tests;

namespace ChatShop.Torture;

/// <summary>A Redis that keeps what it has acknowledged, and that can be killed, paused and begun again.</summary>
internal sealed class DurableRedis : IAsyncDisposable
{
    private const string Missing = "Redis is not installed. This installs it: apt-get install -y redis-server";

    private readonly string folder = Directory.CreateTempSubdirectory("chatshop-redis-").FullName;
    private readonly int port = Ports.Next();
    private Process? server;

    /// <summary>How to reach it.</summary>
    public string ConnectionString => $"127.0.0.1:{port},abortConnect=false,syncTimeout=3000,asyncTimeout=3000";

    private int Id => server?.Id ?? throw new InvalidOperationException("Redis does not run.");

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
            ["--bind", "127.0.0.1", "--port", $"{port}", "--dir", folder, "--save", "", "--appendonly", "yes", "--appendfsync", "always", "--logfile", Path.Combine(folder, "log")]))!;
        for (var tries = 0; !await AnswersAsync(); tries++)
            Assert.True(tries < 600 && !server.HasExited, "Redis does not start.");
    }

    /// <summary>kill -9, and begun again on what it has kept.</summary>
    public async Task KillAsync()
    {
        await EndAsync();
        await StartAsync();
    }

    /// <summary>It answers nobody for a while, and then all.</summary>
    public Task PauseAsync(TimeSpan time) => Signals.PauseAsync(Id, time);

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task EndAsync()
    {
        if (server is null)
            return;
        server.Kill();
        await server.WaitForExitAsync();
        server.Dispose();
        server = null;
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

/// <summary>Stops a process in its tracks and lets it go on.</summary>
internal static class Signals
{
    /// <summary>It does nothing for a while.</summary>
    public static async Task PauseAsync(int process, TimeSpan time)
    {
        await SendAsync("STOP", process);
        await Task.Delay(time);
        await SendAsync("CONT", process);
    }

    private static async Task SendAsync(string signal, int process)
    {
        using var sent = Process.Start("/bin/sh", ["-c", $"kill -{signal} {process}"]);
        await sent.WaitForExitAsync();
    }
}
