using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatShop.Channels.Telegram;

/// <summary>Telegram's API, as far as the shop calls it. No call throws for what the other side does.</summary>
internal sealed class TelegramApi
{
    private static readonly UpdateType[] Wanted = [UpdateType.Message, UpdateType.CallbackQuery, UpdateType.MyChatMember];

    private readonly HttpClient http;
    private readonly TelegramSettings settings;
    private readonly TelegramBotClient bot;
    private readonly string files;

    /// <summary>Makes the calls by a client that logs nothing: the token stands in every address.</summary>
    public TelegramApi(HttpClient http, TelegramSettings settings)
    {
        (this.http, this.settings) = (http, settings);
        // It waits and tries again by itself otherwise, by a clock of its own.
        var options = new TelegramBotClientOptions(settings.Token, settings.ApiBase.AbsoluteUri) { RetryCount = 0, RetryThreshold = 0 };
        (bot, files) = (new TelegramBotClient(options, http), options.BaseFileUrl);
    }

    /// <summary>Sends a piece to one person; a photo that Telegram does not take becomes a link.</summary>
    /// <returns>Null when Telegram took it; otherwise why not.</returns>
    public async Task<TelegramFault?> SendAsync(long chat, TelegramPiece piece, CancellationToken cancellation)
    {
        if (piece.Photo is null)
            return await SendTextAsync(chat, piece, cancellation);
        var fault = await TryAsync(() => bot.SendPhoto(chat, InputFile.FromUri(piece.Photo), piece.Text, replyMarkup: piece.Markup, cancellationToken: cancellation), cancellation);
        return fault is { IsRefusal: true } ? await SendTextAsync(chat, piece.WithLink(), cancellation) : fault;
    }

    /// <summary>Lets a pressed button come to rest.</summary>
    public Task<TelegramFault?> AnswerAsync(string callback, CancellationToken cancellation) =>
        TryAsync(() => bot.AnswerCallbackQuery(callback, cancellationToken: cancellation), cancellation);

    /// <summary>Tells Telegram where updates go, and the secret that comes with them.</summary>
    public Task<TelegramFault?> SetWebhookAsync(Uri door, CancellationToken cancellation) =>
        TryAsync(() => bot.SetWebhook(door.AbsoluteUri, allowedUpdates: Wanted, secretToken: settings.WebhookSecret, cancellationToken: cancellation), cancellation);

    /// <summary>Asks which bot has the token.</summary>
    /// <returns>Its name without the @; null when a fault came.</returns>
    public async Task<(string? Name, TelegramFault? Fault)> NameAsync(CancellationToken cancellation)
    {
        string? name = null;
        var fault = await TryAsync(async () => name = (await bot.GetMe(cancellation)).Username, cancellation);
        return (name, fault);
    }

    /// <summary>Fetches what a person sent.</summary>
    /// <param name="file">Telegram's id of it.</param>
    /// <param name="mostBytes">The most that is taken.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The bytes; null when there are more, or a fault came.</returns>
    public async Task<(byte[]? Content, TelegramFault? Fault)> FetchAsync(string file, int mostBytes, CancellationToken cancellation)
    {
        byte[]? content = null;
        var fault = await TryAsync(async () =>
        {
            if (await bot.GetFile(file, cancellation) is not { FilePath: { Length: > 0 } path } found || found.FileSize > mostBytes)
                return;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(settings.CallWithin);
            using var response = await http.GetAsync($"{files}/{path}", HttpCompletionOption.ResponseHeadersRead, limit.Token);
            response.EnsureSuccessStatusCode();
            content = await LimitedBody.ReadAsync(response, mostBytes, limit.Token);
        }, cancellation);
        return (content, fault);
    }

    private Task<TelegramFault?> SendTextAsync(long chat, TelegramPiece piece, CancellationToken cancellation) =>
        TryAsync(() => bot.SendMessage(chat, piece.Text, replyMarkup: piece.Markup, cancellationToken: cancellation), cancellation);

    private async Task<TelegramFault?> TryAsync(Func<Task> call, CancellationToken cancellation)
    {
        try
        {
            await call();
            return null;
        }
        catch (Exception broken) when (broken is RequestException or HttpRequestException or JsonException or IOException or UriFormatException
            or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return TelegramFault.Of(broken, settings.Token);
        }
    }
}
