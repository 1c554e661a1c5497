using System.Data.Common;
using System.Diagnostics;
using ChatShop.Server.Backups;
using ChatShop.Server.Settings;
using ChatShop.Storage.Copies;
using StackExchange.Redis;

namespace ChatShop.Server.Commands;

/// <summary>Writes everything a shop has into one file, while it serves or not.</summary>
internal static class BackupCommand
{
    /// <returns>0 when it is written; else 1, or 2 when nothing says where to.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var target, .. var options] || target.StartsWith('-'))
            return Print("WRONG  backup     where to? Say a file such as shop.tar.gz, or a folder that is there, before all options", 2);
        var (began, configuration) = (Stopwatch.GetTimestamp(), ShopHost.Begin(options).Configuration);
        try
        {
            if (configuration["Data:Directory"] is { } folder && !Directory.Exists(folder))
                throw new BackupRefusedException($"there is no folder {Path.GetFullPath(folder)}: is Data:Directory right?");
            var file = Path.GetFullPath(Directory.Exists(target) ? Path.Join(target, $"chatshop-{TimeProvider.System.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}.tar.gz") : target);
            var settings = ShopSettings.Read(configuration);
            var (manifest, bytes) = await new ShopBackup(settings, TimeProvider.System).WriteAsync(file, CancellationToken.None);
            Tell(manifest, settings);
            return Print($"ok     backup     {file}, {bytes / 1e6:0.0} MB, in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} seconds. It holds the keys: keep it where only you can read it", 0);
        }
        catch (Exception refused) when (refused is BackupRefusedException or CopyRefusedException or IOException or UnauthorizedAccessException or DbException or RedisException)
        {
            return Print($"WRONG  backup     {refused.Message}", 1);
        }
    }

    private static void Tell(Manifest manifest, ShopSettings settings)
    {
        var photos = manifest.Files.Count(file => file.Name.StartsWith("photos/", StringComparison.Ordinal));
        Print($"ok     database   {manifest.Database}: {manifest.Rows.Values.Sum()} rows: {TableLine.Of(manifest.Rows)}", 0);
        Print($"ok     sessions   {(settings.Redis is null ? $"{manifest.Conversations} conversations" : "not in it: they are in Redis, which has backups of its own")}", 0);
        Print($"ok     photos     {(settings.Photos is null ? $"{photos} files" : "not in it: they are in the store that Photos:S3 names")}", 0);
    }

    private static int Print(string line, int exitCode)
    {
        Console.WriteLine(line);
        return exitCode;
    }
}
