namespace ChatShop.House.Acts;

/// <summary>The table of acts: what the compiler can not check there.</summary>
public sealed class ActTests
{
    [Fact]
    public void Every_command_of_the_trade_is_carried_out_by_one_act() => Verdict.Clean(ActRule.Commands(Tree.Rooms));

    [Theory]
    [InlineData("Task<Result<Opened>> OpenAsync(ActRoom room, Open command)", "Acts.OpenAsync", 0)]
    [InlineData("Task<Result<Opened>> OpenAsync(ActRoom room, Open command)", "Acts.CloseAsync", 1)]
    [InlineData("Task<Result<Closed>> OpenAsync(ActRoom room, Open command)", "Acts.OpenAsync", 1)]
    [InlineData("Task<Result<Opened>> OpenAsync(ActRoom room, Close command)", "Acts.OpenAsync", 1)]
    public void A_command_without_its_act_is_caught(string method, string listed, int findings) => Assert.Equal(findings, ActRule.Commands(
    [
        new("src/ChatShop.Trade/A.cs", "record Open : Command<Opened>;"),
        new("src/ChatShop.Storage/B.cs", $"static class Acts {{ static {method} => null; }}"),
        new("src/ChatShop.Storage/Acts/ActTable.cs", $"class T {{ object a = new Delegate[] {{ {listed} }}; }}"),
    ]).Count());
}
