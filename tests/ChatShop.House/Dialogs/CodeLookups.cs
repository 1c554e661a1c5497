using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ChatShop.House.Dialogs;

/// <summary>Which texts the code of the rooms looks up.</summary>
internal static partial class CodeLookups
{
    /// <summary>The keys that must be there, in every language.</summary>
    /// <param name="rooms">The C# of the rooms.</param>
    /// <param name="names">The files of texts: by them a key that is written out is known from a media type.</param>
    public static IEnumerable<string> Of(IReadOnlyList<HouseFile> rooms, IReadOnlySet<string> names)
    {
        var trade = rooms.Where(file => file.IsIn("src/ChatShop.Trade")).ToList();
        return
        [
            .. Refusals(trade).Select(refusal => $"refused/{refusal.Name}"), .. trade.SelectMany(Notices), .. Formats(trade),
            .. rooms.SelectMany(file => Written(file, names)), .. rooms.SelectMany(Words), .. rooms.Where(file => file.Name == "ActSlots.cs").SelectMany(Acts), .. rooms.SelectMany(OnPages), .. rooms.SelectMany(Channels),
        ];
    }

    /// <summary>Every refusal of the trade.</summary>
    public static IEnumerable<(string Name, Finding At)> Refusals(IEnumerable<HouseFile> trade)
    {
        var records = trade.SelectMany(file => file.Code.DescendantNodes().OfType<RecordDeclarationSyntax>().Select(type => (File: file, Type: type))).ToList();
        var found = new HashSet<string> { "Refusal" };
        while (records.Any(it => IsOf(it.Type, found) && found.Add(it.Type.Identifier.Text))) { /* A refusal may be a kind of another one. */ }
        return records.Where(it => IsOf(it.Type, found) && !it.Type.Modifiers.Any(word => word.Text == "abstract"))
            .Select(it => (it.Type.Identifier.Text, it.File.At(it.Type, "")));
    }

    /// <summary>What people are told: <c>new Notice(whom, "seller", fact)</c>.</summary>
    private static IEnumerable<string> Notices(HouseFile file)
    {
        foreach (var notice in file.Code.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().Where(it => it.Type.ToString() == "Notice"))
        {
            var arguments = notice.ArgumentList!.Arguments;
            var about = arguments[2].Expression is ObjectCreationExpressionSyntax made
                ? made.Type.ToString()
                : notice.Ancestors().OfType<TypeDeclarationSyntax>().First().Identifier.Text;
            yield return $"told/{arguments[1].GetFirstToken().ValueText}.{about}";
        }
    }

    /// <summary>How units, currencies and states of the trade are written, and the patterns of <c>Wording</c>.</summary>
    private static IEnumerable<string> Formats(IReadOnlyList<HouseFile> trade) =>
    [
        "formats/language.letters", "formats/language.culture", "formats/language.decimal", "formats/language.capitals", "formats/price", "formats/about", "formats/quantity", "formats/line", "formats/place", "formats/day", "formats/moment", "formats/shortDay", "formats/month", "formats/people", .. trade.Any(file => file.Name == "FreightTerms.cs") ? ["formats/zone.home", "formats/zone.away", "formats/zone.abroad"] : Array.Empty<string>(),
        .. trade.Where(file => file.Name == "Unit.cs").SelectMany(file => UnitCode().Matches(file.Text)).Select(unit => $"formats/unit.{unit.Groups[1].Value}"),
        .. Members(trade, "Currency").Where(name => name != "None").Select(name => $"formats/money.{name.ToUpperInvariant()}"),
        .. Members(trade, "Currency").Where(name => name != "None").Select(name => $"formats/currency.{name.ToUpperInvariant()}"),
        .. Members(trade, "OrderStatus").Select(name => $"formats/status.{JsonNamingPolicy.CamelCase.ConvertName(name)}"),
        .. Members(trade, "NoticeKinds").Where(name => name is not ("None" or "AboutMoney" or "NotAboutMoney")).Select(name => $"formats/notice.{JsonNamingPolicy.CamelCase.ConvertName(name)}"),
        .. Members(trade, "CollectionWay").Select(name => $"formats/way.{JsonNamingPolicy.CamelCase.ConvertName(name)}"),
        .. Members(trade, "Sensed").Select(name => $"formats/sensor.{JsonNamingPolicy.CamelCase.ConvertName(name)}"),
        .. Members(trade, "ListingStatus").Select(name => $"formats/listing.{JsonNamingPolicy.CamelCase.ConvertName(name)}"),
    ];

