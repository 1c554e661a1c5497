using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChatShop.Channels.DirectLine;

/// <summary>Keeps what has come of files whose way here may break off, for a day.</summary>
/// <remarks>
/// A file lies in pieces that are named by where they begin and end, so how far it has come is read from the names, by any server
/// and after any end. Two connections that bring the same bytes at once leave pieces that overlap, and each way through them is right.
/// </remarks>
public sealed partial class Uploads
{
    /// <summary>How long a file that nobody goes on with is kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    /// <summary>So much is lost at most when a server is killed.</summary>
    internal const int PieceBytes = 64 * 1024;

    /// <summary>Less is kept only where it is the end: else many small ones would fill the store.</summary>
    internal const int SmallestPiece = 4 * 1024;

    /// <summary>What one person may have begun and not finished.</summary>
    internal const int MostOfOne = 24;

    private const string BegunEnding = ".begun";
    private const string DoneEnding = ".done";
    private const string HourForm = "yyyyMMddHH";

    /// <summary>What all may have begun together, in bytes.</summary>
    private const long MostTogether = 1L << 30;

    private readonly IPieceStore store;
    private readonly TimeProvider clock;

    /// <summary>Keeps them in a store.</summary>
    public Uploads(IPieceStore store, TimeProvider clock) => (this.store, this.clock) = (store, clock);

