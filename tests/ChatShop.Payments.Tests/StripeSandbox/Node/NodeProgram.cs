using ChatShop.Channels.Tests.Node;

namespace ChatShop.Payments.Tests.StripeSandbox.Node;

/// <summary>Stripe's own library for node, and TypeScript to read the types that come with it, which Stripe makes from its own description of the API.</summary>
internal static class NodeProgram
{
    private const string Folder = "stripejs";
    private const string Needed = "stripe@23.1.0 typescript@5.9.3";

    private static readonly NodePackages Packages = new(Folder, Needed);

    /// <summary>What fetches them by hand, in the folder of the tests' output.</summary>
    public static string Install => NodePackages.InstallOf(Folder, Needed);

    /// <summary>Whether programs can be run.</summary>
    public static Task<bool> IsThereAsync() => Packages.AreThereAsync();

    /// <summary>Runs one of the programs in this folder and reads what it prints.</summary>
    public static Task<string> RunAsync(string program, params string[] arguments) => Packages.RunAsync($"StripeSandbox/Node/{program}", arguments);
}
