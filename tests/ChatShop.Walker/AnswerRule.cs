namespace ChatShop.Walker;

/// <summary>What no answer may look like, whatever was said.</summary>
internal static class AnswerRule
{
    private static readonly (string Sign, string Why)[] Never =
    [
        ("{{ ", "a template is shown"),
        ("{% ", "a template is shown"),
        ("1343433", "what a person wrote was run as a template"),
        ("has no text", "a text is missing"),
        ("ChatShop.", "the name of a type is shown"),
        ("System.", "the name of a type is shown"),
        ("“”", "a value is missing"),
        (" . ", "a value is missing"),
        (" , ", "a value is missing"),
        ("Exception", "an exception is shown"),
    ];

    /// <summary>What is wrong with an answer; null when nothing is.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="key">Which text it is, where that can be told.</param>
    public static string? Wrong(string answer, string? key) => string.IsNullOrWhiteSpace(answer) ? "an answer is empty"
        : key == "common/sorry" ? "the shop apologizes: something broke"
        : Never.Where(it => answer.Contains(it.Sign, StringComparison.Ordinal)).Select(it => it.Why).FirstOrDefault();
}
