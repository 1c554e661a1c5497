using System.ComponentModel;
using System.Diagnostics;

namespace ChatShop.Payments.Tests.StripeSandbox.Node;

/// <summary>Stripe's own library for node, and TypeScript to read the types that come with it, which Stripe makes from its own description of the API.</summary>
/// <remarks>They are fetched once, beside the tests' output; where node or the network is missing there is none.</remarks>
internal static class NodeProgram
{
    /// <summary>What fetches them by hand, in the folder of the tests' output.</summary>
    public const string Install =
        "npm install --ignore-scripts --no-save --no-package-lock --no-audit --no-fund --prefix stripejs stripe@23.1.0 typescript@5.9.3";

    private static readonly Lazy<Task<bool>> Ready = new(FetchAsync);

    private static string Folder => Path.Join(AppContext.BaseDirectory, "stripejs");

    /// <summary>Whether programs can be run.</summary>
    public static Task<bool> IsThereAsync() => Ready.Value;

    /// <summary>Runs one of the programs in this folder and reads what it prints.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var script = Path.Join(AppContext.BaseDirectory, "StripeSandbox", "Node", program);
        var (code, output, errors) = await StartAsync("node", [script, Folder, .. arguments]);
        Assert.True(code == 0, output + errors);
        return output;
    }

    private static async Task<bool> FetchAsync()
    {
        try
        {
            if ((await StartAsync("node", "--version")).Code != 0)
                return false;
            return Directory.Exists(Path.Join(Folder, "node_modules", "typescript")) || (await StartAsync("npm", Install.Split(' ')[1..])).Code == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
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
