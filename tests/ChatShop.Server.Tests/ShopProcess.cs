using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace ChatShop.Server.Tests;

/// <summary>The built program, run as whoever deploys it runs it: in a folder that is not the repository.</summary>
internal sealed class ShopProcess : IAsyncDisposable
{
    /// <summary>A shell that runs these tests in the background has told them to ignore Ctrl-C; the shop must not inherit that.</summary>
    private const string HearsCtrlC = "--default-signal=INT";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly StringBuilder output = new();
    private readonly Process process = new();
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ShopProcess(string folder, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        process.StartInfo = new ProcessStartInfo(OperatingSystem.IsLinux() ? "/usr/bin/env" : Program, OperatingSystem.IsLinux() ? [HearsCtrlC, Program, .. arguments] : arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        process.StartInfo.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Join(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        foreach (var (name, value) in environment)
            process.StartInfo.Environment[name] = value;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
    }

    /// <summary>The program lies beside these tests, in the folder of its own project.</summary>
    private static string Program =>
        Path.GetFullPath(Path.Join(AppContext.BaseDirectory, "..", "..", "ChatShop.Server", new DirectoryInfo(AppContext.BaseDirectory).Name, "ChatShop.Server"));

    /// <summary>The process, for signals.</summary>
    public int Id => process.Id;

    /// <summary>Everything it has written so far, to both of its outputs.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string folder, params string[] arguments)
    {
        await using var program = new ShopProcess(folder, new Dictionary<string, string>(), arguments);
        program.Start();
        program.process.StandardInput.Close();
        await program.EndsAsync();
        return (program.process.ExitCode, program.Output);
    }

    /// <summary>Opens the shop and returns when it says that it is open.</summary>
    public static async Task<ShopProcess> OpenAsync(Place place, IReadOnlyDictionary<string, string>? environment = null)
    {
        var shop = new ShopProcess(place.Folder, environment ?? new Dictionary<string, string>(), place.Settings);
        shop.Start();
        await Task.WhenAny(shop.opened.Task, shop.EndsAsync());
        Assert.True(shop.opened.Task.IsCompletedSuccessfully, $"The shop did not open:\n{shop.Output}");
        return shop;
    }

    /// <summary>kill -9: it gets no chance to put anything in order.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await EndsAsync();
    }

    /// <summary>Ctrl-C.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> InterruptAsync()
    {
        using var signal = Process.Start("/bin/sh", ["-c", $"kill -INT {process.Id}"]);
        await EndsAsync();
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private void Start()
    {
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private async Task EndsAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
    }

    private void Hear(string? line)
    {
        lock (output)
            output.AppendLine(line);
        if (line?.StartsWith("Ctrl-C", StringComparison.Ordinal) == true)
            opened.TrySetResult();
    }
}
