using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using ChatShop.Channels.Sms;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatShop.Channels.Tests.Sms;

/// <summary>The door on a real web server, the house behind it, the gateway's API beside it, and the gateway's way of knocking.</summary>
internal sealed class SmsHouse : IAsyncDisposable
{
    public const string Url = "https://shop.example/channels/sms";
    public const string Farmer = "+8613800000001";

    private readonly Host host;

    private SmsHouse(Host host, SmsApiStandIn api, RecordingTurns turns, FakeTimeProvider clock)
    {
        (this.host, Api, Turns, Clock) = (host, api, turns, clock);
        Client = new HttpClient { BaseAddress = host.Address };
    }

    public SmsApiStandIn Api { get; }

    public RecordingTurns Turns { get; }

    public FakeTimeProvider Clock { get; }

    public required GivenPromises Promises { get; init; }

    public ShortMemory Memory => (ShortMemory)host.Services.GetRequiredService<IChannelMemory>();

    public HttpClient Client { get; }

    /// <summary>How the shop reaches people who did not just write.</summary>
    public IChannel Channel => host.Services.GetRequiredService<IChannel>();

    /// <param name="token">The account's secret; the gateway's is <c>token</c>.</param>
    /// <param name="apiBase">Where the gateway's API is; null for the stand-in.</param>
    public static async Task<SmsHouse> StartAsync(string token = "token", Uri? apiBase = null)
    {
        var (turns, clock, promises) = (new RecordingTurns(), new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1789870800)), new GivenPromises());
        var api = await SmsApiStandIn.StartAsync();
        var host = await Host.StartAsync(
            services => services.AddSingleton<TimeProvider>(clock).AddSingleton<ITurns>(turns).AddSingleton<IPromises>(promises).AddSingleton<IChannelMemory>(new ShortMemory(clock)).AddSms(new SmsSettings("ACshop", token, "+8610000000", apiBase ?? api.Address, new Uri(Url))),
            app => app.Open());
        return new SmsHouse(host, api, turns, clock) { Promises = promises };
    }

    /// <summary>The fields of a message.</summary>
    public static Dictionary<string, string> Fields(string text, string id, string from = Farmer) =>
        new() { ["ToCountry"] = "CN", ["MessageSid"] = id, ["NumMedia"] = "0", ["Body"] = text, ["From"] = from, ["To"] = "+8610000000", ["AccountSid"] = "ACshop" };

    /// <summary>The gateway's signature, written down here again so that a mistake in the door shows.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "The gateway's protocol prescribes HMAC-SHA1.")]
    public static string Sign(IEnumerable<KeyValuePair<string, string>> fields, string token = "token", string url = Url)
    {
        var all = fields.ToList();
        all.Sort((one, other) => string.CompareOrdinal(one.Key, other.Key));
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(url + string.Concat(all.Select(field => field.Key + field.Value)))));
    }

    /// <summary>A request with that body and signature.</summary>
    public static HttpRequestMessage Request(byte[] body, string? signature, string type = "application/x-www-form-urlencoded")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/channels/sms") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (signature is not null)
            request.Headers.Add("X-Twilio-Signature", signature);
        return request;
    }

    /// <summary>Delivers a message and reads the texts of the answer.</summary>
    public Task<string[]> SayAsync(string text, string id, string from = Farmer) => SayAsync(Fields(text, id, from));

    public async Task<string[]> SayAsync(Dictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        using var request = Request(await form.ReadAsByteArrayAsync(), Sign(fields));
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}");
        Assert.Equal("text/xml", response.Content.Headers.ContentType?.MediaType);
        return [.. XDocument.Parse(await response.Content.ReadAsStringAsync()).Element("Response")!.Elements("Message").Select(message => message.Value)];
    }

    /// <summary>Brings something to somebody who did not just write.</summary>
    public Task<Outcome> BringAsync(string text) => Channel.BringAsync(
        new(ActivityTypes.Message) { Text = text, Recipient = new(Farmer), Conversation = new(id: Farmer) }, TestContext.Current.CancellationToken);

    /// <summary>Moves the clock until something is done.</summary>
    public async Task UntilAsync(Task done)
    {
        while (!done.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(done, Task.Delay(20));
        }
    }

    /// <summary>Stops the server as Ctrl-C does.</summary>
    public Task StopAsync() => host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await host.DisposeAsync();
        await Api.DisposeAsync();
    }
}
