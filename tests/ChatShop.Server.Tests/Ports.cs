using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace ChatShop.Server.Tests;

/// <summary>Free loopback ports, none given out twice in a run.</summary>
internal static class Ports
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<int> Given = [];

    public static int Next()
    {
        lock (Gate)
        {
            int port;
            do
                port = RandomNumberGenerator.GetInt32(16_000, 20_000); // Neither those of connections going out, nor of embedded parts, nor of other tests.
            while (!IsFree(port) || !Given.Add(port));
            return port;
        }
    }

    private static bool IsFree(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public static Uri NextAddress() => new($"http://127.0.0.1:{Next()}");
}
