using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatShop.Server.Settings;

/// <summary>The folder of everything embedded; only the one who runs the shop may look into it.</summary>
internal sealed class DataFolder
{
    /// <summary>The file of the REST API's first key.</summary>
    public const string OperatorKey = "operator.key";

    /// <summary>The file of the Direct Line secret.</summary>
    public const string DirectLineSecret = "direct-line.secret";

    /// <summary>The folder of files that are still on their way here; they come and go.</summary>
    public const string Uploads = "uploads";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private DataFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>Opens the folder of <c>Data:Directory</c>; makes it when it is not there.</summary>
    /// <exception cref="SettingMistakeException">It can not be made or written to.</exception>
    public static DataFolder Open(SettingReader settings)
    {
        const string Name = "Data:Directory";
        try
        {
            var path = System.IO.Path.GetFullPath(settings.Needed(Name, "a folder"));
            Directory.CreateDirectory(path);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, OwnerOnly | UnixFileMode.UserExecute);
            return new DataFolder(path);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw settings.Mistake(Name, $"a folder that can be written to ({broken.Message})");
        }
    }

    public string FileAt(string name) => System.IO.Path.Join(Path, name);

    /// <summary>A folder in it, made when it is not there.</summary>
    public string Folder(string name) => Directory.CreateDirectory(FileAt(name)).FullName;

    /// <summary>A secret made on the first start and kept: 256 random bits.</summary>
    public string Secret(string name)
    {
        if (Kept(name) is { } kept)
            return kept;
        Write(name, WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32)), FileMode.CreateNew);
        return Kept(name)!;
    }

    /// <summary>A secret that is kept here; null for none.</summary>
    public string? Kept(string name) => File.Exists(FileAt(name)) ? File.ReadAllText(FileAt(name)).Trim() : null;

    /// <summary>Keeps a secret in the place of the one before.</summary>
    public void Keep(string name, string secret) => Write(name, secret, FileMode.Create);

    private void Write(string name, string secret, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using var writer = new StreamWriter(FileAt(name), options);
        writer.WriteLine(secret);
    }
}
