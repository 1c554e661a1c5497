using System.Globalization;
using System.Text;

namespace ChatShop.Conversations.Flows;

/// <summary>A message in which words are looked for and taken out, folded as lists of words are. A Latin word counts only whole: "all" is not in "actually".</summary>
internal sealed class SaidWords
{
    private readonly StringBuilder said = new();
    private readonly List<bool> begins = [];

    public SaidWords(string text)
    {
        var before = ' ';
        foreach (var sign in NameFit.Safe(text).Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(sign))
            {
                said.Append(char.ToLower(sign, CultureInfo.InvariantCulture));
                begins.Add(!char.IsAsciiLetter(sign) || !char.IsAsciiLetter(before));
            }
            before = sign;
        }
        begins.Add(true);
    }

    /// <summary>Takes a folded word out wherever it stands.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Take(string word)
    {
        var (text, isThere) = (said.ToString(), false);
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (!begins[at] || !(begins[at + word.Length] || !char.IsAsciiLetter(word[^1])))
                continue;
            said.Remove(at, word.Length).Insert(at, new string(' ', word.Length));
            isThere = true;
        }
        return isThere;
    }
}
