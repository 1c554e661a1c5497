using System.Globalization;
using System.Text;
using ChatShop.Channels.Tests.Contract;

namespace ChatShop.Channels.Tests.Sms;

/// <summary>SMS holds what every channel holds.</summary>
public sealed class SmsContractTests : ContractTests
{
    private protected override async Task<Doorway> OpenAsync() => new SmsDoorway(await SmsHouse.StartAsync());

    private sealed class SmsDoorway(SmsHouse house) : Doorway
    {
        internal override RecordingTurns Turns => house.Turns;

        internal override HttpClient Client => house.Client;

        internal override int MostBytes => 64 * 1024;

        internal override byte[] Body(string text, long id) => Form(SmsHouse.Fields(text, string.Create(CultureInfo.InvariantCulture, $"SM{id}")));

        internal override HttpRequestMessage Proven(byte[] body) => SmsHouse.Request(body, SmsHouse.Sign(Parsed(body)));

        internal override void Forget()
        {
            base.Forget();
            house.Memory.Forget();
        }

        internal override IEnumerable<(string How, HttpRequestMessage Request)> Forged()
        {
            var body = Body("有苹果吗", 401);
            var fields = Parsed(body);
            yield return ("no signature", SmsHouse.Request(body, null));
            yield return ("empty signature", SmsHouse.Request(body, ""));
            yield return ("no Base64", SmsHouse.Request(body, "signature"));
            yield return ("another secret", SmsHouse.Request(body, SmsHouse.Sign(fields, "another")));
            yield return ("another address", SmsHouse.Request(body, SmsHouse.Sign(fields, url: "https://other.example/channels/sms")));
            yield return ("another text", SmsHouse.Request(Body("有梨吗", 401), SmsHouse.Sign(fields)));
            yield return ("another id behind the same signature", SmsHouse.Request(Body("有苹果吗", 402), SmsHouse.Sign(fields)));
            yield return ("a field added", SmsHouse.Request([.. body, .. "&OptOutType=STOP"u8], SmsHouse.Sign(fields)));
        }

        internal override IEnumerable<(string How, HttpRequestMessage Request)> Malformed()
        {
            var whole = SmsHouse.Fields("有苹果吗", "SM501");
            foreach (var field in new[] { "MessageSid", "From", "Body" })
                yield return ($"no {field}", Proven(Form(whole.Where(it => it.Key != field))));
            foreach (var from in new[] { "", "13800000001", "+", "+86138abc00001", "whatsapp:+8613800000001", "+86138000000010000" })
                yield return ($"from {from}", Proven(Form(new Dictionary<string, string>(whole) { ["From"] = from })));
            foreach (var wrong in new[] { "&Body=x", "&MessageSid=SM502", "&", "&=x", "&x", "&x=%", "&x=%4", "&x=%zz", "&x=%+1", "&x=%ff", "&x=%ed%a0%80" })
                yield return (wrong, Proven([.. Form(whole), .. Bytes(wrong)]));
            yield return ("raw bytes that are no UTF-8", Proven([.. Form(whole), .. "&x="u8, 0xff]));
            yield return ("nothing", Proven([]));
            yield return ("JSON", SmsHouse.Request(Form(whole), SmsHouse.Sign(whole), "application/json"));
            yield return ("another encoding", SmsHouse.Request(Form(whole), SmsHouse.Sign(whole), "application/x-www-form-urlencoded; charset=gb2312"));
        }

        public override ValueTask DisposeAsync() => house.DisposeAsync();

        private static byte[] Form(IEnumerable<KeyValuePair<string, string>> fields) =>
            Bytes(string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}")));

        private static List<KeyValuePair<string, string>> Parsed(byte[] body) =>
            [.. Encoding.UTF8.GetString(body).Split('&').Select(field => field.Split('=', 2)).Select(it => KeyValuePair.Create(Decoded(it[0]), Decoded(it.Length > 1 ? it[1] : "")))];

        private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
    }
}