    /// <summary>Keys written out, such as <c>"common/left"</c>.</summary>
    private static IEnumerable<string> Written(HouseFile file, IReadOnlySet<string> names) =>
        !file.IsIn("src/ChatShop.Conversations") && !file.IsIn("src/ChatShop.Server") ? [] : file.Code.DescendantNodes()
            .OfType<LiteralExpressionSyntax>().Select(it => it.Token.ValueText)
            .Where(key => WholeKey().IsMatch(key) && names.Contains(key.Split('/')[0]));

    /// <summary>Every intent of understanding's table can be put to a person as a question.</summary>
    private static IEnumerable<string> Acts(HouseFile file) => file.Code.DescendantNodes().OfType<LiteralExpressionSyntax>()
        .Where(it => it.Token.IsKind(SyntaxKind.StringLiteralToken)).Select(it => it.Token.ValueText).Where(intent => intent is not "none").Select(intent => $"supposed/act.{intent}");

    /// <summary>Lists of words: <c>talk.Hears("skip")</c>, and the numbers people count with.</summary>
    private static IEnumerable<string> Words(HouseFile file)
    {
        if (!file.IsIn("src/ChatShop.Conversations"))
            return [];
        var heard = file.Code.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(it => it.Expression.ToString().Split('.')[^1] is "Heard" or "Hears" or "Mentions" or "Written")
            .SelectMany(it => it.ArgumentList.Arguments).Where(it => it.Expression is LiteralExpressionSyntax).Select(it => $"words/{it.GetFirstToken().ValueText}");
        var counted = MostCounted().Match(file.Text) is { Success: true } most
            ? Enumerable.Range(1, int.Parse(most.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).Select(number => $"words/number.{number}")
            : [];
        return heard.Concat(counted);
    }

    /// <summary>The doors people come through have a name that can be said: <c>ChannelsOfPeople { get; } = … ["wechat", …]</c>.</summary>
    private static IEnumerable<string> Channels(HouseFile file) => file.Name != "ITurns.cs" ? [] : file.Code.DescendantTokens()
        .Where(it => it.IsKind(SyntaxKind.StringLiteralToken)).Select(it => $"formats/channel.{it.ValueText}");

    /// <summary>Texts of pages: <c>texts.Say(locale, "order")</c>, <c>reader.Say("order")</c>.</summary>
    private static IEnumerable<string> OnPages(HouseFile file) => !file.IsIn("src/ChatShop.Server") || ConsoleLookups.IsPage(file) ? [] : file.Code.DescendantNodes()
        .OfType<InvocationExpressionSyntax>().Where(it => it.Expression.ToString().Split('.')[^1] == "Say")
        .SelectMany(it => it.ArgumentList.Arguments.Take(2)).SelectMany(it => Values(it.Expression)).Select(token => $"page/{token.ValueText}");

    private static IEnumerable<SyntaxToken> Values(ExpressionSyntax key) => key switch
    {
        LiteralExpressionSyntax literal => [literal.Token],
        ConditionalExpressionSyntax either => [.. Values(either.WhenTrue), .. Values(either.WhenFalse)],
        _ => [],
    };

    private static IEnumerable<string> Members(IEnumerable<HouseFile> trade, string name) => trade
        .SelectMany(file => file.Code.DescendantNodes().OfType<EnumDeclarationSyntax>()).Where(it => it.Identifier.Text == name)
        .SelectMany(it => it.Members).Select(member => member.Identifier.Text);

    private static bool IsOf(RecordDeclarationSyntax type, HashSet<string> bases) =>
        type.BaseList?.Types.Any(it => bases.Contains(it.Type.ToString().Split('.')[^1])) == true;

    [GeneratedRegex("new\\(\"(\\w+)\", Dimension\\.")]
    private static partial Regex UnitCode();

    [GeneratedRegex(@"^[a-z]+(\.[a-z]+)*/[A-Za-z]+(\.\w+)*$")]
    private static partial Regex WholeKey();

    [GeneratedRegex(@"const int MostCounted = (\d+);")]
    private static partial Regex MostCounted();
}
