using ChatShop.Server.Embedded;

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
                port = EmbeddedGarnet.FreePort();
            while (!Given.Add(port));
            return port;
        }
    }

    public static Uri NextAddress() => new($"http://127.0.0.1:{Next()}");
}
