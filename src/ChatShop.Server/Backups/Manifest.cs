using System.Text.Json;

namespace ChatShop.Server.Backups;

/// <summary>What a backup says of itself; the last file in it.</summary>
/// <param name="Form">Which form of backups it has.</param>
/// <param name="TakenAt">When it was begun.</param>
/// <param name="Database">Where the rows lay: <c>SQLite</c> or <c>PostgreSQL</c>.</param>
/// <param name="Rows">How many rows each table has.</param>
/// <param name="Conversations">How many conversations go on where they were.</param>
/// <param name="Files">Every other file in it.</param>
internal sealed record Manifest(
    int Form, DateTimeOffset TakenAt, string Database, IReadOnlyDictionary<string, long> Rows, int Conversations, IReadOnlyList<KeptFile> Files)
{
    /// <summary>The form that this version writes and reads.</summary>
    public const int PresentForm = 1;

    /// <summary>What it is called in a backup.</summary>
    public const string Name = "manifest.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <exception cref="JsonException">It is none.</exception>
    public static Manifest Read(byte[] text) => JsonSerializer.Deserialize<Manifest>(text, Json) ?? throw new JsonException();
}

/// <summary>A file in a backup.</summary>
/// <param name="Name">Where it lies below the data folder.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Sha256">The hash of what is in it, as lower-case hex.</param>
internal sealed record KeptFile(string Name, long Bytes, string Sha256);
