using System.Data.Common;
using System.Diagnostics;
using Npgsql;

[assembly: AssemblyFixture(typeof(ChatShop.Storage.Tests.PostgresServer))]

namespace ChatShop.Storage.Tests;

/// <summary>A PostgreSQL of the test run's own: begun by the first test that needs it, on a socket in its folder, thrown away after.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Missing = "PostgreSQL is not installed. This installs it: apt-get install -y postgresql";

    private readonly string folder = Directory.CreateTempSubdirectory("chatshop-pg-").FullName;
    private readonly SemaphoreSlim gate = new(1);
    private bool runs;
    private int databases;

    private string Data => Path.Combine(folder, "data");

    private string Options => $"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=300";

    /// <summary>Makes an empty database. Without PostgreSQL the test is skipped; in CI it fails.</summary>
    /// <returns>How to reach it.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        await gate.WaitAsync();
        try
        {
            if (!runs)
                await StartAsync();
            runs = true;
            var name = $"market{++databases}";
            await using var connection = new NpgsqlConnection(Reach("postgres"));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
            await command.ExecuteNonQueryAsync();
            return Reach(name);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>It ends, as when it is updated, and is there again soon.</summary>
    public async Task RestartAsync()
    {
        await RunAsync(Tool("pg_ctl")!, "-D", Data, "-l", Path.Combine(folder, "log"), "-m", "fast", "-w", "-o", Options, "restart");
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>The files of one of its databases, after everything in memory was written down.</summary>
    public async Task<byte[]> RawAsync(DbConnection connection)
    {
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "CHECKPOINT; SELECT oid::text FROM pg_database WHERE datname = current_database()";
        var files = Path.Combine(Data, "base", (string)(await command.ExecuteScalarAsync())!);
        var copy = Path.Combine(folder, $"copy-{Path.GetFileName(files)}");
        await RunAsync("cp", "-r", files, copy);
        await RunAsync("chmod", "-R", "a+rX", folder);
        var bytes = new List<byte>();
        foreach (var file in Directory.EnumerateFiles(copy))
            bytes.AddRange(await File.ReadAllBytesAsync(file));
        return [.. bytes];
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (runs)
            await RunAsync(Tool("pg_ctl")!, "-D", Data, "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
        gate.Dispose();
    }

    private async Task StartAsync()
    {
        if (Tool("initdb") is not { } initdb)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", Missing);
            Assert.Fail(Missing);
            return;
        }
        if (Environment.IsPrivilegedProcess)
            await RunAsync("root", "chown", "postgres", folder);
        await RunAsync(initdb, "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        await RunAsync(Tool("pg_ctl")!, "-D", Data, "-l", Path.Combine(folder, "log"), "-w",
            "-o", Options, "start");
    }

    private string Reach(string database) => $"Host={folder};Username=postgres;Database={database};Maximum Pool Size=60;Timeout=300";

    /// <summary>Newest first below /usr/lib/postgresql, where Debian puts it; else where PATH says.</summary>
    private static string? Tool(string name)
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderByDescending(folder => folder, StringComparer.Ordinal).Select(folder => Path.Combine(folder, "bin"))
            : [];
        return debian.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'))
            .Select(folder => new FileInfo(Path.Combine(folder, name))).FirstOrDefault(IsThere)?.FullName;
    }

    /// <summary>A link counts only when what it leads to is there.</summary>
    private static bool IsThere(FileInfo file) => file.Exists && (file.ResolveLinkTarget(returnFinalTarget: true)?.Exists ?? true);

    /// <summary>PostgreSQL does not run as root: its own user does it then.</summary>
    private static Task RunAsync(string program, params string[] arguments) => Environment.IsPrivilegedProcess && program != "root"
        ? ExecuteAsync("runuser", ["-u", "postgres", "--", program, .. arguments])
        : ExecuteAsync(program == "root" ? arguments[0] : program, program == "root" ? arguments[1..] : arguments);

    private static async Task ExecuteAsync(string program, string[] arguments)
    {
        var output = Path.GetTempFileName();
        try
        {
            // Through a file, not a pipe: the server inherits it, and a pipe would never end.
            var start = new ProcessStartInfo("/bin/sh", ["-c", "out=$1; shift; exec \"$@\" >\"$out\" 2>&1 </dev/null", "sh", output, program, .. arguments]) { WorkingDirectory = "/" };
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {await File.ReadAllTextAsync(output)}");
        }
        finally
        {
            File.Delete(output);
        }
    }
}
