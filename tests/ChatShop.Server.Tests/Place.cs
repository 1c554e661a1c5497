namespace ChatShop.Server.Tests;

/// <summary>Where a shop of the tests lives: a folder and addresses of its own, the same after each start.</summary>
internal sealed class Place : IDisposable
{
    private readonly Uri sandbox = Ports.NextAddress();

    public string Folder { get; } = Directory.CreateTempSubdirectory("chatshop-").FullName;

    public string Data => Path.Join(Folder, "data");

    public Uri Address { get; } = Ports.NextAddress();

    /// <summary>The operator's key that the first start made.</summary>
    public string Key => File.ReadAllText(Path.Join(Data, "operator.key")).Trim();

    /// <summary>The settings that put a shop here.</summary>
    public string[] Settings =>
    [
        "--urls", Address.AbsoluteUri.TrimEnd('/'), "--Data:Directory", Data, "--Payments:Sandbox:Url", sandbox.AbsoluteUri.TrimEnd('/'),
    ];

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
