namespace ChatShop.House.Habits;

/// <summary>Nothing in the house that is not for everybody.</summary>
public sealed class SecretTests
{
    [Fact]
    public void No_secret_lies_in_the_house() => Verdict.Clean(Tree.Files.SelectMany(SecretRule.Secrets));

    [Fact]
    public void No_setting_has_a_secret_for_a_default() => Verdict.Clean(SecretRule.Defaults(Tree.Need("appsettings.json")));

    [Fact]
    public void No_package_feed_is_named() => Verdict.Clean(Tree.Files.SelectMany(SecretRule.Feeds));

    [Fact]
    public void No_place_on_somebodys_disk_is_named() => Verdict.Clean(Tree.Files.SelectMany(SecretRule.Places));

    // The samples are written in two parts, so that they are not found where they stand.
    [Theory]
    [InlineData("key = sk_live_" + "4eC39HqLyjWD")]
    [InlineData("whsec_" + "0123456789abcdefghij")]
    [InlineData("-----BEGIN RSA PRIVATE" + " KEY-----")]
    [InlineData("AKIA" + "ABCDEFGHIJKLMNOP")]
    public void A_secret_is_caught(string text) => Verdict.Caught(SecretRule.Secrets(new HouseFile("a.txt", text)));

    [Theory]
    [InlineData("{ \"Stripe\": { \"ApiKey\": \"x\" } }")]
    [InlineData("\"ConnectionString\": \"Host=db\"")]
    public void A_default_secret_is_caught(string text) => Verdict.Caught(SecretRule.Defaults(new HouseFile("appsettings.json", text)));

    [Theory]
    [InlineData("<add value=\"https://api.nu" + "get.example/v3\" />")]
    [InlineData("https://regis" + "try.example/")]
    [InlineData("<packageSour" + "ces>")]
    public void A_package_feed_is_caught(string text) => Verdict.Caught(SecretRule.Feeds(new HouseFile("a.config", text)));

    [Theory]
    [InlineData("see /ho" + "me/ann/shop")]
    [InlineData("\"C:\\Us" + "ers\\ann\"")]
    public void A_place_on_a_disk_is_caught(string text) => Verdict.Caught(SecretRule.Places(new HouseFile("a.md", text)));

    [Fact]
    public void A_path_of_an_address_is_no_place_on_a_disk() => Verdict.Clean(SecretRule.Places(new HouseFile("a.md", "https://shop.example/ho" + "me/ann")));
}
