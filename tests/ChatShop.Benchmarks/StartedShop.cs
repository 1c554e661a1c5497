using System.Diagnostics;
using System.Net.Http.Json;
using System.Runtime.InteropServices;

namespace ChatShop.Benchmarks;

/// <summary>The built program as a process of its own.</summary>
internal static class StartedShop
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static string Program =>
        Path.GetFullPath(Path.Join(AppContext.BaseDirectory, "..", "..", "ChatShop.Server", new DirectoryInfo(AppContext.BaseDirectory).Name, "ChatShop.Server"));

    /// <summary>Starts it, asks until it answers, and kills it.</summary>
    /// <returns>How long that took, and the memory it holds then.</returns>
    public static async Task<(TimeSpan Took, long MegaBytes)> FirstAnswerAsync(string folder)
    {
        var address = Places.FreeAddress();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var begun = Stopwatch.GetTimestamp();
        using var program = new Process { StartInfo = new(Program, Places.Settings(address, folder)) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true } };
        program.StartInfo.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Join(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        program.Start();
        try
        {
            while (!await AnswersAsync(http, address))
            {
                if (program.HasExited || Stopwatch.GetElapsedTime(begun) > Patience)
                    throw new InvalidOperationException("The program does not answer.");
                await Task.Delay(10);
            }
            var took = Stopwatch.GetElapsedTime(begun);
            program.Refresh();
            return (took, program.WorkingSet64 / 1024 / 1024);
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync();
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri address)
    {
        try
        {
            using var answer = await http.PostAsJsonAsync(new Uri(address, "/api/messages"), new
            {
                type = "message",
                id = "1",
                channelId = "bench",
                from = new { id = "first" },
                recipient = new { id = "shop" },
                conversation = new { id = "first" },
                text = Lines.Greeting[0],
                deliveryMode = "expectReplies",
            });
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // Nobody listens there yet.
        }
    }
}
