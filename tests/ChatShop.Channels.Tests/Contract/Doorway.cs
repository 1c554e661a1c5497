using System.Text;

namespace ChatShop.Channels.Tests.Contract;

/// <summary>A channel's door on a real web server with a recording house behind it, and whoever may knock there.</summary>
public abstract class Doorway : IAsyncDisposable
{
    /// <summary>The house behind it.</summary>
    internal abstract RecordingTurns Turns { get; }

    /// <summary>Reaches the door.</summary>
    internal abstract HttpClient Client { get; }

    /// <summary>The most bytes that the door reads of one request.</summary>
    internal abstract int MostBytes { get; }

    /// <summary>What a message looks like on the wire.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="id">The channel's id of it: the same for the same message sent again. A number.</param>
    internal abstract byte[] Body(string text, long id);

    /// <summary>A request that the channel itself would make with this body, proven as it proves its requests.</summary>
    internal abstract HttpRequestMessage Proven(byte[] body);

    /// <summary>Requests with a right body whose proof is missing, changed, another's or too old, each with what is wrong about it.</summary>
    internal abstract IEnumerable<(string How, HttpRequestMessage Request)> Forged();

    /// <summary>Proven requests whose body is not what the channel sends, each with what is wrong about it.</summary>
    internal abstract IEnumerable<(string How, HttpRequestMessage Request)> Malformed();

    /// <summary>Says something, proven.</summary>
    internal Task<HttpResponseMessage> SayAsync(string text, long id) => Client.SendAsync(Proven(Body(text, id)), TestContext.Current.CancellationToken);

    /// <summary>Returns when what was taken in before has been heard, for doors that answer first.</summary>
    internal virtual Task HeardAsync() => Task.CompletedTask;

    /// <summary>Forgets what was heard and sent, so that what the tests themselves hold does not count.</summary>
    internal virtual void Forget() => Turns.Forget();

    public abstract ValueTask DisposeAsync();

    /// <summary>A body of text.</summary>
    private protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
