using System.Threading.Channels;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>Wakes one who waits; rung while nobody waits, it wakes the next at once.</summary>
internal sealed class Bell
{
    private readonly Channel<bool> rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Wakes.</summary>
    public void Ring() => rung.Writer.TryWrite(true);

    /// <summary>Until it rings or the time is over.</summary>
    public async Task WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var ringing = rung.Reader.ReadAsync(over.Token).AsTask();
        await Task.WhenAny(ringing, Task.Delay(longest, time, over.Token));
        await over.CancelAsync();
        await Task.WhenAny(ringing);
        cancellation.ThrowIfCancellationRequested();
    }
}
