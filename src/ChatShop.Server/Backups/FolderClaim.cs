using ChatShop.Server.Settings;

namespace ChatShop.Server.Backups;

/// <summary>Whoever serves from a data folder holds it: a second shop there, or a command that needs it closed, finds out.</summary>
/// <remarks>The system lets go of it when the process ends, however that happens. Servers of one cluster hold it together.</remarks>
internal sealed class FolderClaim : IDisposable
{
    /// <summary>What holds it, in the folder.</summary>
    public const string FileName = "serving";

    /// <summary>Where the embedded sessions are reached while the shop serves; who may read the folder's keys may know it.</summary>
    private const string SessionsFile = "sessions-address";

    private readonly FileStream held;
    private readonly string sessions;

    private FolderClaim(FileStream held, string folder)
    {
        (this.held, sessions) = (held, Path.Join(folder, SessionsFile));
        File.Delete(sessions); // Of a shop that was killed: nobody answers there any more.
    }

    /// <summary>Files of this in a data folder: they are of this moment, and in no backup.</summary>
    public static bool Owns(string name) => name is FileName or SessionsFile;

    /// <summary>Takes it.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="together">Whether others may hold it too.</param>
    /// <returns>Null when somebody else has it.</returns>
    public static FolderClaim? Take(string folder, bool together = false)
    {
        try
        {
            var file = Path.Join(folder, FileName);
            return new FolderClaim(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, together ? FileShare.ReadWrite : FileShare.None), folder);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Takes it for a shop that is to be opened.</summary>
    /// <exception cref="SettingMistakeException">Another shop has it, or what was being restored there is not whole.</exception>
    public static FolderClaim ForServing(ShopSettings settings)
    {
        if (Directory.Exists(settings.Data.FileAt(ShopRestore.Unfinished)))
            throw new SettingMistakeException("Data:Directory", settings.Data.Path, "a folder that is whole: restoring into it did not come to its end. Say restore once more");
        return Take(settings.Data.Path, settings.IsCluster)
            ?? throw new SettingMistakeException("Data:Directory", settings.Data.Path, "a folder that no other shop serves from, and of which no copy is being made");
    }

    /// <summary>Tells whoever backs this up how to reach the embedded sessions; null for none.</summary>
    public void TellSessions(string? connection)
    {
        if (connection is null)
            return;
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(sessions, options);
        writer.Write(connection);
    }

    /// <summary>How the embedded sessions of a shop that serves are reached; null when it has none, or does not say so yet.</summary>
    public static string? SessionsOf(string folder) => Path.Join(folder, SessionsFile) is var file && File.Exists(file) ? File.ReadAllText(file) : null;

    public void Dispose()
    {
        File.Delete(sessions);
        held.Dispose();
    }
}
