namespace ChatShop.House.Arrows;

/// <summary>The arrows between the rooms.</summary>
public sealed class ArrowTests
{
    [Fact]
    public void A_room_references_only_what_it_may_know() =>
        Verdict.Clean(Tree.Files.Where(file => file.IsIn("src") && file.Is(".csproj")).SelectMany(ArrowRule.References));

    [Fact]
    public void A_room_names_only_rooms_and_libraries_it_may_know() => Verdict.Clean(Tree.Rooms.SelectMany(ArrowRule.Names));

    [Fact]
    public void The_trade_touches_no_disk_no_network_and_no_console() =>
        Verdict.Clean(Tree.Rooms.Where(file => file.IsIn("src/ChatShop.Trade")).SelectMany(ArrowRule.Effects));

    [Fact]
    public void Every_room_of_the_table_is_there() => Assert.All(RoomTable.All, room => Tree.Need($"src/ChatShop.{room.Name}/ChatShop.{room.Name}.csproj"));

    [Fact]
    public void No_arrow_of_the_table_leads_in_a_circle()
    {
        // A room stands behind every room it knows, so that a way down always ends.
        var places = RoomTable.All.Select((room, i) => (room.Name, i)).ToDictionary(it => it.Name, it => it.i);
        Assert.All(RoomTable.All, room => Assert.All(room.Rooms, below =>
            Assert.True(places[below] < places[room.Name], $"{room.Name} knows {below}")));
    }

    [Theory]
    [InlineData("ProjectReference", "../../src/ChatShop.Storage/ChatShop.Storage.csproj")]
    [InlineData("PackageReference", "Stripe.net")]
    [InlineData("FrameworkReference", "Microsoft.AspNetCore.App")]
    public void A_reference_of_the_trade_is_caught(string kind, string include) => Verdict.Caught(
        ArrowRule.References(new HouseFile(
            "src/ChatShop.Trade/ChatShop.Trade.csproj", $"<Project><ItemGroup><{kind} Include=\"{include}\" /></ItemGroup></Project>")));

    [Theory]
    [InlineData("Channels", "using ChatShop.Trade;")]
    [InlineData("Storage", "global using static ChatShop.Conversations.Flows.Asking;")]
    [InlineData("Payments", "class A { ChatShop.Storage.Outbox b; }")]
    [InlineData("Trade", "using Microsoft.EntityFrameworkCore;")]
    [InlineData("Channels", "using Orleans;")]
    [InlineData("Storage", "class A { object b = StackExchange.Redis.ConnectionMultiplexer.Connect(\"\"); }")]
    public void A_name_from_a_room_or_library_that_is_not_known_is_caught(string room, string code) =>
        Verdict.Caught(ArrowRule.Names(new HouseFile($"src/ChatShop.{room}/A.cs", code)));

    [Theory]
    [InlineData("using System.IO;")]
    [InlineData("class A { string b = File.ReadAllText(\"b\"); }")]
    [InlineData("class A { object b = new HttpClient(); }")]
    [InlineData("class A { object b = System.IO.Path.GetTempPath(); }")]
    public void A_trade_that_reaches_out_is_caught(string code) => Verdict.Caught(ArrowRule.Effects(new HouseFile("src/ChatShop.Trade/A.cs", code)));

    [Fact]
    public void What_a_room_may_know_is_let_be() => Verdict.Clean(ArrowRule.Names(new HouseFile(
        "src/ChatShop.Payments/StripeProvider/A.cs",
        "using ChatShop.Trade.Payments; using Stripe; using System.Text; class A { Trade.Payments.Checkout b; Stripe.Refund c; }")));
}
