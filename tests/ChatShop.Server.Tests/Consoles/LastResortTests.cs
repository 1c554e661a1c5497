using ChatShop.Server.Consoles.SignIns;

namespace ChatShop.Server.Tests.Consoles;

public sealed class LastResortTests
{
    [Theory]
    [InlineData("TCQJ3VXFRG", "TCQJ3-VXFRG")]
    [InlineData("tcqj3vxfrg", "TCQJ3-VXFRG")]
    [InlineData("tcqj3", "TCQJ3")]
    [InlineData("", "")]
    public void A_word_is_read_as_it_was_made(string typed, string made) => Assert.Equal(made, LastResort.Read(typed));
}
