using System.Text;
using ChatShop.Channels.BotFramework;
using ChatShop.Channels.DirectLine;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace ChatShop.Channels.Tests;

/// <summary>Where the network is poor, no reply is large, and nothing of what it says is lost.</summary>
public sealed class PoorNetworkTests
{
    private static readonly Gen<string> Letters = Gen.OneOf(
        Gen.Char['a', 'z'].Select(it => $"{it}"), Gen.Char['一', '龥'].Select(it => $"{it}"), Gen.Const("\n"), Gen.Const("\n\n"), Gen.Const("。"), Gen.Const(", "), Gen.Const("\""),
        Gen.Const("\\"), Gen.Const("\u2028"), Gen.Const("\u0001"), Gen.Const("😀"), Gen.Const(" "), Gen.Const("https://shop.example/pay/0123456789abcdef"), Gen.Const("{\"a\":1}"));

    private static readonly Gen<Activity> Replies = Gen.Select(
        Letters.Array[0, 4000], Letters.Array[1, 30].Array[0, 30], Gen.Int[0, 8], Gen.Int[1, 120], (text, buttons, photos, name) => new Activity(ActivityTypes.Message)
        {
            Id = "1234567890", Timestamp = DateTimeOffset.UnixEpoch, ServiceUrl = "https://shop.example/", ChannelId = "directline", ReplyToId = new string('r', 90),
            From = new ChannelAccount("shop", "ChatShop", RoleTypes.Bot), Recipient = new ChannelAccount($"dl_{new string('u', name)}", new string('名', 900), RoleTypes.User),
            Conversation = new ConversationAccount(id: new string('c', name)), Locale = "zh-CN", TextFormat = TextFormatTypes.Plain, Text = string.Concat(text),
            Attachments = [.. Enumerable.Range(0, photos).Select(i => new Attachment("image/jpeg", Photo(i))), new HeroCard(text: string.Concat(text)).ToAttachment()],
            SuggestedActions = new SuggestedActions { Actions = [.. buttons.Select(it => new CardAction(ActionTypes.ImBack, string.Concat(it), value: string.Concat(it)))] },
        });

    [Fact]
    public void No_part_is_larger_than_two_kilobytes_on_its_way_and_nothing_of_the_text_is_lost() => Replies.Sample(
        reply =>
        {
            var parts = PoorNetwork.Parts(reply);

            Assert.All(parts, part =>
            {
                part.Id = "1234567890123456789";
                foreach (var shown in (Activity[])[TappableLink.Under(part), Cards.Dress(part, "emulator", isShown: false), Cards.Dress(part, "emulator", isShown: true)])
                    Assert.InRange(Encoding.UTF8.GetByteCount(ActivityJson.Write(shown)), 1, PoorNetwork.MostBytes);
            });
            var links = Enumerable.Range(0, reply.Attachments.Count - 1).Select(Photo);
            Assert.Equal(Bare(reply.Text + string.Concat(links)), Bare(string.Concat(parts.Select(part => part.Text))));
            Assert.All(parts.SkipLast(1), part => Assert.Null(part.SuggestedActions));
        }, iter: 300);

    [Fact]
    public void A_small_reply_stays_one_with_its_choices_and_its_picture_is_a_link()
    {
        var reply = new Activity(ActivityTypes.Message)
        {
            Text = "货给您留30分钟。", Attachments = [new Attachment("image/jpeg", Photo(1)), new ReceiptCard("收据").ToAttachment()],
            SuggestedActions = new SuggestedActions { Actions = [new CardAction(ActionTypes.ImBack, "货到付款", value: "货到付款")] },
        };

        var part = Assert.Single(PoorNetwork.Parts(reply));

        Assert.Equal($"货给您留30分钟。\n\n{Photo(1)}", part.Text);
        Assert.Null(part.Attachments);
        Assert.Equal("货到付款", Assert.Single(part.SuggestedActions.Actions).Title);
    }

    [Fact]
    public void What_is_no_message_stays_as_it_is()
    {
        var typing = new Activity(ActivityTypes.Typing);

        Assert.Same(typing, Assert.Single(PoorNetwork.Parts(typing)));
    }

    [Theory]
    [InlineData("directline", "{\"network\": \"poor\"}", null, true)]
    [InlineData("emulator", "{\"network\": \"poor\", \"clientActivityID\": \"m1\"}", null, true)]
    [InlineData("directline", null, "on", true)]
    [InlineData("directline", "{\"clientActivityID\": \"m1\"}", "on; x=y", true)]
    [InlineData("sms", null, null, true)]
    [InlineData("directline", null, null, false)]
    [InlineData("directline", "{\"network\": \"good\"}", "off", false)]
    [InlineData("directline", "{\"network\": {\"poor\": true}}", null, false)]
    [InlineData("directline", "\"poor\"", null, false)]
    public void The_channel_says_that_it_is_poor(string channel, string? channelData, string? saveData, bool isPoor)
    {
        var asked = new Activity(ActivityTypes.Message) { ChannelId = channel, ChannelData = channelData is null ? null : JToken.Parse(channelData) };
        var request = new DefaultHttpContext().Request;
        request.Headers["Save-Data"] = saveData;

        PoorNetwork.Note(asked, request);

        Assert.Equal(isPoor, PoorNetwork.IsBehind(asked));
    }

    private static string Photo(int number) => $"https://shop.example/photos/0123456789abcdef0123456789abcde{number}.jpg";

    private static string Bare(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
