using System.Diagnostics;
using ChatShop.Server.Embedded;
using StackExchange.Redis;

namespace ChatShop.Conversations.Tests.Sessions;

/// <summary>The embedded server in a process of its own, which can be killed as a power cut or an out-of-memory killer does.</summary>
internal sealed class GarnetProcess : IAsyncDisposable
{
    /// <summary>Started with this word, this program serves instead of testing.</summary>
    public const string Word = "serve-garnet";

    private readonly Process process;

    private GarnetProcess(Process process, ConnectionMultiplexer redis) => (this.process, Redis) = (process, redis);

    public ConnectionMultiplexer Redis { get; }

    /// <summary>Starts it on what lies in a folder.</summary>
    public static async Task<GarnetProcess> StartAsync(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardInput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(GarnetProcess).Assembly.Location);
        start.ArgumentList.Add(Word);
        start.ArgumentList.Add(folder);
        var process = Process.Start(start)!;
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("Garnet did not start.");
        return new GarnetProcess(process, await ConnectionMultiplexer.ConnectAsync(address));
    }

    /// <summary>Kills it in the middle of whatever it does (SIGKILL).</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Redis.DisposeAsync();
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    /// <summary>The process's own life: says where it is and serves until its starter is gone.</summary>
    public static async Task<int> ServeAsync(string folder)
    {
        using var garnet = EmbeddedGarnet.Start(folder);
        await Console.Out.WriteLineAsync(garnet.ConnectionString);
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
