using Microsoft.Bot.Schema;

namespace ChatShop.Channels.Telegram;

/// <summary>Takes each update once: its turn, then the answers. Until they are out, or the house knows that they are not, Telegram delivers it again.</summary>
internal sealed class TelegramTurns(ITurns turns, TelegramMedia media, TelegramApi api, TelegramSender sender, InOrder order, IPromises promises, LateAnswers late, TimeProvider clock)
{
    /// <summary>Telegram waits longer for a response; what asks for more patience goes on behind it.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(20);

    /// <summary>Telegram delivers again within seconds what was not taken.</summary>
    private readonly Recent<Lazy<Task>> taken = new(TimeSpan.FromMinutes(10), clock);

    /// <summary>Returns when the answers are out, or it takes too long.</summary>
    public async Task TakeAsync(TelegramUpdate update, Activity activity)
    {
        var name = $"{update.Chat}/{update.Id}";
        var turn = taken.GetOrAdd(name, () => new Lazy<Task>(() => TurnAsync(update, activity)));
        try
        {
            await turn.Value;
        }
        catch
        {
            taken.Remove(name, turn);
            throw;
        }
    }

    private async Task TurnAsync(TelegramUpdate update, Activity activity)
    {
        await media.BringAsync(update, activity, CancellationToken.None);
        var answers = TelegramPiece.Of(await turns.TakeAsync(activity, CancellationToken.None), takesButtonsAway: true);
        if (update.Callback is { } callback)
            late.Leave($"rest of the button of update {update.Id} on Telegram", api.AnswerAsync(callback, CancellationToken.None));
        if (answers.Count == 0)
            return;
        var sending = order.AfterOthersAsync(update.Chat, () => SendAsync(update, activity, answers));
        late.Leave($"answer to update {update.Id} on Telegram", sending);
        using var waiting = new CancellationTokenSource();
        await Task.WhenAny(sending, Task.Delay(AnswerWithin, clock, waiting.Token));
        await waiting.CancelAsync();
    }

    private async Task SendAsync(TelegramUpdate update, Activity asked, IReadOnlyList<TelegramPiece> answers)
    {
        if (await sender.AnswerAsync(update.Chat, answers) is not var (arrived, missed))
            return;
        var rest = answers.Skip(arrived).Select(piece => piece.Photo is null ? piece.Text : piece.WithLink().Text);
        await promises.OweAsync(null, asked, string.Join("\n\n", rest), missed);
    }
}
