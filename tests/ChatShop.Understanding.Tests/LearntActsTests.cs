using System.Text;
using System.Text.Json.Nodes;
using ChatShop.Understanding.Acts;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace ChatShop.Understanding.Tests;

/// <summary>The model that guesses acts: learnt from the messages here (<c>./run learn</c>), used where no rule fits.</summary>
public sealed class LearntActsTests
{
    private const double LeastShare = 0.95;

    /// <summary>Weaker than this a weight says nothing.</summary>
    private const int LeastTenths = 2;

    [Fact]
    public void What_it_has_learnt_from_it_reads_right()
    {
        var examples = Examples();
        if (Environment.GetEnvironmentVariable("MESSAGES_LEARN") == "1")
        {
            File.WriteAllText(Path.Join(Repository(), "src", "ChatShop.Understanding", "Acts", "learnt.txt"), Learn(examples));
            return;
        }
        var wrong = examples.Where(example => LearntActs.Guess(example.Marked).Act != example.Act).Select(example => $"{example.Marked} is {example.Act}").ToList();
        Assert.True(wrong.Count <= examples.Count * (1 - LeastShare), $"{wrong.Count} of {examples.Count}; ./run learn learns them.\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public void It_is_never_sure_without_a_reason() => Assert.True(LearntActs.Guess("").Likelihood < 0.5);

    private static List<(string Marked, string Act)> Examples() =>
    [
        .. Directory.EnumerateFiles(Path.Join(AppContext.BaseDirectory, "Messages"), "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines)
            .Select(line => JsonNode.Parse(line)!).Where(line => line["expect"] is null)
            .Select(line => (Findings.Of(new Message((string)line["text"]!, Now: DateTimeOffset.UnixEpoch)).Marked, (string)line["intent"]!)),
    ];

    private static string Learn(List<(string Marked, string Act)> examples)
    {
        var traits = examples.SelectMany(example => Traits.Of(example.Marked)).GroupBy(trait => trait)
            .Where(group => group.Count() > 1).Select(group => group.Key).Order(StringComparer.Ordinal).ToList();
        var number = traits.Select((trait, at) => (trait, at)).ToDictionary(pair => pair.trait, pair => pair.at);
        var ml = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, traits.Count);
        var data = ml.Data.LoadFromEnumerable(examples.Select(example => new Example(example.Act, Features(example.Marked, number))).ToList(), schema);
        var keys = ml.Transforms.Conversion.MapValueToKey("Label", nameof(Example.Act)).Fit(data);
        var model = ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            L1Regularization = 0.1f,
            L2Regularization = 0.1f,
            NumberOfThreads = 1,
        }).Fit(keys.Transform(data)).Model;
        return Written(model, traits, ActNames(keys.Transform(data)));
    }

    private static string Written(MaximumEntropyModelParameters model, List<string> traits, string[] acts)
    {
        VBuffer<float>[] weights = null!;
        model.GetWeights(ref weights, out _);
        var bias = model.GetBiases().ToArray();
        var dense = weights.Select(weight => weight.DenseValues().ToArray()).ToArray();
        var text = new StringBuilder("# Learnt from tests/ChatShop.Understanding.Tests/Messages by ./run learn; LearntActs.cs says how to read it.\n");
        text.AppendJoin(' ', acts.Select((act, at) => $"{act}:{Tenths(bias[at])}")).Append('\n');
        for (var trait = 0; trait < traits.Count; trait++)
        {
            var said = acts.Select((act, at) => (Act: act, Tenths: Tenths(dense[at][trait]))).Where(it => Math.Abs(it.Tenths) >= LeastTenths).ToList();
            if (said.Count > 0)
                text.Append(traits[trait]).Append('\t').AppendJoin(' ', said.Select(it => $"{it.Act}:{it.Tenths}")).Append('\n');
        }
        return text.ToString();
    }

    private static int Tenths(float weight) => (int)MathF.Round(weight * 10);

    private static string[] ActNames(IDataView data)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        data.Schema["Label"].GetKeyValues(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }

    private static VBuffer<float> Features(string marked, Dictionary<string, int> number)
    {
        var present = Traits.Of(marked).Where(number.ContainsKey).Select(trait => number[trait]).Order().ToArray();
        return new VBuffer<float>(number.Count, present.Length, [.. present.Select(_ => 1f)], present);
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Join(folder.FullName, "ChatShop.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }

    private sealed record Example(string Act, VBuffer<float> Features);
}
