using System.Text;
using System.Xml.Linq;
using ChatShop.Channels.WeChat;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.Tests.WeChat;

public sealed class VectorTests
{
    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Vector.All.Count)];

    [Theory, MemberData(nameof(Numbers))]
    public async Task A_message_made_elsewhere_is_opened_in_safe_mode(int number)
    {
        var vector = Vector.All[number];
        await using var house = await HouseOfAsync(vector);

        var response = await house.PostAsync(Safe(vector), vector.Body);

        Assert.True(response.IsSuccessStatusCode);
        AssertIsOf(vector, Assert.Single(house.Turns.Heard));
    }

    [Theory, MemberData(nameof(Numbers))]
    public async Task A_message_made_elsewhere_is_read_in_plain_mode(int number)
    {
        var vector = Vector.All[number];
        await using var house = await HouseOfAsync(vector);

        var response = await house.PostAsync(Plain(vector), vector.Xml);

        Assert.True(response.IsSuccessStatusCode);
        AssertIsOf(vector, Assert.Single(house.Turns.Heard));
    }

    [Theory, MemberData(nameof(Numbers))]
    public async Task In_compatible_mode_the_encrypted_part_counts(int number)
    {
        var vector = Vector.All[number];
        await using var house = await HouseOfAsync(vector);
        var both = vector.Xml.Replace("oFarmer1", "oForged", StringComparison.Ordinal)
            .Replace("</xml>", $"<Encrypt><![CDATA[{vector.Encrypt}]]></Encrypt></xml>", StringComparison.Ordinal);

        var response = await house.PostAsync(Safe(vector), both);

        Assert.True(response.IsSuccessStatusCode);
        AssertIsOf(vector, Assert.Single(house.Turns.Heard));
    }

    [Fact]
    public async Task The_answer_to_an_encrypted_message_is_encrypted_and_signed()
    {
        var vector = Vector.All[0];
        await using var house = await HouseOfAsync(vector);

        var response = await house.PostAsync(Safe(vector), vector.Body);

        var envelope = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;
        var (encrypt, timestamp, nonce) = (envelope.Element("Encrypt")!.Value, envelope.Element("TimeStamp")!.Value, envelope.Element("Nonce")!.Value);
        Assert.Equal(WeChatHouse.Sign(vector.Token, timestamp, nonce, encrypt), envelope.Element("MsgSignature")!.Value);
        var opened = new WeChatCipher(vector.EncodingAESKey, vector.AppId).Decrypt(encrypt);
        var reply = XDocument.Parse(Encoding.UTF8.GetString(opened!)).Root!;
        Assert.Equal("echo: 卖 红富士苹果 5块一斤 500斤", reply.Element("Content")!.Value);
        Assert.Equal("oFarmer1", reply.Element("ToUserName")!.Value);
        Assert.Equal("gh_shop", reply.Element("FromUserName")!.Value);
    }

    private static void AssertIsOf(Vector vector, Activity activity)
    {
        var fields = XDocument.Parse(vector.Xml).Root!.Elements().ToDictionary(field => field.Name.LocalName, field => field.Value);
        Assert.Equal("wechat", activity.ChannelId);
        Assert.Equal(fields["FromUserName"], activity.From.Id);
        Assert.Equal(fields["FromUserName"], activity.Conversation.Id);
        Assert.Equal(fields["ToUserName"], activity.Recipient.Id);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(long.Parse(fields["CreateTime"], System.Globalization.CultureInfo.InvariantCulture)), activity.Timestamp);
        Assert.Equal(fields.GetValueOrDefault("MsgId", "oBuyer1/1789870815/subscribe/qrscene_shop_42"), activity.Id);
        Assert.Equal(fields["MsgType"] == "event" ? ActivityTypes.Event : ActivityTypes.Message, activity.Type);
        if (activity.Type == ActivityTypes.Event)
            Assert.Equal((Entrance.EventName, "shop_42"), (activity.Name, $"{activity.Value}"));
        if (activity.Type == ActivityTypes.Message)
            Assert.Equal(fields.GetValueOrDefault("Content") ?? fields.GetValueOrDefault("Recognition") ?? fields.GetValueOrDefault("Label") ?? "", activity.Text);
    }

    private static Task<WeChatHouse> HouseOfAsync(Vector vector) => WeChatHouse.StartAsync(settings => settings with
    {
        Token = vector.Token,
        EncodingAESKey = vector.EncodingAESKey,
        AppId = vector.AppId,
    });

    private static Dictionary<string, string?> Plain(Vector vector) =>
        new() { ["signature"] = vector.Signature, ["timestamp"] = vector.Timestamp, ["nonce"] = vector.Nonce };

    private static Dictionary<string, string?> Safe(Vector vector) =>
        new(Plain(vector)) { ["encrypt_type"] = "aes", ["msg_signature"] = vector.MsgSignature };
}
