using System.Reflection;
using System.Text.Json;
using Xunit.Sdk;
using Xunit.v3;

namespace ChatShop.Transcripts;

/// <summary>Plays every transcript of the folder that is called like the class; each class one folder, so that folders run side by side.</summary>
public abstract class Transcripts
{
    /// <summary>Plays one; with TRANSCRIPTS_APPROVE=1 writes what was really answered into the file instead of failing.</summary>
    [Theory]
    [OfFolder]
    public async Task Is_played_as_written(string file)
    {
        var chat = Chat.Read(file);
        await using var shop = await RunningShop.OpenAsync(chat.Locale, chat.Clock, lenders: chat.Lenders, market: chat.Market);
        var runner = new ChatRunner(chat, shop);
        if (Environment.GetEnvironmentVariable("TRANSCRIPTS_APPROVE") == "1")
        {
            await ApproveAsync(Path.Join(Chat.Folder, file), runner);
            return;
        }
        await runner.RunAsync();
        if (runner.Differences.Count > 0)
            Assert.Fail($"{file}\n" + string.Join('\n', runner.Differences.Select(it => $"line {it.Line.Number}\n  written: {it.Line.Text}\n  really:  {it.Really}")));
    }

    /// <summary>Writes what was really said; what should be true must be true all the same.</summary>
    private static async Task ApproveAsync(string path, ChatRunner runner)
    {
        var untrue = new List<string>();
        var written = await runner.RecordAsync(await File.ReadAllLinesAsync(path), untrue);
        await File.WriteAllLinesAsync(path, written);
        Assert.True(untrue.Count == 0, $"{path}\n" + string.Join('\n', untrue));
    }

    /// <summary>The transcripts of the class's folder.</summary>
    private sealed class OfFolderAttribute : DataAttribute
    {
        public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
        {
            var folder = JsonNamingPolicy.SnakeCaseLower.ConvertName(testMethod.ReflectedType!.Name);
            var files = Directory.EnumerateFiles(Path.Join(Chat.Folder, folder), "*.chat").Order(StringComparer.Ordinal).Select(file => $"{folder}/{Path.GetFileName(file)}");
            return ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([.. files.Select(file => new TheoryDataRow<string>(file).WithTrait("file", file))]);
        }

        public override bool SupportsDiscoveryEnumeration() => true;
    }
}
