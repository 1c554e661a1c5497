using System.ComponentModel;
using System.Diagnostics;

namespace ChatShop.Channels.Tests.Node;

/// <summary>Packages of other people's clients, for programs that run in node.</summary>
/// <remarks>They are fetched once, beside the tests' output; where node or the network is missing there are none.</remarks>
/// <param name="name">The folder they lie in.</param>
/// <param name="needed">What is fetched, such as <c>stripe@23.1.0</c>.</param>
/// <param name="isAlone">Whether its own files are enough, without the packages that it names.</param>
internal sealed class NodePackages(string name, string needed, bool isAlone = false)
{
    private Task<bool>? ready;

    private readonly Lock gate = new();

    /// <summary>What fetches them by hand, in the folder of the tests' output.</summary>
    public static string InstallOf(string name, string needed) => $"npm install --ignore-scripts --no-save --no-package-lock --no-audit --no-fund --prefix {name} {needed}";

    /// <summary>Whether programs can be run.</summary>
    public Task<bool> AreThereAsync()
    {
        lock (gate)
            return ready ??= FetchAsync();
    }

    /// <summary>Runs a program and reads what it prints; its first argument is where the packages lie.</summary>
    /// <param name="script">From the tests' output.</param>
    /// <param name="arguments">What else it is told.</param>
    public async Task<string> RunAsync(string script, params string[] arguments)
    {
        var (code, output, errors) = await StartAsync("node", [Path.Join(AppContext.BaseDirectory, script), Path.Join(AppContext.BaseDirectory, name), .. arguments]);
        Assert.True(code == 0, output + errors);
        return output;
    }

    private async Task<bool> FetchAsync()
    {
        try
        {
            if ((await StartAsync("node", "--version")).Code != 0)
                return false;
            var first = needed.Split('@')[0];
            return Directory.Exists(Path.Join(AppContext.BaseDirectory, name, "node_modules", first))
                || (isAlone ? await UnpackAsync(first) : (await StartAsync("npm", InstallOf(name, needed).Split(' ')[1..])).Code == 0);
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private async Task<bool> UnpackAsync(string package)
    {
        var folder = Path.Join(AppContext.BaseDirectory, name);
        var into = Path.Join(folder, "node_modules", package);
        Directory.CreateDirectory(folder);
        var packed = await StartAsync("npm", "pack", "--silent", "--pack-destination", folder, needed);
        if (packed.Code != 0)
            return false;
        Directory.CreateDirectory(into);
        return (await StartAsync("tar", "-xzf", Path.Join(folder, packed.Output.Trim().Split('\n')[^1]), "--strip-components=1", "-C", into)).Code == 0;
    }

    private static async Task<(int Code, string Output, string Errors)> StartAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (-1, "", $"{program} did not end.");
        }
    }
}
