using System.ComponentModel;
using System.Diagnostics;

namespace ChatShop.Channels.Tests.DirectLine;

/// <summary>Microsoft's own Direct Line client, <c>botframework-directlinejs</c>, in node.</summary>
/// <remarks>It is fetched once, beside the tests' output; where node or the network is missing there is none.</remarks>
internal static class RealClient
{
    /// <summary>What fetches it by hand, in the folder of the tests' output.</summary>
    public const string Install =
        "npm install --ignore-scripts --no-save --no-package-lock --no-audit --no-fund --prefix directlinejs botframework-directlinejs@0.15.8 ws@8.18.3 xhr2@0.2.1";

    private static readonly Lazy<Task<bool>> Ready = new(FetchAsync);

    private static string Folder => Path.Join(AppContext.BaseDirectory, "directlinejs");

    /// <summary>Whether it can be run.</summary>
    public static Task<bool> IsThereAsync() => Ready.Value;

    /// <summary>Runs the talk in <c>talk.cjs</c>, and reads what it prints.</summary>
    /// <param name="house">The door.</param>
    /// <param name="token">Of the conversation.</param>
    /// <param name="way"><c>stream</c> or <c>poll</c>.</param>
    public static async Task<string> TalkAsync(DirectLineHouse house, string token, string way)
    {
        var script = Path.Join(AppContext.BaseDirectory, "DirectLine", "talk.cjs");
        var (code, output, errors) = await RunAsync("node", script, Folder, house.Address.AbsoluteUri.TrimEnd('/'), token, way);
        Assert.True(code == 0, errors);
        return output;
    }

    private static async Task<bool> FetchAsync()
    {
        try
        {
            if ((await RunAsync("node", "--version")).Code != 0)
                return false;
            return Directory.Exists(Path.Join(Folder, "node_modules", "botframework-directlinejs"))
                || (await RunAsync("npm", Install.Split(' ')[1..])).Code == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string program, params string[] arguments)
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
