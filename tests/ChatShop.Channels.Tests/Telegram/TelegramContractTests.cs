using ChatShop.Channels.Tests.Contract;

namespace ChatShop.Channels.Tests.Telegram;

/// <summary>What every channel holds, on Telegram.</summary>
public sealed class TelegramContractTests : ContractTests
{
    private protected override async Task<Doorway> OpenAsync() => new TelegramDoorway(await TelegramHouse.StartAsync());

    private sealed class TelegramDoorway(TelegramHouse house) : Doorway
    {
        internal override RecordingTurns Turns => house.Turns;

        internal override HttpClient Client => house.Client;

        internal override int MostBytes => 256 * 1024;

        internal override byte[] Body(string text, long id) => TelegramHouse.Message(new { text }, id);

        internal override HttpRequestMessage Proven(byte[] body) => TelegramHouse.Request(body);

        internal override void Forget()
        {
            base.Forget();
            house.Api.Forget();
            house.Log.Forget();
        }

        internal override IEnumerable<(string How, HttpRequestMessage Request)> Forged()
        {
            var body = Body("hello", 1);
            yield return ("no secret", TelegramHouse.Request(body, null));
            yield return ("an empty secret", TelegramHouse.Request(body, ""));
            yield return ("another's secret", TelegramHouse.Request(body, "Hooked_on-apples-8"));
            yield return ("the beginning of the secret", TelegramHouse.Request(body, TelegramHouse.Secret[..^1]));
            yield return ("more than the secret", TelegramHouse.Request(body, $"{TelegramHouse.Secret}7"));
            yield return ("other letters", TelegramHouse.Request(body, TelegramHouse.Secret.ToUpperInvariant()));
            var twice = TelegramHouse.Request(body);
            twice.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", TelegramHouse.Secret);
            yield return ("the secret twice", twice);
        }

        internal override IEnumerable<(string How, HttpRequestMessage Request)> Malformed()
        {
            foreach (var body in (string[])["", "null", "[]", "{}", "hello", "{\"update_id\":1", "{\"update_id\":-1}", "{\"update_id\":1,\"message\":{}}", "{\"update_id\":1,\"message\":7}",
                "{\"update_id\":1,\"message\":{\"text\":\"a\",\"chat\":{}}}", "{\"update_id\":1,\"message\":{\"text\":\"\\ud800\",\"chat\":{\"id\":7,\"type\":\"private\"}}}",
                "{\"update_id\":1,\"message\":{\"date\":99999999999999,\"chat\":{\"id\":7,\"type\":\"private\"}}}", new string('[', 1000)])
                yield return (body, TelegramHouse.Request(Bytes(body)));
            yield return ("bytes that are no text", TelegramHouse.Request([0xff, 0xfe, 0x00]));
            yield return ("a form", TelegramHouse.Request(Body("hello", 1), type: "application/x-www-form-urlencoded"));
        }

        public override ValueTask DisposeAsync() => house.DisposeAsync();
    }
}
