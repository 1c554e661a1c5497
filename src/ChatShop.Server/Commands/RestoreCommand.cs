using System.Data.Common;
using System.Diagnostics;
using ChatShop.Server.Backups;
using ChatShop.Storage.Copies;

namespace ChatShop.Server.Commands;

/// <summary>Brings a backup back into an empty place.</summary>
internal static class RestoreCommand
{
    /// <returns>0 when the shop is there again; else 1 and nothing has changed, or 2 when nothing says from where.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var backup, .. var options] || backup.StartsWith('-'))
            return Print("WRONG  restore    from where? Say the file that backup wrote, before all options", 2);
        var began = Stopwatch.GetTimestamp();
        try
        {
            var configuration = ShopHost.Begin(options).Configuration;
            if (!File.Exists(backup))
                throw new BackupRefusedException($"there is no file {Path.GetFullPath(backup)}");
            var restored = await ShopRestore.RunAsync(Path.GetFullPath(backup), configuration, TimeProvider.System, CancellationToken.None);
            Print($"ok     backup     whole, of {restored.Manifest.TakenAt:u}", 0);
            Print($"ok     database   {restored.Rows.Values.Sum()} rows: {TableLine.Of(restored.Rows)}", 0);
            Print($"ok     sessions   {restored.Conversations} conversations go on where they were", 0);
            foreach (var wrong in restored.Wrong)
                Print($"WRONG  books      {wrong}. It was so when the backup was made", 0);
            return Print($"ok     restore    into {restored.Folder}, in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} seconds. Now open the shop: serve", 0);
        }
        catch (Exception refused) when (refused is BackupRefusedException or CopyRefusedException or IOException or UnauthorizedAccessException or DbException)
        {
            return Print($"WRONG  restore    {refused.Message}. Nothing was changed", 1);
        }
    }

    private static int Print(string line, int exitCode)
    {
        Console.WriteLine(line);
        return exitCode;
    }
}
