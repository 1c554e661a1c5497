using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ChatShop.Channels.Telegram;
using ChatShop.Channels.Tests.WeChat;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChatShop.Channels.Tests.Telegram;

/// <summary>The door on a real web server, the house behind it, Telegram's API beside it, and Telegram's way of knocking.</summary>
internal sealed class TelegramHouse : IAsyncDisposable
{
    /// <summary>What Telegram says with each update.</summary>
    public const string Secret = "Hooked_on-apples-7";

    private readonly Host host;

    private TelegramHouse(Host host, TelegramApiStandIn api, RecordingTurns turns, PhotoShelf photos, FakeTimeProvider clock, LogShelf log)
    {
        (this.host, Api, Turns, Photos, Clock, Log) = (host, api, turns, photos, clock, log);
        Client = new HttpClient { BaseAddress = host.Address };
    }

    public TelegramApiStandIn Api { get; }

    public RecordingTurns Turns { get; }

    public PhotoShelf Photos { get; }

    public FakeTimeProvider Clock { get; }

    public LogShelf Log { get; }

    public required GivenPromises Promises { get; init; }

    public HttpClient Client { get; }

    /// <summary>How the shop reaches people on Telegram who did not just write.</summary>
    public IChannel Channel => host.Services.GetRequiredService<IChannel>();

    /// <summary>Opens the house.</summary>
    /// <param name="publicUrl">The shop's address; by default one that Telegram is not told of.</param>
    /// <param name="prepare">Prepares the API before the house starts.</param>
    public static async Task<TelegramHouse> StartAsync(string publicUrl = "http://127.0.0.1:5080", Action<TelegramApiStandIn>? prepare = null)
    {
        var (turns, photos, log, promises) = (new RecordingTurns(), new PhotoShelf(), new LogShelf(), new GivenPromises());
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1789870800));
        var api = await TelegramApiStandIn.StartAsync();
        prepare?.Invoke(api);
        var settings = new TelegramSettings(TelegramApiStandIn.Token, Secret, api.Address) { CallWithin = TimeSpan.FromSeconds(2) };
        var host = await Host.StartAsync(
            services => services.AddSingleton<TimeProvider>(clock).AddSingleton<ITurns>(turns).AddSingleton<IPromises>(promises).AddSingleton<IPhotoIntake>(photos).AddSingleton<ITranscriber, TestEar>()
                .AddSingleton<ILoggerProvider>(log).AddTelegram(settings, new Uri(publicUrl)),
            app => app.Open());
        return new TelegramHouse(host, api, turns, photos, clock, log) { Promises = promises };
    }

    /// <summary>An update with a message.</summary>
    /// <param name="content">What the message holds beside the fields that all have, such as <c>text</c>.</param>
    /// <param name="id">The update's id.</param>
    /// <param name="type">Of the chat.</param>
    public static byte[] Message(object content, long id = 501, string type = "private")
    {
        var message = JsonSerializer.SerializeToNode(content)!.AsObject();
        message["message_id"] = 12;
        message["date"] = 1789870800;
        message["chat"] = JsonSerializer.SerializeToNode(new { id = 7, type, first_name = "Li" });
        message["from"] = JsonSerializer.SerializeToNode(new { id = 7, is_bot = false, first_name = "Li", language_code = "zh-hans" });
        return JsonSerializer.SerializeToUtf8Bytes(new { update_id = id, message });
    }

    /// <summary>An update of another kind.</summary>
    public static byte[] Update(string kind, object content, long id = 501) =>
        JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object> { ["update_id"] = id, [kind] = content });

    /// <summary>A request at the door.</summary>
    public static HttpRequestMessage Request(byte[] body, string? secret = Secret, string type = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/channels/telegram") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (secret is not null)
            request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", secret);
        return request;
    }

    /// <summary>Delivers an update that must be taken, while time goes by.</summary>
    public async Task TakeAsync(byte[] body)
    {
        var taking = Client.SendAsync(Request(body));
        while (await Task.WhenAny(taking, Task.Delay(50)) != taking)
            Clock.Advance(TimeSpan.FromSeconds(1));
        using var response = await taking;
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}");
    }

    /// <summary>Delivers an update that must be heard.</summary>
    public async Task<Activity> HearAsync(byte[] body)
    {
        await TakeAsync(body);
        return Turns.Heard[^1];
    }

    /// <summary>Waits until the API has done so many calls more, while time goes by.</summary>
    public async Task ArrivedAsync(int calls = 1)
    {
        for (var (waited, tries) = (0, 0); waited < calls; tries++)
        {
            Assert.True(tries < 400, $"Only {waited} of {calls} calls came.");
            if (await Api.ArrivedAsync(TimeSpan.FromMilliseconds(50)))
                waited++;
            else
                Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Stops the server: what is on its way goes out first.</summary>
    public Task StopAsync() => host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await host.DisposeAsync();
        await Api.DisposeAsync();
    }
}

/// <summary>Keeps what is logged.</summary>
internal sealed class LogShelf : ILoggerProvider, ILogger
{
    private readonly Lock gate = new();
    private StringBuilder lines = new();

    /// <summary>All of it, with exceptions.</summary>
    public string Text
    {
        get
        {
            lock (gate)
                return lines.ToString();
        }
    }

    /// <summary>Forgets it.</summary>
    public void Forget()
    {
        lock (gate)
            lines = new StringBuilder();
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (gate)
            lines.AppendLine(formatter(state, exception)).Append(exception).AppendLine();
    }

    public void Dispose()
    {
    }
}
