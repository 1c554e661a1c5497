using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Garnet;

namespace ChatShop.Server.Embedded;

/// <summary>The embedded server that speaks Redis's protocol: sessions and membership when no Redis is set. docs/decisions/0003.</summary>
/// <remarks>
/// Every write is in its append-only file before it is acknowledged. What outgrows memory goes to disk
/// (<c>--storage-tier</c>): without that it would vanish silently. Only this process has the password,
/// and whoever may read the data folder's keys: a backup asks by it.
/// </remarks>
internal sealed class EmbeddedGarnet : IDisposable
{
    private const int FirstPort = 20_000;
    private const int LastPort = 31_999;

    private static readonly Lock ConsoleGate = new();

    private static int lastDrawn = RandomNumberGenerator.GetInt32(FirstPort, LastPort + 1);

    private GarnetServer? server;

    private EmbeddedGarnet(GarnetServer server, string connectionString) =>
        (this.server, ConnectionString) = (server, connectionString);

    /// <summary>How StackExchange.Redis reaches it.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts it on a free loopback port and brings back what was written before.</summary>
    /// <param name="folder">Where its files lie.</param>
    /// <param name="logging">Where it tells of trouble.</param>
    /// <param name="memory">How much of the data stays in memory, such as 64m; the rest is on disk. At least four pages.</param>
    /// <param name="page">How much goes to disk at once; no value may be larger.</param>
    public static EmbeddedGarnet Start(string folder, ILoggerFactory? logging = null, string memory = "256m", string page = "16m")
    {
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var server = Quietly(() =>
        {
            var made = new GarnetServer(
            [
                "--bind", "127.0.0.1", "--port", port, "--auth", "Password", "--password", password,
                "--memory", memory, "--page", page, "--storage-tier", "--logdir", Path.Join(folder, "log"), "--device-type", "RandomAccess",
                "--aof", "--aof-commit-freq", "0", "--aof-commit-wait", "--aof-size-limit", "256m",
                "--checkpointdir", Path.Join(folder, "checkpoints"), "--recover",
                "--lua", "--lua-transaction-mode",
            ], logging);
            made.Start();
            return made;
        });
        return new EmbeddedGarnet(server, $"127.0.0.1:{port},password={password}");
    }

    public void Dispose()
    {
        server?.Dispose();
        server = null; // Its memory is a quarter of a gigabyte: whoever still knows of this object need not hold it.
    }

    /// <summary>A port that nobody listens on now.</summary>
    /// <remarks>
    /// Drawn from below those that systems give to outgoing connections (Linux from 32768, others from 49152): one of
    /// these could be taken by any connection between this look and the listening. One after the other, from a place of
    /// each process's own: two that ask at once are not given the same one before either listens.
    /// </remarks>
    public static int FreePort()
    {
        int port;
        do
            port = FirstPort + (Interlocked.Increment(ref lastDrawn) & int.MaxValue) % (LastPort + 1 - FirstPort);
        while (!IsFree(port));
        return port;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
    }

    /// <summary>It greets on the console; the shop has a greeting of its own.</summary>
    private static T Quietly<T>(Func<T> work)
    {
        lock (ConsoleGate)
        {
            var console = Console.Out;
            Console.SetOut(TextWriter.Null);
            try
            {
                return work();
            }
            finally
            {
                Console.SetOut(console);
            }
        }
    }
}
