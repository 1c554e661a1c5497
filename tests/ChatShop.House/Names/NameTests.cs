namespace ChatShop.House.Names;

/// <summary>Names that say what a thing is.</summary>
public sealed class NameTests
{
    [Fact]
    public void A_namespace_is_its_folder() => Verdict.Clean(Tree.Code.SelectMany(NameRule.Namespaces));

    [Fact]
    public void No_type_is_called_like_a_folder_of_its_project() => Verdict.Clean(NameRule.Shadows(Tree.Code));

    [Fact]
    public void No_folder_is_called_for_a_kind_of_thing() => Verdict.Clean(NameRule.Folders(Tree.Paths));

    [Fact]
    public void No_type_carries_a_word_that_says_nothing() => Verdict.Clean(Tree.Code.SelectMany(NameRule.Words));

    [Fact]
    public void Code_and_data_spell_canceled_and_fulfillment() => Verdict.Clean(
    [
        .. Tree.Code.SelectMany(NameRule.Spelling),
        .. Tree.Files.Where(file => file.Is(".yaml") || file.Is("appsettings.json")).SelectMany(NameRule.SpellingOfData),
    ]);

    [Theory]
    [InlineData("namespace ChatShop.Trade; class A;")]
    [InlineData("namespace ChatShop.Trade.Listings { class A; }")]
    [InlineData("class A;")]
    public void A_namespace_that_is_not_its_folder_is_caught(string code) =>
        Verdict.Caught(NameRule.Namespaces(new HouseFile("src/ChatShop.Trade/Orders/A.cs", code)));

    [Fact]
    public void A_type_called_like_a_folder_is_caught() => Verdict.Caught(NameRule.Shadows(
        [new HouseFile("src/ChatShop.Trade/Money/Currency.cs", "enum Currency;"), new HouseFile("src/ChatShop.Trade/A.cs", "struct Money;")]));

    [Theory]
    [InlineData("src/ChatShop.Trade/Helpers/A.cs")]
    [InlineData("src/ChatShop.Common/A.cs")]
    [InlineData("tools/utils/a.md")]
    public void A_folder_of_a_kind_is_caught(string path) => Assert.Single(NameRule.Folders([path]));

    [Theory]
    [InlineData("class OrderManager;")]
    [InlineData("record struct ListingDto;")]
    [InlineData("interface IPaymentService : IDisposable;")]
    [InlineData("delegate void CommonThing();")]
    public void A_word_that_says_nothing_is_caught(string code) => Verdict.Caught(NameRule.Words(new HouseFile("src/ChatShop.Trade/A.cs", code)));

    [Theory]
    [InlineData("class TradeContext : DbContext;")]
    [InlineData("class DatabasePlace;")]
    [InlineData("record Utilized;")]
    public void A_word_of_the_frameworks_and_a_part_of_a_word_are_let_be(string code) =>
        Verdict.Clean(NameRule.Words(new HouseFile("src/ChatShop.Trade/A.cs", code)));

    [Theory]
    [InlineData("class Cancel" + "led;")]
    [InlineData("class A { string b = \"fulfil" + "ment\"; }")]
    [InlineData("class A { string b = $\"order.cancel" + "led {1}\"; }")]
    public void Another_spelling_is_caught(string code) => Verdict.Caught(NameRule.Spelling(new HouseFile("src/ChatShop.Trade/A.cs", code)));

    [Fact]
    public void Another_spelling_of_a_key_is_caught_and_what_is_said_is_not() => Verdict.Caught(NameRule.SpellingOfData(
        new HouseFile("dialogs/en/formats.yaml", "status:\n  cancel" + "led: canceled\n  canceled: cancel" + "led\n")), 2);
}
