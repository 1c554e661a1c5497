using System.Net.WebSockets;
using System.Text;
using Newtonsoft.Json.Linq;

namespace ChatShop.Channels.Tests.DirectLine;

/// <summary>A browser's tab with an open stream.</summary>
internal sealed class Tab : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket socket = new();
    private readonly Queue<string> unread = [];

    /// <summary>The watermark of what was read last.</summary>
    public string Watermark { get; private set; } = "-";

    public static async Task<Tab> OpenAsync(Uri address)
    {
        var tab = new Tab();
        await tab.socket.ConnectAsync(address, CancellationToken.None);
        return tab;
    }

    /// <summary>Whether more of what has arrived is to be read.</summary>
    public bool HasUnread => unread.Count > 0;

    /// <summary>Sends a text into the stream.</summary>
    public Task SendAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>The text of the next activity.</summary>
    public async Task<string> NextAsync()
    {
        while (unread.Count == 0)
            await ReceiveAsync();
        return unread.Dequeue();
    }

    /// <summary>The texts of the next activities.</summary>
    public async Task<IReadOnlyList<string>> NextAsync(int count)
    {
        var texts = new List<string>();
        while (texts.Count < count)
            texts.Add(await NextAsync());
        return texts;
    }

    /// <summary>Reads until the server closes the stream.</summary>
    public async Task<(WebSocketCloseStatus? Status, string? Why)> ClosedAsync()
    {
        while (await ReceiveAsync())
            continue;
        return (socket.CloseStatus, socket.CloseStatusDescription);
    }

    /// <summary>Closes the tab properly.</summary>
    public Task LeaveAsync() => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).WaitAsync(Patience);

    /// <summary>How the server has answered the good-bye.</summary>
    public WebSocketCloseStatus? Farewell => socket.CloseStatus;

    /// <summary>The line breaks.</summary>
    public void Dispose() => socket.Dispose();

    private async Task<bool> ReceiveAsync()
    {
        using var message = new MemoryStream();
        var part = new byte[8 * 1024];
        ValueWebSocketReceiveResult received;
        do
        {
            received = await socket.ReceiveAsync(part.AsMemory(), CancellationToken.None).AsTask().WaitAsync(Patience);
            message.Write(part, 0, received.Count);
        }
        while (!received.EndOfMessage);
        if (message.Length > 0)
            Keep(JObject.Parse(Encoding.UTF8.GetString(message.ToArray())));
        return received.MessageType != WebSocketMessageType.Close;
    }

    private void Keep(JObject set)
    {
        Watermark = (string)set["watermark"]!;
        foreach (var activity in set["activities"]!.Cast<JObject>())
            unread.Enqueue(Thread.TextOf(activity));
    }
}
