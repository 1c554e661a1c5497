using System.Net.Http.Headers;
using ChatShop.Channels.Tests.Contract;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatShop.Channels.Tests.WeChat;

/// <summary>WeChat holds what every channel holds.</summary>
public sealed class WeChatContractTests : ContractTests
{
    private protected override async Task<Doorway> OpenAsync() => new Gateway(await WeChatHouse.StartAsync());

    private sealed class Gateway(WeChatHouse house) : Doorway
    {
        internal override RecordingTurns Turns => house.Turns;

        internal override HttpClient Client => house.Client;

        internal override int MostBytes => 64 * 1024;

        internal override byte[] Body(string text, long id) => Bytes(WeChatHouse.Text(text, $"{id}"));

        internal override HttpRequestMessage Proven(byte[] body) => Request(house.Query(), body);

        internal override void Forget()
        {
            base.Forget();
            house.Log.Forget();
        }

        internal override IEnumerable<(string How, HttpRequestMessage Request)> Forged()
        {
            var body = Body("来十斤苹果", 1);
            yield return ("another's token", Request(house.Query("other"), body));
            yield return ("too old", Request(house.Query(late: TimeSpan.FromMinutes(6)), body));
            yield return ("from the future", Request(house.Query(late: TimeSpan.FromMinutes(-6)), body));
            yield return ("without signature", Request([], body));
            yield return ("encrypted without a key", Request(new(house.Query()) { ["encrypt_type"] = "aes", ["msg_signature"] = "00" }, body));
        }

        internal override IEnumerable<(string How, HttpRequestMessage Request)> Malformed()
        {
            yield return ("nothing", Proven([]));
            yield return ("no XML", Proven(Bytes("{}")));
            yield return ("not UTF-8", Proven([.. "<xml><a>"u8, 0xff, .. "</a></xml>"u8]));
            yield return ("a DTD", Proven(Bytes("<!DOCTYPE xml [<!ENTITY a \"b\">]>" + WeChatHouse.Text("&a;"))));
            yield return ("no sender", Proven(Bytes(WeChatHouse.Text("a").Replace("FromUserName", "From", StringComparison.Ordinal))));
            yield return ("a field twice", Proven(Bytes(WeChatHouse.Text("a").Replace("<MsgId>", "<Content>b</Content><MsgId>", StringComparison.Ordinal))));
        }

        public override ValueTask DisposeAsync() => house.DisposeAsync();

        private static HttpRequestMessage Request(Dictionary<string, string?> query, byte[] body)
        {
            var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("text/xml");
            return new HttpRequestMessage(HttpMethod.Post, QueryHelpers.AddQueryString("/channels/wechat", query)) { Content = content };
        }
    }
}
