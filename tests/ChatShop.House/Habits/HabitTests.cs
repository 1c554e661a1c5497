namespace ChatShop.House.Habits;

/// <summary>Habits of code.</summary>
public sealed class HabitTests
{
    [Fact]
    public void Every_public_type_and_member_of_a_room_says_what_it_is() => Verdict.Clean(Tree.Rooms.SelectMany(HabitRule.Undocumented));

    [Fact]
    public void No_number_of_the_trade_rounds() => Verdict.Clean(Tree.Rooms.Where(file => file.IsIn("src/ChatShop.Trade")).SelectMany(HabitRule.Rounding));

    /// <summary>The numerals in which amounts are written on paper are digits, and no words that another language says otherwise.</summary>
    [Fact]
    public void No_text_that_people_read_is_written_in_code() => Verdict.Clean(
        Tree.Rooms.Where(file => !file.IsIn("src/ChatShop.Understanding") && file.Name != "CapitalAmount.cs").SelectMany(HabitRule.ReadByPeople));

    [Fact]
    public void No_failure_vanishes() => Verdict.Clean(Tree.Code.SelectMany(HabitRule.Swallowed));

    [Fact]
    public void No_test_is_passed_over() => Verdict.Clean(Tree.Code.SelectMany(HabitRule.Skipped));

    [Fact]
    public void No_work_is_left_for_later() => Verdict.Clean(Tree.Files.SelectMany(HabitRule.Left));

    [Theory]
    [InlineData("public class A;")]
    [InlineData("/// <summary>A.</summary>\npublic class A { public int B; }", 2)]
    [InlineData("/// <summary>A.</summary>\npublic interface A { void B(); }", 2)]
    [InlineData("/// <summary>A.</summary>\npublic enum A { B }", 2)]
    public void A_public_member_without_a_word_is_caught(string code, int line = 1) => Verdict.Caught(HabitRule.Undocumented(FileOf(code)), line);

    [Theory]
    [InlineData("class A { public int B; }")]
    [InlineData("/// <summary>A.</summary>\npublic class A { public override int B() => 1; int c; }")]
    [InlineData("class A { public class B { public int C; } }")]
    public void What_nobody_sees_and_what_is_inherited_needs_no_word(string code) => Verdict.Clean(HabitRule.Undocumented(FileOf(code)));

    [Theory]
    [InlineData("public record A(double B);")]
    [InlineData("public class A { public decimal B(float c) => 1; }")]
    [InlineData("public interface A { Task<double> B(); }")]
    public void A_number_that_rounds_is_caught(string code) => Verdict.Caught(HabitRule.Rounding(FileOf(code)));

    [Fact]
    public void A_number_that_rounds_inside_is_let_be() =>
        Verdict.Clean(HabitRule.Rounding(FileOf(
            "public class A { double b; public int C() => (int)(double)1; public int D() { double e = 1; return 2; } }")));

    [Theory]
    [InlineData("class A { string b = \"好\"; }")]
    [InlineData("class A { string b = $\"{1}斤\"; }")]
    [InlineData("class A { char b = '，'; }")]
    [InlineData("class A { string b = \"\"\"\n好\n\"\"\"; }")]
    public void Chinese_in_code_is_caught(string code) => Verdict.Caught(HabitRule.ReadByPeople(FileOf(code)));

    [Fact]
    public void Chinese_in_a_comment_and_the_range_of_its_signs_are_let_be() =>
        Verdict.Clean(HabitRule.ReadByPeople(FileOf("/// 好\nclass A { bool B(char c) => c is >= '\\u3400' and <= '\\u9fff'; }")));

    [Fact]
    public void A_failure_that_vanishes_is_caught() =>
        Verdict.Caught(HabitRule.Swallowed(FileOf("class A { void B() { try { } catch (Exception) { /* none */ } } }")));

    [Fact]
    public void A_test_that_is_passed_over_is_caught() => Verdict.Caught(HabitRule.Skipped(FileOf("class A { [Fact(Skip = \"later\")] void B() { } }")));

    [Theory]
    [InlineData("// TO" + "DO: later")]
    [InlineData("# FIX" + "ME")]
    public void Work_left_for_later_is_caught(string text) => Verdict.Caught(HabitRule.Left(new HouseFile("a.yaml", text)));

    private static HouseFile FileOf(string code) => new("src/ChatShop.Trade/A.cs", code);
}
