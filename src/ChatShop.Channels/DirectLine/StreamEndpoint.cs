using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatShop.Channels.DirectLine;

/// <summary><c>conversations/{id}/stream</c>: what is said, as it is said, over a WebSocket.</summary>
internal static class StreamEndpoint
{
    /// <summary>After so long a silence an empty message shows that the line still holds.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(5);

    /// <summary>Streams until the client leaves, the token expires or the server stops.</summary>
    public static async Task ServeAsync(HttpContext http)
    {
        var offered = http.Request.Query["t"].FirstOrDefault() ?? Gate.Offered(http.Request);
        var refusal = http.RequestServices.GetRequiredService<Gate>().Refuse(http, offered, out var caller);
        if (!Watermark.TryRead(http.Request.Query["watermark"], out var position))
            refusal ??= Problems.Malformed("The watermark is none of ours.");
        if (!http.WebSockets.IsWebSocketRequest)
            refusal ??= Problems.Malformed("The stream is a WebSocket.");
        if (refusal is not null)
        {
            await refusal.ExecuteAsync(http);
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        await StreamAsync(http, socket, caller, position);
    }

    private static async Task StreamAsync(HttpContext http, WebSocket socket, Caller caller, long position)
    {
        var services = http.RequestServices;
        using var expiry = Expiry(caller, services.GetRequiredService<TimeProvider>());
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, stopping, http.RequestAborted);
        using var broken = new CancellationTokenSource();
        await using var last = end.Token.Register(() => broken.CancelAfter(Goodbye));
        var listening = ListenAsync(socket, end);
        var (status, why) = (WebSocketCloseStatus.InternalServerError, (string?)null);
        try
        {
            await SendAsync(socket, services.GetRequiredService<IActivityFeed>(), (string)http.GetRouteValue("conversation")!, position, end.Token, broken.Token);
        }
        catch (Exception ended) when (ended is WebSocketException || end.IsCancellationRequested)
        {
            (status, why) = expiry.IsCancellationRequested
                ? (WebSocketCloseStatus.PolicyViolation, "TokenExpired")
                : (socket.CloseStatus ?? WebSocketCloseStatus.EndpointUnavailable, null);
        }
        finally
        {
            await CloseAsync(socket, listening, status, why);
        }
    }

    /// <param name="socket">Where to.</param>
    /// <param name="feed">Where from.</param>
    /// <param name="conversation">Of what.</param>
    /// <param name="position">From where on.</param>
    /// <param name="end">Ends it between two messages.</param>
    /// <param name="broken">Ends it in the middle of one: no good-bye can follow then.</param>
    private static async Task SendAsync(
        WebSocket socket, IActivityFeed feed, string conversation, long position, CancellationToken end, CancellationToken broken)
    {
        while (true)
        {
            end.ThrowIfCancellationRequested();
            var said = await Said.AfterAsync(feed, conversation, position, end);
            position = said.Next;
            var message = said.Activities.Count == 0 ? "" : ActivityText.Write(said.Activities, position);
            await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, broken);
            await feed.WaitAsync(ConversationId.Channel, conversation, position, KeepAlive, end);
        }
    }

    /// <summary>Clients say nothing here that counts; but that they leave is heard here.</summary>
    private static async Task ListenAsync(WebSocket socket, CancellationTokenSource end)
    {
        var ignored = new byte[1024];
        try
        {
            while ((await socket.ReceiveAsync(ignored.AsMemory(), CancellationToken.None)).MessageType != WebSocketMessageType.Close)
                continue;
        }
        catch (WebSocketException)
        {
            socket.Abort();
        }
        if (!end.IsCancellationRequested)
            await end.CancelAsync();
    }

    /// <summary>Says good-bye, and gives the other side a moment to say it too.</summary>
    private static async Task CloseAsync(WebSocket socket, Task listening, WebSocketCloseStatus status, string? why)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(status, why, CancellationToken.None);
            await listening.WaitAsync(Goodbye);
        }
        catch (Exception gone) when (gone is WebSocketException or TimeoutException)
        {
            socket.Abort();
            await listening;
        }
    }

    /// <summary>Ends with the token: a client that has a newer one by then goes on from its watermark.</summary>
    private static CancellationTokenSource Expiry(Caller caller, TimeProvider clock)
    {
        if (caller.IsOwner)
            return new CancellationTokenSource();
        var left = caller.Expires - clock.GetUtcNow();
        return new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock);
    }
}
