using System.Text.RegularExpressions;

namespace ChatShop.Conversations.Replies;

/// <summary>A template as whoever looks at the shop's words reads it: values by their names, the ways it can be said one after another.</summary>
internal static partial class TextOutline
{
    /// <summary>Writes it.</summary>
    public static string Of(string template)
    {
        var text = Value().Replace(template, value => $"‹{value.Groups[1].Value.Split('.')[^1]}›");
        text = Otherwise().Replace(text, " / ");
        text = Tag().Replace(text, "");
        return Blanks().Replace(text, " ").Trim(' ', '/');
    }

    [GeneratedRegex(@"\{\{-?\s*([\w.]+)[^}]*\}\}")]
    private static partial Regex Value();

    [GeneratedRegex(@"\{%-?\s*(?:else|elsif|when)\b[^%]*%\}")]
    private static partial Regex Otherwise();

    [GeneratedRegex(@"\{%.*?%\}")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
