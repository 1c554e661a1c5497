using ChatShop.Payments.StripeSandbox.Wire;
using CsCheck;

namespace ChatShop.Payments.Tests.StripeSandbox;

public sealed class ParametersTests
{
    [Fact]
    public void Order_and_encoding_do_not_matter() => Assert.Equal(
        Parameters.Read("b=2&a[x]=1+1&a[y]=%E8%8C%B6").Canonical(),
        Parameters.Read("a%5By%5D=茶&b=2&a%5Bx%5D=1%201").Canonical());

    [Theory]
    [InlineData("a=1", "a=2")]
    [InlineData("a=1", "b=1")]
    [InlineData("a[0]=1", "a[0]=1&a[1]=1")]
    [InlineData("a[b]=1", "a=b%5D%3D1")]
    public void Other_parameters_are_told_apart(string one, string other) =>
        Assert.NotEqual(Parameters.Read(one).Canonical(), Parameters.Read(other).Canonical());

    [Fact]
    public void Any_text_comes_back_as_it_was_sent() => Gen.String[1, 40].Sample(text =>
    {
        if (text.Any(char.IsSurrogate))
            return; // Half a character can not be sent as UTF-8.
        Assert.Equal(text, Parameters.Read($"metadata[note]={Uri.EscapeDataString(text)}").Within("metadata").Text("note"));
    });

    [Fact]
    public void Lists_keep_their_order_past_nine() => Assert.Equal(
        Enumerable.Range(0, 12).Select(at => $"v{at}"),
        Parameters.Read(string.Join('&', Enumerable.Range(0, 12).Select(at => $"a[{at}]=v{at}"))).Texts("a"));
}
