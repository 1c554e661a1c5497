using System.Diagnostics;

namespace ChatShop.Torture;

/// <summary>Stops a process in its tracks and lets it go on.</summary>
internal static class Signals
{
    /// <summary>It does nothing for a while.</summary>
    public static async Task PauseAsync(int process, TimeSpan time)
    {
        await SendAsync("STOP", process);
        await Task.Delay(time);
        await SendAsync("CONT", process);
    }

    private static async Task SendAsync(string signal, int process)
    {
        using var sent = Process.Start("/bin/sh", ["-c", $"kill -{signal} {process}"]);
        await sent.WaitForExitAsync();
    }
}
