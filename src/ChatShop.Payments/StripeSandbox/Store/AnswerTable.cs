using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Store;

/// <summary>What calls with an idempotency key were answered, for a day.</summary>
internal sealed class AnswerTable(SandboxStore store)
{
    private const long KeptSeconds = 24 * 60 * 60;

    /// <summary>The first answer to a key; null when the key is new, or so old that it counts as new.</summary>
    public KeptAnswer? Find(string key, long now)
    {
        store.Run("DELETE FROM answers WHERE at <= $old", ("$old", now - KeptSeconds));
        return store.Read(
            "SELECT path, fingerprint, status, body FROM answers WHERE key = $key",
            row => new KeptAnswer(row.GetString(0), row.GetString(1), new ApiAnswer(row.GetInt32(2), row.GetString(3), IsReplay: true)),
            ("$key", key)).FirstOrDefault();
    }

    /// <summary>Keeps the first answer.</summary>
    public void Keep(string key, KeptAnswer kept, long now) => store.Run(
        "INSERT INTO answers (key, path, fingerprint, status, body, at) VALUES ($key, $path, $fingerprint, $status, $body, $at)",
        ("$key", key), ("$path", kept.Path), ("$fingerprint", kept.Fingerprint),
        ("$status", kept.Answer.Status), ("$body", kept.Answer.Body), ("$at", now));
}

/// <summary>An answer and what it was the answer to.</summary>
/// <param name="Path">The endpoint.</param>
/// <param name="Fingerprint">A digest of the parameters.</param>
/// <param name="Answer">The answer.</param>
internal sealed record KeptAnswer(string Path, string Fingerprint, ApiAnswer Answer);
