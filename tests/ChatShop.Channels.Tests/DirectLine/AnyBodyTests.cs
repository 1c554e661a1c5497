using System.Net;
using CsCheck;
using Newtonsoft.Json.Linq;

namespace ChatShop.Channels.Tests.DirectLine;

public sealed class AnyBodyTests : DirectLineTest
{
    private static readonly string[] Names =
    [
        "type", "id", "text", "timestamp", "localTimestamp", "expiration", "from", "recipient", "conversation", "channelData", "attachments",
        "entities", "suggestedActions", "value", "membersAdded", "reactionsAdded", "importance", "deliveryMode", "textHighlights", "relatesTo", "listenFor",
        "semanticAction", "historyDisclosed", "clientActivityID", "name", "role", "isGroup",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e400", "99999999999999999999999999", "\"\"", "\"x\"", "\"2026-02-30\"", "\"9999-12-31T23:59:59+14:00\"", "\"message\"", "{}", "[]",
        "[null]", "[[]]", "{\"id\":1}", "{\"id\":{}}", "[{\"type\":3}]", "{\"clientActivityID\":{}}", "{\"clientActivityID\":[1]}", "\"\\ud800\"",
    ];

    [Fact]
    public async Task Whatever_a_client_sends_is_taken_or_refused_and_breaks_nothing()
    {
        var thread = await House.OpenAsync();
        var member = Gen.Select(Gen.Int[0, Names.Length - 1], Gen.Int[0, Values.Length - 1], (name, value) => $"\"{Names[name]}\":{Values[value]}");
        var body = member.List[1, 6].Select(members => $$"""{"type":"message",{{string.Join(',', members)}}}""");

        await body.SampleAsync(
            async text =>
            {
                using var response = await thread.SendAsync(text);
                Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.Forbidden, $"{response.StatusCode} {text}");
            },
            iter: 1000);

        Assert.NotEmpty(JArray.FromObject((await thread.PollAsync()).Activities));
    }
}
