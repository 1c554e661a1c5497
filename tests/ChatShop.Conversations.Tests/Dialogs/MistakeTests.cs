using ChatShop.Conversations.Replies;

namespace ChatShop.Conversations.Tests.Dialogs;

/// <summary>A mistake in a flow or text stops the start, and says in which file and line it is.</summary>
public sealed class MistakeTests
{
    [Fact]
    public void The_shop_s_own_dialogs_have_no_mistake()
    {
        using var dialogs = new BrokenDialogs();
        Assert.NotEmpty(dialogs.Read().All);
    }

    [Theory]
    [InlineData("listing.create", "  - act: PublishListing", "  - act: PublishLitsing", "no such act as PublishLitsing")]
    [InlineData("listing.create", "  - collect: price", "  - collect: colour", "no such slot as colour")]
    [InlineData("listing.create", "  - collect: price", "  - ask: price", "\"ask\" is no step")]
    [InlineData("listing.create", "  - collect: price", "  - collect: price\n    optionally: true\n    optional: true", "key too many", "  - collect: price")]
    [InlineData("listing.create", "  - collect: price", "  - {}", "a step is a mapping")]
    [InlineData("listing.create", "  - collect: price", "  - price", "a step is a mapping")]
    [InlineData("listing.create", "  - collect: price", "  - collect: [price]", "must be a text")]
    [InlineData("listing.create", "  - confirm: summary", "  - confirm: nowhere", "has no text nowhere")]
    [InlineData("listing.create", "      price: PriceOutOfRange", "      price: PriceOutOfRagne", "price: PriceOutOfRagne", "  - act: PublishListing")]
    [InlineData("listing.create", "      price: PriceOutOfRange", "      colour: PriceOutOfRange", "colour: PriceOutOfRange", "  - act: PublishListing")]
    [InlineData("listing.create", "  - act: PublishListing", "  - act: OpenShop\n  - collect: recipient\n  - act: PublishListing", "nothing can be asked after an act", "  - collect: recipient")]
    [InlineData("listing.create", "for: seller", "for: farmer", "not for farmer")]
    [InlineData("listing.create", "for: seller", "whom: seller", "a flow has no \"whom\"")]
    [InlineData("listing.create", "flow: listing.create", "flow: listing.make", "called like its file")]
    [InlineData("listing.create", "steps:", "steps: none\nrest:", "a flow has no \"rest\"", "rest:")]
    [InlineData("listing.pause", "starts with: listing.pause", "starts with: [listing.pause, listing.create]", "listing.create begins listing.create already")]
    [InlineData("greet", "starts with: greet", "starts with: greet\nstarts with words: nothing", "words.yaml has no list nothing", "starts with words")]
    [InlineData("listing.pause", "    from:", "    from: nowhere #", "nothing can be picked from \"nowhere\"", "  - pick:")]
    public void A_mistake_in_a_flow_is_named_with_its_line(string flow, string sought, string by, string said, string? at = null)
    {
        using var dialogs = new BrokenDialogs();
        dialogs.Replace($"flows/{flow}.yaml", sought, by);

        var mistake = Assert.Throws<DialogMistakeException>(dialogs.Read);

        Assert.Equal(($"flows/{flow}.yaml", dialogs.LineOf($"flows/{flow}.yaml", at ?? by)), (mistake.File, mistake.Line));
        Assert.Contains(said, mistake.Message, StringComparison.Ordinal);
        Assert.StartsWith($"{mistake.File}, line {mistake.Line}: ", mistake.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en/greet.yaml", "hello: |-\n  Hello!", "hello: |-\n  Hello {{ name !", "can not be read as a template", "hello: |-")]
    [InlineData("zh-CN/refused.yaml", "TotalOutOfRange: ", "TotalOutOfRange: \"{% if %}\" #", "can not be read as a template", "TotalOutOfRange")]
    [InlineData("en/refused.yaml", "", "\nOnlyHere: Hello\n", "OnlyHere is here, but it/refused.yaml has not got it", "OnlyHere")]
    [InlineData("zh-CN/formats.yaml", "", "\nonlyHere: 元\n", "formats/onlyHere is here, but en/formats.yaml has not got it", "onlyHere")]
    [InlineData("zh-CN/refused.yaml", "", "\nTotalOutOfRange: again\n", "TotalOutOfRange", "again")]
    [InlineData("en/greet.yaml", "hello: |-", "hello: @here\nrest: |-", "", "@here")]
    [InlineData("en/greet.yaml", "hello: |-", "hello:\n\t- tab\nrest: |-", "", "hello:")]
    [InlineData("flows/greet.yaml", "for: anyone", "for: \"any\"one", "", "\"any\"one")]
    public void A_mistake_in_a_text_or_in_YAML_is_named_with_its_line(string file, string sought, string by, string said, string at)
    {
        using var dialogs = new BrokenDialogs();
        dialogs.Replace(file, sought, by);

        var mistake = Assert.Throws<DialogMistakeException>(dialogs.Read);

        Assert.Equal((file, dialogs.LineOf(file, at)), (mistake.File, mistake.Line));
        Assert.Contains(said, mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_one_locale_has_lost_is_named_where_another_has_it()
    {
        using var dialogs = new BrokenDialogs();
        dialogs.Replace("en/refused.yaml", "TotalOutOfRange: ", "# ");

        var mistake = Assert.Throws<DialogMistakeException>(dialogs.Read);

        Assert.Equal(("it/refused.yaml", dialogs.LineOf("it/refused.yaml", "TotalOutOfRange")), (mistake.File, mistake.Line));
        Assert.Contains("en/refused.yaml has not got it", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_a_flow_needs_and_no_locale_has_is_named_where_the_flow_needs_it()
    {
        using var dialogs = new BrokenDialogs();
        dialogs.Replace("en/greet.yaml", "hello: |-", "hallo: |-");
        dialogs.Replace("it/greet.yaml", "hello: |-", "hallo: |-");
        dialogs.Replace("zh-CN/greet.yaml", "hello: |-", "hallo: |-");

        var mistake = Assert.Throws<DialogMistakeException>(dialogs.Read);

        Assert.Equal(("flows/greet.yaml", dialogs.LineOf("flows/greet.yaml", "say: hello")), (mistake.File, mistake.Line));
    }

    [Fact]
    public void Two_flows_that_begin_with_the_same_words_are_one_too_many()
    {
        using var dialogs = new BrokenDialogs();
        dialogs.Replace("flows/greet.yaml", "starts with: greet", "starts with: greet\nstarts with words: skip");
        dialogs.Replace("flows/help.yaml", "for: anyone", "for: anyone\nstarts with words: skip");

        var mistake = Assert.Throws<DialogMistakeException>(dialogs.Read);

        Assert.Equal(("flows/help.yaml", dialogs.LineOf("flows/help.yaml", "starts with words")), (mistake.File, mistake.Line));
    }

    [Theory]
    [InlineData("flows")]
    [InlineData("")]
    public void A_folder_that_is_missing_is_named(string folder)
    {
        using var dialogs = new BrokenDialogs();
        var gone = dialogs[folder].TrimEnd('/');
        Directory.Move(gone, $"{gone}-gone");
        try
        {
            var mistake = Assert.Throws<DialogMistakeException>(dialogs.Read);
            Assert.Contains("missing", mistake.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Move($"{gone}-gone", gone);
        }
    }

    [Theory]
    [InlineData("en/formats.yaml")]
    [InlineData("en/greet.yaml")]
    public void A_file_that_is_missing_is_named(string file)
    {
        using var dialogs = new BrokenDialogs();
        File.Delete(dialogs[file]);

        var mistake = Assert.Throws<DialogMistakeException>(dialogs.Read);

        Assert.Contains(Path.GetFileName(file), mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_named()
    {
        using var dialogs = new BrokenDialogs();
        File.WriteAllText(dialogs["en/greet.yaml"], "");

        var mistake = Assert.Throws<DialogMistakeException>(dialogs.Read);

        Assert.Equal("en/greet.yaml", mistake.File);
    }
}
