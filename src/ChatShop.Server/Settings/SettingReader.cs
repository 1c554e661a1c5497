using System.Globalization;

namespace ChatShop.Server.Settings;

/// <summary>Reads settings one by one and refuses those that can not be.</summary>
/// <param name="configuration">Where they stand.</param>
/// <param name="section">What their names begin with, such as <c>Channels:WeChat:</c>; empty for all.</param>
internal sealed class SettingReader(IConfiguration configuration, string section = "")
{
    /// <summary>What is shown of a setting that may hold a secret.</summary>
    public const string Hidden = "…";

    /// <summary>Reads the settings whose names begin so, by what follows.</summary>
    public SettingReader Under(string beginning) => new(configuration, $"{section}{beginning}:");

    /// <summary>A setting's whole name.</summary>
    public string NameOf(string name) => section + name;

    /// <summary>A text; empty when it is not set.</summary>
    public string Text(string name) => configuration[NameOf(name)]?.Trim() ?? "";

    /// <summary>A text that may be missing.</summary>
    public string? Optional(string name) => Text(name) is { Length: > 0 } text ? text : null;

    /// <summary>A text that must be there.</summary>
    public string Needed(string name, string shouldBe) => Optional(name) ?? throw Mistake(name, shouldBe);

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
    public SettingMistakeException Mistake(string name, string shouldBe) => new(NameOf(name), Text(name), shouldBe);

    /// <summary>The same about one that may hold a secret.</summary>
    public SettingMistakeException SecretMistake(string name, string shouldBe) => new(NameOf(name), Hidden, shouldBe);
}
