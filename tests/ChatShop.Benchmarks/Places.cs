using System.Net;
using System.Net.Sockets;

namespace ChatShop.Benchmarks;

/// <summary>Where things lie: the repository, folders to be thrown away, addresses.</summary>
internal static class Places
{
    /// <summary>The top of the repository.</summary>
    public static string Repository { get; } = FindRepository(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>A loopback address that nobody listens on.</summary>
    public static Uri FreeAddress()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}");
    }

    /// <summary>The settings of a shop in a folder of its own, with all parts embedded.</summary>
    public static string[] Settings(Uri address, string folder) =>
    [
        "--urls", address.AbsoluteUri.TrimEnd('/'), "--Data:Directory", folder,
        "--Payments:Sandbox:Url", FreeAddress().AbsoluteUri.TrimEnd('/'), "--Logging:LogLevel:Default", "Error",
    ];

    private static string FindRepository(DirectoryInfo? folder) => folder switch
    {
        null => throw new DirectoryNotFoundException("The repository's ChatShop.sln is not above the program."),
        _ when File.Exists(Path.Join(folder.FullName, "ChatShop.sln")) => folder.FullName,
        _ => FindRepository(folder.Parent),
    };
}
