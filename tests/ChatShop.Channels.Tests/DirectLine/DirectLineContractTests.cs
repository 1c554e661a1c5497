using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using ChatShop.Channels.DirectLine;
using ChatShop.Channels.Tests.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace ChatShop.Channels.Tests.DirectLine;

/// <summary>Direct Line holds what every channel holds.</summary>
public sealed class DirectLineContractTests : ContractTests
{
    private protected override Task<Doorway> OpenAsync() => DirectLineDoorway.OpenAsync();

    private sealed class DirectLineDoorway(Host host, HttpClient client) : Doorway
    {
        private (string Conversation, string Token) expired, other, mine;

        internal override RecordingTurns Turns => host.Services.GetRequiredService<RecordingTurns>();

        internal override HttpClient Client => client;

        internal override int MostBytes => 256 * 1024;

        public static async Task<Doorway> OpenAsync()
        {
            var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
            var host = await Host.StartAsync(
                services => services
                    .AddSingleton<TimeProvider>(clock)
                    .AddSingleton<RecordingTurns>().AddSingleton<ITurns>(provider => provider.GetRequiredService<RecordingTurns>())
                    .AddSingleton<IActivityFeed, EchoingShop>().AddSingleton<IPhotoIntake, PhotoDrawer>().AddSingleton<ITranscriber, TestEar>()
                    .AddProblemDetails()
                    .AddDirectLine(new DirectLineSettings(DirectLineHouse.Secret)),
                app =>
                {
                    app.UseExceptionHandler().UseStatusCodePages();
                    app.Open();
                });
            var door = new DirectLineDoorway(host, new HttpClient { BaseAddress = host.Address });
            door.expired = await door.EnterAsync();
            clock.Advance(TimeSpan.FromMinutes(61));
            (door.other, door.mine) = (await door.EnterAsync(), await door.EnterAsync());
            return door;
        }

        internal override byte[] Body(string text, long id) => Bytes(Thread.Message(text, mark: id.ToString(CultureInfo.InvariantCulture)).ToString());

        internal override HttpRequestMessage Proven(byte[] body) => Request(body, $"Bearer {mine.Token}");

        internal override IEnumerable<(string How, HttpRequestMessage Request)> Forged()
        {
            var body = Body("有苹果吗", 401);
            var parts = mine.Token.Split('.');
            yield return ("no proof", Request(body, null));
            yield return ("an empty proof", Request(body, "Bearer"));
            yield return ("another scheme", Request(body, $"Basic {mine.Token}"));
            yield return ("the token in the address", Request(body, null, $"?t={mine.Token}"));
            yield return ("another secret", Request(body, $"Bearer {DirectLineHouse.Secret}!"));
            yield return ("another conversation's token", Request(body, $"Bearer {other.Token}"));
            yield return ("a token that has expired", Request(body, $"Bearer {expired.Token}", conversation: expired.Conversation));
            yield return ("a token without signature", Request(body, $"Bearer {parts[0]}.{parts[1]}."));
            yield return ("a token that says it needs no signature", Request(body, $"Bearer eyJhbGciOiJub25lIn0.{parts[1]}."));
            yield return ("the claims of one token under the signature of another", Request(body, $"Bearer {parts[0]}.{parts[1]}.{other.Token.Split('.')[2]}"));
            yield return ("a user whom only a token can name", Proven(Bytes(Thread.Message("有苹果吗", from: "dl_wang").ToString())));
        }

        internal override IEnumerable<(string How, HttpRequestMessage Request)> Malformed()
        {
            var whole = Body("有苹果吗", 501);
            yield return ("nothing", Proven([]));
            foreach (var wrong in (string[])["null", "{", "[]", "7", "<xml/>", """{"text":"no type"}""", """{"type":"installationUpdate"}""", """{"type":"conversationUpdate"}"""])
                yield return (wrong, Proven(Bytes(wrong)));
            yield return ("something behind it", Proven([.. whole, .. "{}"u8]));
            yield return ("cut off", Proven(whole[..^1]));
            yield return ("not UTF-8", Proven([.. """{"type":"message","text":" """u8, 0xff, .. "\"}"u8]));
            yield return ("half of a sign", Proven([.. """{"type":"message","text":" """u8, 0xed, 0xa0, 0x80, .. "\"}"u8]));
            yield return ("endless nesting", Proven(Bytes($$"""{"type":"message","value":{{new string('[', 10_000)}}""")));
        }

        public override async ValueTask DisposeAsync()
        {
            client.Dispose();
            await host.DisposeAsync();
        }

        private async Task<(string Conversation, string Token)> EnterAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/tokens/generate") { Content = JsonContent.Create(new { }) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", DirectLineHouse.Secret);
            using var response = await client.SendAsync(request);
            var granted = JObject.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
            return ((string)granted["conversationId"]!, (string)granted["token"]!);
        }

        private HttpRequestMessage Request(byte[] body, string? proof, string query = "", string? conversation = null)
        {
            var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            var request = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{conversation ?? mine.Conversation}/activities{query}") { Content = content };
            if (proof is not null)
                request.Headers.TryAddWithoutValidation("Authorization", proof);
            return request;
        }
    }
}
