namespace ChatShop.Server;

/// <summary>Where <c>appsettings.json</c> and <c>dialogs/</c> lie: the folder the program is started in, else beside the program.</summary>
internal static class Home
{
    public static string Folder { get; } = Directory.Exists(Path.Join(Directory.GetCurrentDirectory(), "dialogs", "flows"))
        ? Directory.GetCurrentDirectory()
        : AppContext.BaseDirectory;
}
