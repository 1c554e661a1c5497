using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>A line between a browser and the shop that breaks in the middle of photos, for as long as it is bad.</summary>
internal sealed class CutLine : IDisposable
{
    /// <summary>After so many bytes of one request that brings a photo.</summary>
    private const int CutAfter = 90_000;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Uri shop;

    public CutLine(Uri shop)
    {
        this.shop = shop;
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Where the shop is reached through it.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>Whether it breaks.</summary>
    public bool IsBad { get; set; }

    /// <summary>How the last request began that brought a photo.</summary>
    public string LastPatch { get; private set; } = "";

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = CarryAsync(await listener.AcceptSocketAsync());
        }
        catch (SocketException)
        {
            return; // It was taken down.
        }
    }

    private async Task CarryAsync(Socket browser)
    {
        using (browser)
        using (var behind = new Socket(SocketType.Stream, ProtocolType.Tcp))
            try
            {
                await behind.ConnectAsync(shop.Host, shop.Port);
                await Task.WhenAny(OutAsync(browser, behind), BackAsync(behind, browser));
            }
            catch (SocketException)
            {
                return; // The shop is closed just now.
            }
    }

    private async Task OutAsync(Socket browser, Socket behind)
    {
        var (buffer, ofPhoto) = (new byte[8192], 0);
        for (int read; (read = await browser.ReceiveAsync(buffer)) > 0;)
        {
            var begins = Encoding.ASCII.GetString(buffer, 0, read);
            if (begins.StartsWith("PATCH ", StringComparison.Ordinal))
                (LastPatch, ofPhoto) = (begins[..(begins.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)], 1);
            await behind.SendAsync(buffer.AsMemory(0, read));
            if (ofPhoto > 0 && IsBad)
                await Task.Delay(30); // A bad line is slow, too: the shop reads what comes as it comes.
            if (ofPhoto > 0 && (ofPhoto += read) > CutAfter && IsBad)
                return;
        }
    }

    private static async Task BackAsync(Socket behind, Socket browser)
    {
        var buffer = new byte[8192];
        for (int read; (read = await behind.ReceiveAsync(buffer)) > 0;)
            await browser.SendAsync(buffer.AsMemory(0, read));
    }
}
