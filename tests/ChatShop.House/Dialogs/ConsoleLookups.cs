using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ChatShop.House.Dialogs;

/// <summary>Which texts of <c>console.yaml</c> the pages of the console look up.</summary>
internal static partial class ConsoleLookups
{
    private const string Folder = "src/ChatShop.Server/Consoles";

    /// <summary>The keys that must be there.</summary>
    /// <param name="files">The whole house: pages are Razor and C#, roles and states lie in other rooms.</param>
    public static IEnumerable<string> Of(IReadOnlyList<HouseFile> files)
    {
        var pages = files.Where(IsPage).ToList();
        return pages.Count == 0 ? [] :
        [
            .. pages.SelectMany(file => Said().Matches(file.Text)).Select(said => $"console/{said.Groups[1].Value}"),
            .. pages.SelectMany(file => Mistake().Matches(file.Text)).SelectMany(added => Key().Matches(added.Value)).Select(key => $"console/{key.Groups[1].Value}"),
            .. pages.Where(file => file.Name == "ConsoleMenu.razor").SelectMany(file => Entry().Matches(file.Text))
                .Select(entry => $"console/menu.{(entry.Groups[1].Value is { Length: > 0 } name ? name : "overview")}"),
            .. files.Where(IsFlow).SelectMany(Steps).Select(step => $"console/{step}"), "console/slot.confirm", "console/slot.again",
            .. Members(files, "AccountRole").Select(role => $"console/role.{role}"), .. Members(files, "PayoutStatus").Select(status => $"console/payout.{status}"),
        ];
    }

    /// <summary>Whether a file is of the console: its texts are not those of the other pages.</summary>
    public static bool IsPage(HouseFile file) => file.IsIn(Folder);

    private static bool IsFlow(HouseFile file) => file.IsIn("dialogs/flows") && file.Is(".yaml");

    /// <summary>What a flow asks and does: the console calls each by a name of the language.</summary>
    private static IEnumerable<string> Steps(HouseFile flow) =>
    [
        .. Asked().Matches(flow.Text).SelectMany(asked => asked.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)).Select(slot => $"slot.{slot}"),
        .. Done().Matches(flow.Text).Select(done => $"act.{done.Groups[1].Value}"),
    ];

    private static IEnumerable<string> Members(IReadOnlyList<HouseFile> files, string name) => files.Where(file => file.IsIn("src") && file.Is(".cs"))
        .SelectMany(file => file.Code.DescendantNodes().OfType<EnumDeclarationSyntax>()).Where(it => it.Identifier.Text == name)
        .SelectMany(it => it.Members).Select(member => JsonNamingPolicy.CamelCase.ConvertName(member.Identifier.Text));

    [GeneratedRegex(@"\bSay\(""([a-z][\w.]*)""")]
    private static partial Regex Said();

    [GeneratedRegex(@"(?m)^\s+- (?:collect|pick|take|hear): \[?([\w., ]+)")]
    private static partial Regex Asked();

    [GeneratedRegex(@"(?m)^\s+- act: (\w+)")]
    private static partial Regex Done();

    /// <summary>What is wrong with a form: <c>mistakes.Add("codeWrong")</c>, and the arms of <c>Mistakes</c>.</summary>
    [GeneratedRegex(@"mistakes\.Add\([^;]*;|=> ""[a-z]\w*"",")]
    private static partial Regex Mistake();

    [GeneratedRegex(@"""([a-z]\w*)""")]
    private static partial Regex Key();

    [GeneratedRegex(@"\(""(\w*)"", Rights\.")]
    private static partial Regex Entry();
}
