using System.Collections.Concurrent;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.Tests;

/// <summary>The house behind a door: remembers what came in, answers a message sent again with what it answered then.</summary>
internal sealed class RecordingTurns : ITurns
{
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<Activity>>>> taken = [];
    private readonly ConcurrentQueue<Activity> heard = [];
    private int turns;

    /// <summary>Every activity that came through the door, also those that came twice.</summary>
    public IReadOnlyList<Activity> Heard => [.. heard];

    /// <summary>How many turns were run: fewer than heard when a message came again.</summary>
    public int Turns => turns;

    /// <summary>What to answer; by default the text that came, with <c>echo: </c> before it.</summary>
    public Func<Activity, Task<string[]>> Answer { get; set; } = activity => Task.FromResult<string[]>([$"echo: {activity.Text}"]);

    /// <summary>Forgets what was heard, so that what it holds does not count.</summary>
    public void Forget()
    {
        heard.Clear();
        taken.Clear();
    }

    /// <summary>What an answer holds beside its text.</summary>
    public Action<Activity>? Dress { get; set; }

    public async Task<IReadOnlyList<Activity>> TakeAsync(Activity activity, CancellationToken cancellation)
    {
        heard.Enqueue(activity);
        var turn = taken.GetOrAdd($"{activity.ChannelId}|{activity.Conversation.Id}|{activity.Id}", _ => new(() => TurnAsync(activity)));
        return await turn.Value.WaitAsync(cancellation);
    }

    private async Task<IReadOnlyList<Activity>> TurnAsync(Activity activity)
    {
        var number = Interlocked.Increment(ref turns);
        var texts = await Answer(activity);
        List<Activity> answers = [.. texts.Select((text, i) => new Activity(ActivityTypes.Message)
        {
            Id = $"{number}.{i}",
            Text = text,
            ChannelId = activity.ChannelId,
            Conversation = activity.Conversation,
            ServiceUrl = activity.ServiceUrl,
            From = activity.Recipient,
            Recipient = activity.From,
            ReplyToId = activity.Id,
        })];
        if (Dress is { } dress)
            answers.ForEach(dress);
        return answers;
    }
}
