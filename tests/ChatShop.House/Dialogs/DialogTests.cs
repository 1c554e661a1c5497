namespace ChatShop.House.Dialogs;

/// <summary>The words of <c>dialogs/</c>.</summary>
public sealed class DialogTests
{
    private static readonly string[] Locales = ["en", "it", "zh-CN"];
    private static readonly IReadOnlyList<DialogText> Texts = DialogText.In(Tree.Files);
    private static readonly HashSet<string> LookedUp = KeysOf(Tree.Files);

    [Fact]
    public void The_shop_speaks_Chinese_English_and_Italian() => Assert.Equal(Locales, Texts.Select(text => text.Locale).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_text_is_there_in_every_language() => Verdict.Clean(DialogRule.Untranslated(Texts));

    [Fact]
    public void Every_text_is_used() => Verdict.Clean(DialogRule.Unused(Texts, LookedUp));

    [Fact]
    public void Every_text_that_is_looked_up_is_there() => Verdict.Clean(DialogRule.Missing(Texts, LookedUp));

    [Fact]
    public void Every_refusal_can_be_said_in_every_language() => Verdict.Clean(DialogRule.Unsaid(CodeLookups.Refusals(Tree.Rooms), Texts));

    [Fact]
    public void Every_page_with_words_of_its_own_is_there_in_every_language() => Verdict.Clean(
        DialogRule.UntranslatedPages([.. Tree.Files.Where(file => file.Is(".liquid") && Locales.Contains(file.Folders[^1]))]));

    [Fact]
    public void A_text_that_one_language_has_not_is_caught() =>
        Verdict.Caught(DialogRule.Untranslated(DialogText.In([Yaml("zh-CN/greet", "hello: x"), Yaml("en/greet", "hello: x\nbye:\n  now: x")])), 3);

    [Theory]
    [InlineData("en/common", "left: x\nright: x", 2)]
    [InlineData("en/buy", "ask:\n  price: x\n  size: x", 3)]
    [InlineData("en/buy", "buttons:\n  ask:\n    price: [x]\n  done: [x]\n  gone: [x]", 5)]
    [InlineData("en/words", "skip: [x]\nhop: [x]", 2)]
    [InlineData("en/formats", "price: x\nweight: x", 2)]
    [InlineData("en/told", "seller:\n  Sold: x\nbuyer:\n  Sold: x", 4)]
    public void A_text_that_nobody_says_is_caught(string name, string text, int line) =>
        Verdict.Caught(DialogRule.Unused(DialogText.In([Yaml(name, text)]), KeysOf(Sample)), line);

    [Theory]
    [InlineData("refused/TooHigh")]
    [InlineData("common/left")]
    [InlineData("buy/ask.price")]
    [InlineData("words/skip")]
    [InlineData("told/seller.Sold")]
    [InlineData("formats/unit.jin")]
    [InlineData("page/pay")]
    public void A_text_that_is_looked_up_and_not_there_is_caught(string key)
    {
        var wanted = KeysOf(Sample);
        Assert.Contains(key, wanted);
        Assert.Contains(DialogRule.Missing(DialogText.In([Yaml("en/other", "a: x")]), wanted), it =>
            it.Path == $"dialogs/en/{key.Split('/')[0]}.yaml" && it.What.StartsWith(key.Split('/')[1], StringComparison.Ordinal));
    }

    [Fact]
    public void A_refusal_that_is_a_kind_of_another_one_must_be_said_too() => Assert.Equal(
        ["B", "C"],
        CodeLookups.Refusals([new HouseFile("a.cs", "record C : A; abstract record A : Refusal; record B : Refusal; record D : Fact;")])
            .Select(it => it.Name).Order());

    [Fact]
    public void An_act_that_is_two_says_what_each_of_them_says()
    {
        var acts = FlowLookups.Says([new HouseFile("src/ChatShop.Conversations/Flows/Acts/A.cs",
            "class A { string Name => b ? nameof(More) : nameof(Less); string[] Says => b ? [\"done\"] : [\"done\", \"gone\"]; } class C { string Name => nameof(Plain); }")]);
        Assert.Equal(["done"], acts["More"]);
        Assert.Equal(["done", "gone"], acts["Less"]);
        Assert.Equal(["done"], acts["Plain"]);
    }

    [Fact]
    public void A_page_that_one_language_has_not_is_caught() =>
        Verdict.Caught(DialogRule.UntranslatedPages(
            [new HouseFile("src/P/en/a.liquid", ""), new HouseFile("src/P/zh-CN/a.liquid", ""), new HouseFile("src/P/en/b.liquid", "")]), 0);

    private static IReadOnlyList<HouseFile> Sample =>
    [
        new("dialogs/flows/buy.yaml", "flow: buy\nsteps:\n  - collect: price\n  - act: Buy\n"),
        new("src/ChatShop.Trade/A.cs", "record TooHigh : Refusal; record Sold(PersonId To) : Fact { object B => new Notice(To, \"seller\", this); }"),
        new("src/ChatShop.Trade/Unit.cs", "class Unit { object a = new(\"jin\", Dimension.Mass, 500m); }"),
        new("src/ChatShop.Conversations/Flows/Listener.cs", "class A { void B() { talk.Say(\"common/left\"); Heard(talk, \"skip\"); } }"),
        new("src/ChatShop.Server/Pages/A.cs", "class A { void B() => texts.Say(locale, isOpen ? \"pay\" : \"thanks\"); }"),
    ];

    private static HashSet<string> KeysOf(IReadOnlyList<HouseFile> files)
    {
        var says = FlowLookups.Says(files);
        var flows = files.Where(file => file.IsIn("dialogs/flows") && file.Is(".yaml")).ToList();
        var there = DialogText.In(files).Select(text => text.Key).ToHashSet();
        HashSet<string> names = ["acting", "checkout", "common", "entrance", "menu", "page", "photos", "receipt", "supposed", "understood", "voice", "words", .. flows.Select(flow => flow.Name[..^".yaml".Length])];
        var rooms = files.Where(file => file.IsIn("src") && file.Is(".cs")).ToList();
        return [.. flows.SelectMany(flow => FlowLookups.Of(flow, says, there)), .. CodeLookups.Of(rooms, names), .. ConsoleLookups.Of(files)];
    }

    private static HouseFile Yaml(string name, string text) => new($"dialogs/{name}.yaml", text);
}
