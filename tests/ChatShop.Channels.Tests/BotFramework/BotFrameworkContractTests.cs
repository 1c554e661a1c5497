using System.Globalization;
using ChatShop.Channels.Tests.Contract;

namespace ChatShop.Channels.Tests.BotFramework;

/// <summary>The Bot Framework's door holds what every channel holds.</summary>
public sealed class BotFrameworkContractTests : ContractTests
{
    private protected override async Task<Doorway> OpenAsync() => new BotFrameworkDoorway(await BotFrameworkHouse.StartAsync());

    private sealed class BotFrameworkDoorway(BotFrameworkHouse house) : Doorway
    {
        internal override RecordingTurns Turns => house.Turns;

        internal override HttpClient Client => house.Client;

        internal override int MostBytes => 256 * 1024;

        internal override byte[] Body(string text, long id) => BotFrameworkHouse.Bytes(house.Message(text, id.ToString(CultureInfo.InvariantCulture)));

        internal override HttpRequestMessage Proven(byte[] body) => house.Proven(body);

        internal override IEnumerable<(string How, HttpRequestMessage Request)> Forged() => Forgeries.Of(house);

        internal override IEnumerable<(string How, HttpRequestMessage Request)> Malformed()
        {
            foreach (var body in (string[])["", "null", "[]", "7", "hello", "{", "{\"type\":\"message\"}", "{\"type\":{}}", "{\"type\":\"message\",\"type\":\"event\"}",
                "{\"timestamp\":\"yesterday\"}", "{\"from\":[]}", "{\"channelData\":" + new string('[', 1000), new string('[', 1000)])
                yield return (body, house.Proven(Bytes(body)));
            foreach (var field in (string[])["type", "from", "conversation"])
            {
                var message = house.Message("有苹果吗");
                message.Remove(field);
                yield return ($"no {field}", house.Proven(BotFrameworkHouse.Bytes(message)));
            }
            foreach (var name in (string[])["web chat", "", "网", new string('a', 65)])
            {
                var message = house.Message("有苹果吗");
                message["channelId"] = name;
                yield return ($"channel {name}", house.Proven(BotFrameworkHouse.Bytes(message)));
            }
            yield return ("an id that is too long", house.Proven(BotFrameworkHouse.Bytes(house.Message("有苹果吗", new string('1', 1025)))));
            yield return ("bytes that are no text", house.Proven([0xff, 0xfe, 0x00]));
            yield return ("a form", BotFrameworkHouse.Request(Body("hello", 1), $"Bearer {IssuerStandIn.Sign(house.Claims())}", "application/x-www-form-urlencoded"));
        }

        public override ValueTask DisposeAsync() => house.DisposeAsync();
    }
}
