using System.Globalization;

namespace ChatShop.Server.Settings;

/// <summary>Reads settings one by one and refuses those that can not be.</summary>
internal sealed class SettingReader(IConfiguration configuration)
{
    /// <summary>A text; empty when it is not set.</summary>
    public string Text(string name) => configuration[name]?.Trim() ?? "";

    /// <summary>A text that may be missing.</summary>
    public string? Optional(string name) => Text(name) is { Length: > 0 } text ? text : null;

    /// <summary>Yes or no.</summary>
    public bool Flag(string name) => bool.TryParse(Text(name), out var flag) ? flag : throw Mistake(name, "true or false");

    /// <summary>A number between two others, both included.</summary>
    public decimal Number(string name, decimal least, decimal most) =>
        decimal.TryParse(Text(name), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Mistake(name, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"));

    /// <summary>A whole number between two others, both included.</summary>
    public int Whole(string name, int least, int most) => Number(name, least, most) is var number && number == decimal.Truncate(number)
        ? (int)number
        : throw Mistake(name, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));

    /// <summary>An address that begins with http or https, without a slash at its end.</summary>
    public Uri Address(string name, string? otherwise = null)
    {
        var text = Optional(name) ?? otherwise ?? "";
        return Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw Mistake(name, "an address such as https://shop.example");
    }

    /// <summary>One of a few words.</summary>
    public string OneOf(string name, params string[] words) => words.Contains(Text(name), StringComparer.Ordinal)
        ? Text(name)
        : throw Mistake(name, string.Join(" or ", words));

    /// <summary>What to throw about a setting.</summary>
    public SettingMistakeException Mistake(string name, string shouldBe) => new(name, Text(name), shouldBe);
}
