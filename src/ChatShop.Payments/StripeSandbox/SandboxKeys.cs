using System.Security.Cryptography;
using System.Text.Json;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>The sandbox's own keys, made once and kept where only the shop's user can read them.</summary>
/// <param name="ApiKey"><c>sk_test_…</c></param>
/// <param name="WebhookSecret"><c>whsec_…</c></param>
internal sealed record SandboxKeys(string ApiKey, string WebhookSecret)
{
    private const string FileName = "stripe-sandbox-keys.json";

    /// <summary>The keys of a data directory; made when there are none yet.</summary>
    /// <exception cref="InvalidDataException">The file is there and holds no keys.</exception>
    public static SandboxKeys In(string directory)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
            Write(path, new SandboxKeys($"sk_test_{Token()}", $"whsec_{Token()}"));
        return Read(path);
    }

    private static SandboxKeys Read(string path)
    {
        using var file = File.OpenRead(path);
        return JsonSerializer.Deserialize<SandboxKeys>(file) is { ApiKey: not null, WebhookSecret: not null } keys
            ? keys
            : throw new InvalidDataException($"{path} holds no keys. Without it new ones are made.");
    }

    /// <summary>Whole or not at all: written beside and moved; who comes second keeps what is there.</summary>
    private static void Write(string path, SandboxKeys keys)
    {
        var draft = $"{path}.{Token()}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(draft, options))
            JsonSerializer.Serialize(file, keys);
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }

    private static string Token() => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", 32);
}
