using ChatShop.Channels.Sms;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Time.Testing;

namespace ChatShop.Channels.Tests.Sms;

/// <summary>How answers become messages of 70 or 160 characters, and numbers become choices.</summary>
public sealed class SmsWordingTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly ShortMemory memory;
    private readonly SmsWording wording;

    public SmsWordingTests() => wording = new SmsWording(new SmsChoices(memory = new ShortMemory(clock)));

    [Theory]
    [InlineData("a", 160, 1), InlineData("a", 161, 2), InlineData("\u20ac", 80, 1), InlineData("\u20ac", 81, 2), InlineData("[", 80, 1), InlineData("é", 160, 1)]
    [InlineData("果", 70, 1), InlineData("果", 71, 2), InlineData("ê", 71, 2), InlineData("😀", 35, 1), InlineData("😀", 36, 2)]
    public void A_part_is_one_message_of_the_network(string character, int times, int parts)
    {
        var text = string.Concat(Enumerable.Repeat(character, times));
        var cut = SmsParts.Of(text, out var isCut);
        Assert.Equal((parts, text, false), (cut.Count, string.Concat(cut), isCut));
    }

    [Theory]
    [InlineData("a"), InlineData("果"), InlineData("😀")]
    public void What_ten_messages_do_not_hold_ends_in_an_ellipsis(string character)
    {
        var parts = SmsParts.Of(string.Concat(Enumerable.Repeat(character, 3_000)), out var isCut);
        Assert.True(isCut);
        Assert.Equal(10, parts.Count);
        Assert.EndsWith("…", parts[^1], StringComparison.Ordinal);
        Assert.InRange(parts[^1].Length, 2, 70);
    }

    [Fact]
    public async Task Choices_stand_below_by_number_and_the_number_means_them_for_an_hour()
    {
        Assert.Equal(["您好\n1 有什么卖的\n2 我要卖"], await wording.AnswerAsync("+1", [Said("您好", "有什么卖的", "我要卖")]));
        foreach (var (said, meant) in new[] { ("1", "有什么卖的"), (" 2 ", "我要卖"), ("3", "3"), ("0", "0"), ("1斤", "1斤"), ("-1", "-1") })
            Assert.Equal(meant, await wording.HeardAsync("+1", said));
        Assert.Equal("1", await wording.HeardAsync("+2", "1"));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("1", await wording.HeardAsync("+1", "1"));
    }

    [Theory]
    [InlineData("1. 苹果\n2. 梨"), InlineData("您好\n1、苹果"), InlineData("1 苹果")]
    public async Task A_list_of_the_answers_own_keeps_its_numbers(string text)
    {
        await wording.AnswerAsync("+1", [Said("您好", "有什么卖的")]);
        Assert.Equal([text], await wording.AnswerAsync("+1", [Said(text, "取消")]));
        Assert.Equal("1", await wording.HeardAsync("+1", "1"));
    }

    [Fact]
    public async Task Numbers_mean_what_the_last_answer_offered()
    {
        await wording.AnswerAsync("+1", [Said("您好", "有什么卖的")]);
        await wording.BringAsync("+1", Said("货已发出"));
        Assert.Equal("有什么卖的", await wording.HeardAsync("+1", "1"));
        await wording.AnswerAsync("+1", [Said("要几斤？")]);
        Assert.Equal("1", await wording.HeardAsync("+1", "1"));
        await wording.BringAsync("+1", Said("收到了吗？", "收到了"));
        Assert.Equal("收到了", await wording.HeardAsync("+1", "1"));
    }

    [Fact]
    public async Task Pictures_are_links() => Assert.Equal(["苹果\n\nhttps://shop.example/photos/1"], await wording.AnswerAsync("+1", [new Activity(ActivityTypes.Message)
    {
        Text = "苹果", Attachments = [new Attachment("image/jpeg", "https://shop.example/photos/1")],
    }]));

    [Fact]
    public async Task A_number_means_the_same_on_every_server_and_to_each_person_their_own()
    {
        foreach (var person in new[] { "+1", "+2" })
            await wording.AnswerAsync(person, [Said("您好", $"买{person}")]);
        var other = new SmsWording(new SmsChoices(memory));
        Assert.Equal(["买+1", "买+2"], [await other.HeardAsync("+1", "1"), await other.HeardAsync("+2", "1")]);
    }

    private static Activity Said(string text, params string[] buttons) => new(ActivityTypes.Message)
    {
        Text = text, SuggestedActions = new SuggestedActions { Actions = [.. buttons.Select(label => new CardAction(ActionTypes.ImBack, label, value: label))] },
    };
}
