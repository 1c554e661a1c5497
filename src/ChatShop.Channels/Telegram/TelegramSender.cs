using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.Telegram;

/// <summary>Says something to a person, in as many messages as it takes.</summary>
internal sealed class TelegramSender(TelegramApi api, TimeProvider clock, ILogger<TelegramSender> logger)
{
    private const int MostTries = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>How many pieces have arrived of what is being brought; those are not brought again when the rest is tried again.</summary>
    private readonly Recent<Progress> begun = new(TimeSpan.FromDays(1), clock);

    /// <summary>Answers: each piece is given up to three times, with the pauses that Telegram asks for, and none after one that did not arrive.</summary>
    /// <returns>How many arrived, and why the next did not; null when all did.</returns>
    public async Task<(int Arrived, Outcome Missed)?> AnswerAsync(long chat, IReadOnlyList<TelegramPiece> pieces)
    {
        for (var arrived = 0; arrived < pieces.Count; arrived++)
            if (await GiveAsync(chat, pieces[arrived]) is { Reach: not Reach.Arrived } missed)
                return (arrived, missed);
        return null;
    }

    /// <summary>Brings what nobody has just asked for: each piece is given once.</summary>
    /// <param name="id">The same when it is tried again; null for what is not tried again.</param>
    /// <param name="chat">Whom to.</param>
    /// <param name="pieces">The same when it is tried again.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome> BringAsync(string? id, long chat, IReadOnlyList<TelegramPiece> pieces, CancellationToken cancellation)
    {
        var progress = id is null ? new Progress() : begun.GetOrAdd($"{chat}/{id}", () => new Progress());
        for (; progress.Arrived < pieces.Count; progress.Arrived++)
        {
            if (await api.SendAsync(chat, pieces[progress.Arrived], cancellation) is { } fault)
                return fault.Outcome;
        }
        begun.Remove($"{chat}/{id}", progress);
        return Outcome.Arrived;
    }

    private async Task<Outcome> GiveAsync(long chat, TelegramPiece piece)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await api.SendAsync(chat, piece, CancellationToken.None) is not { } fault)
                return Outcome.Arrived;
            var again = fault.MayPass && attempt < MostTries;
            logger.LogWarning("An answer did not reach chat {Chat} on Telegram: {Why}; {Then}", chat, fault.Reason, again ? "it is tried again" : "the house brings it");
            if (!again)
                return fault.Outcome;
            await Task.Delay(fault.After ?? Pause * attempt, clock);
        }
    }

    private sealed class Progress
    {
        public int Arrived { get; set; }
    }
}