    /// <summary>Takes away what nobody has gone on with for a day.</summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        foreach (var name in await store.NamesAsync("", cancellation))
            if (BegunAt(name) is null || EndOf(name) <= clock.GetUtcNow())
                await store.RemoveAsync(name, cancellation);
    }

    /// <summary>Begins a file of somebody's; null where there is no room for one more.</summary>
    internal async Task<Unfinished?> BeginAsync(string owner, Begun begun, CancellationToken cancellation)
    {
        var all = await store.NamesAsync("", cancellation);
        var ofOne = all.Where(name => name.StartsWith(Mark(owner), StringComparison.Ordinal)).ToList();
        if (ofOne.Count(name => name.EndsWith(BegunEnding, StringComparison.Ordinal)) - ofOne.Count(name => name.EndsWith(DoneEnding, StringComparison.Ordinal)) >= MostOfOne
            || all.Select(Piece.Read).Sum(piece => piece is null ? 0 : piece.End - piece.Start) + begun.Length > MostTogether)
            return null;
        var id = $"{Mark(owner)}-{clock.GetUtcNow().ToString(HourForm, CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        await store.PutAsync(id + BegunEnding, JsonSerializer.SerializeToUtf8Bytes(begun), cancellation);
        return new Unfinished(id, begun, [], null);
    }

    /// <summary>A file that somebody has begun; null where they have not, or where its time is over.</summary>
    internal async Task<Unfinished?> FindAsync(string owner, string id, CancellationToken cancellation)
    {
        if (!Id().IsMatch(id) || !id.StartsWith(Mark(owner), StringComparison.Ordinal) || EndOf(id) <= clock.GetUtcNow())
            return null;
        if (await ReadAsync(id + BegunEnding, cancellation) is not { } written)
            return null;
        var begun = JsonSerializer.Deserialize<Begun>(written)!;
        var names = await store.NamesAsync($"{id}.", cancellation);
        var done = names.Contains(id + DoneEnding) ? await ReadAsync(id + DoneEnding, cancellation) : null;
        return new Unfinished(id, begun, Piece.Chain([.. names.Select(Piece.Read).OfType<Piece>()]), done is null ? null : Encoding.UTF8.GetString(done));
    }

    /// <summary>Takes in what comes next, for as long as it comes.</summary>
    /// <returns>How far the file has come.</returns>
    internal async Task<long> AddAsync(Unfinished upload, Stream body)
    {
        var (buffer, filled, at, isOpen) = (new byte[PieceBytes], 0, upload.Offset, true);
        while (isOpen && at < upload.Begun.Length)
        {
            var room = (int)Math.Min(PieceBytes, upload.Begun.Length - at);
            var read = await ReadOnAsync(body, buffer.AsMemory(filled, room - filled));
            (filled, isOpen) = (filled + read, read > 0);
            if (filled < room && isOpen)
                continue;
            if (filled == 0 || (filled < SmallestPiece && at + filled < upload.Begun.Length))
                break;
            await store.PutAsync(new Piece(at, at + filled).NameIn(upload.Id), buffer.AsMemory(0, filled), CancellationToken.None); // Whoever sent it may be gone: it stays.
            (at, filled) = (at + filled, 0);
        }
        return at;
    }

    /// <summary>The whole of a file that has come whole.</summary>
    internal async Task<byte[]> ContentAsync(Unfinished upload, CancellationToken cancellation)
    {
        var content = new byte[upload.Begun.Length];
        foreach (var piece in upload.Pieces)
        {
            await using var bytes = await store.OpenAsync(piece.NameIn(upload.Id), cancellation) ?? throw new IOException("A piece of an upload is gone.");
            await bytes.ReadExactlyAsync(content.AsMemory((int)piece.Start, (int)(piece.End - piece.Start)), cancellation);
        }
        return content;
    }

    /// <summary>It has gone on as part of a message: what remains is which.</summary>
    internal async Task FinishAsync(Unfinished upload, string message, CancellationToken cancellation)
    {
        await store.PutAsync(upload.Id + DoneEnding, Encoding.UTF8.GetBytes(message), cancellation);
        foreach (var name in await store.NamesAsync($"{upload.Id}.", cancellation))
            if (Piece.Read(name) is not null)
                await store.RemoveAsync(name, cancellation);
    }

    /// <summary>Nobody will go on with it.</summary>
    internal async Task ForgetAsync(Unfinished upload, CancellationToken cancellation)
    {
        foreach (var name in await store.NamesAsync($"{upload.Id}.", cancellation))
            await store.RemoveAsync(name, cancellation);
    }

    /// <summary>0 where nothing more comes, also where the connection is lost.</summary>
    private static async Task<int> ReadOnAsync(Stream body, Memory<byte> buffer)
    {
        try
        {
            return await body.ReadAsync(buffer, CancellationToken.None);
        }
        catch (Exception lost) when (lost is IOException or OperationCanceledException)
        {
            return 0;
        }
    }

    private async Task<byte[]?> ReadAsync(string name, CancellationToken cancellation)
    {
        if (await store.OpenAsync(name, cancellation) is not { } stored)
            return null;
        await using var open = stored;
        var content = new MemoryStream();
        await stored.CopyToAsync(content, cancellation);
        return content.ToArray();
    }

    /// <summary>When the time of a file is over.</summary>
    internal static DateTimeOffset EndOf(string id) => BegunAt(id)!.Value + KeptFor + TimeSpan.FromHours(1);

    /// <summary>The hour in which it was begun; null where it is no name of ours.</summary>
    private static DateTimeOffset? BegunAt(string name) => name.Split('-') is [_, { } hour, _, ..]
        && DateTimeOffset.TryParseExact(hour, HourForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    /// <summary>What the names of one person's files begin with; it does not tell who it is.</summary>
    private static string Mark(string owner) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"uploads of {owner}")).AsSpan(0, 16));

    [GeneratedRegex("^[0-9a-f]{32}-[0-9]{10}-[0-9a-f]{16}$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}

/// <summary>What is said of a file before it comes.</summary>
/// <param name="Length">In bytes.</param>
/// <param name="Type">What it is said to be.</param>
/// <param name="Message">The mark of the one message that it belongs to: <c>clientActivityID</c>.</param>
internal sealed record Begun(long Length, string? Type, string Message);

/// <summary>A file that is on its way.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Begun">What is said of it.</param>
/// <param name="Pieces">What has come, each where the one before ends.</param>
/// <param name="Done">The id of the message it has gone on in; null while it has not.</param>
internal sealed record Unfinished(string Id, Begun Begun, IReadOnlyList<Piece> Pieces, string? Done)
{
    /// <summary>How many bytes have come.</summary>
    public long Offset => Done is not null ? Begun.Length : Pieces.Count == 0 ? 0 : Pieces[^1].End;

    /// <summary>Whether it has come whole.</summary>
    public bool IsWhole => Offset == Begun.Length;
}

/// <summary>Some of a file's bytes.</summary>
internal sealed record Piece(long Start, long End)
{
    private const int Digits = 9;

    public string NameIn(string upload) => string.Create(CultureInfo.InvariantCulture, $"{upload}.{Start:D9}-{End:D9}");

    /// <summary>Null where it is no piece's name, such as that of one whose writing broke off.</summary>
    public static Piece? Read(string name)
    {
        var range = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];
        return range.Length == 2 * Digits + 1 && range[Digits] == '-'
            && long.TryParse(range.AsSpan(0, Digits), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && long.TryParse(range.AsSpan(Digits + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var end) ? new Piece(start, end) : null;
    }

    /// <summary>One way through pieces, from the beginning as far as they lead.</summary>
    public static IReadOnlyList<Piece> Chain(IReadOnlyList<Piece> pieces)
    {
        var chain = new List<Piece>();
        for (var at = 0L; pieces.Where(it => it.Start == at && it.End > at).MaxBy(it => it.End) is { } next; at = next.End)
            chain.Add(next);
        return chain;
    }
}
