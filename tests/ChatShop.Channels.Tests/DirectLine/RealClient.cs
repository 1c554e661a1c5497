using ChatShop.Channels.Tests.Node;

namespace ChatShop.Channels.Tests.DirectLine;

/// <summary>Microsoft's own Direct Line client, <c>botframework-directlinejs</c>, in node.</summary>
internal static class RealClient
{
    private const string Folder = "directlinejs";
    private const string Needed = "botframework-directlinejs@0.15.8 ws@8.18.3 xhr2@0.2.1";

    private static readonly NodePackages Packages = new(Folder, Needed);

    /// <summary>What fetches it by hand, in the folder of the tests' output.</summary>
    public static string Install => NodePackages.InstallOf(Folder, Needed);

    /// <summary>Whether it can be run.</summary>
    public static Task<bool> IsThereAsync() => Packages.AreThereAsync();

    /// <summary>Runs the talk in <c>talk.cjs</c>, and reads what it prints.</summary>
    /// <param name="house">The door.</param>
    /// <param name="token">Of the conversation.</param>
    /// <param name="way"><c>stream</c> or <c>poll</c>.</param>
    public static Task<string> TalkAsync(DirectLineHouse house, string token, string way) =>
        Packages.RunAsync("DirectLine/talk.cjs", house.Address.AbsoluteUri.TrimEnd('/'), token, way);
}
