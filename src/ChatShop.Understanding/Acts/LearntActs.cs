using System.Collections.Frozen;
using System.Globalization;
using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Acts;

/// <summary>Guesses an act where no rule fits: a maximum-entropy model, learnt from the messages of the tests.</summary>
/// <remarks>
/// <c>learnt.txt</c> has the acts in its first line, each with what speaks for it before anything is said; then a trait
/// a line, with what it says for or against acts, in tenths. <c>./run learn</c> writes it.
/// </remarks>
internal static class LearntActs
{
    private static readonly Lazy<Weights> Learnt = new(Load);

    /// <summary>The likeliest act, <c>none</c> among them, and how likely it is, from 0 to 1.</summary>
    /// <param name="marked">The text with its marks; see <c>acts.txt</c>.</param>
    public static (string Act, double Likelihood) Guess(string marked)
    {
        var (acts, bias, says) = Learnt.Value;
        var scores = (double[])bias.Clone();
        foreach (var trait in Traits.Of(marked))
            if (says.TryGetValue(trait, out var weights))
                foreach (var (act, weight) in weights)
                    scores[act] += weight;
        var best = Array.IndexOf(scores, scores.Max());
        return (acts[best], 1 / scores.Sum(score => Math.Exp(score - scores[best])));
    }

    private static Weights Load()
    {
        var lines = Embedded.Lines("Acts.learnt.txt").ToList();
        var first = lines[0].Split(' ').Select(Pair).ToList();
        var number = first.Select((pair, at) => (pair.Name, at)).ToDictionary(pair => pair.Name, pair => pair.at);
        return new(
            [.. first.Select(pair => pair.Name)], [.. first.Select(pair => pair.Weight)],
            lines.Skip(1).Select(line => line.Split('\t')).ToFrozenDictionary(
                parts => parts[0], parts => parts[1].Split(' ').Select(Pair).Select(pair => (number[pair.Name], pair.Weight)).ToArray()));
    }

    private static (string Name, double Weight) Pair(string written)
    {
        var at = written.LastIndexOf(':');
        return (written[..at], int.Parse(written.AsSpan(at + 1), CultureInfo.InvariantCulture) / 10.0);
    }

    private sealed record Weights(string[] Acts, double[] Bias, FrozenDictionary<string, (int Act, double Weight)[]> Says);
}
