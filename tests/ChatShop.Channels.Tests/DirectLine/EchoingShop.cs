using Microsoft.Bot.Schema;

namespace ChatShop.Channels.Tests.DirectLine;

/// <summary>The house behind the door: greets who comes, echoes what they say, takes each message once and keeps a log.</summary>
internal sealed class EchoingShop : ITurns, IActivityFeed
{
    private readonly Lock door = new();
    private readonly Dictionary<string, List<Activity>> logs = [];
    private readonly HashSet<string> taken = [];
    private readonly List<Activity> heard = [];
    private TaskCompletionSource news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Each activity that a turn was run for, in order.</summary>
    public IReadOnlyList<Activity> Heard
    {
        get
        {
            lock (door)
                return [.. heard];
        }
    }

    /// <summary>What the next turns throw; null for none.</summary>
    public Exception? Failure { get; set; }

    public Task<IReadOnlyList<Activity>> TakeAsync(Activity activity, CancellationToken cancellation)
    {
        if (Failure is not null)
            throw Failure;
        lock (door)
        {
            if (!taken.Add(activity.Id))
                return Task.FromResult<IReadOnlyList<Activity>>([]);

            heard.Add(activity);
            var reply = Say(activity.Conversation.Id, activity.Type == ActivityTypes.ConversationUpdate ? "welcome" : $"echo: {activity.Text}");
            Append(activity.Conversation.Id, activity, reply);
            return Task.FromResult<IReadOnlyList<Activity>>([reply]);
        }
    }

    /// <summary>Says something that nobody asked for.</summary>
    public void Tell(string conversation, string text)
    {
        lock (door)
            Append(conversation, Say(conversation, text));
    }

    /// <summary>Goes back to when the log was shorter, as when a backup is restored.</summary>
    public void Restore(string conversation, int count)
    {
        lock (door)
            logs[conversation].RemoveRange(count, logs[conversation].Count - count);
    }

    public Task<IReadOnlyList<Activity>> ReadAsync(string channel, string conversation, long from, int limit, CancellationToken cancellation)
    {
        lock (door)
            return Task.FromResult<IReadOnlyList<Activity>>([.. logs.GetValueOrDefault(conversation, []).Skip((int)Math.Min(from, int.MaxValue)).Take(limit)]);
    }

    public async Task WaitAsync(string channel, string conversation, long position, TimeSpan patience, CancellationToken cancellation)
    {
        Task next;
        lock (door)
        {
            if (logs.GetValueOrDefault(conversation, []).Count > position)
                return;
            next = news.Task;
        }
        await next.WaitAsync(cancellation);
    }

    private void Append(string conversation, params Activity[] activities)
    {
        if (!logs.TryGetValue(conversation, out var log))
            logs[conversation] = log = [];
        log.AddRange(activities);
        news.SetResult();
        news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private Activity Say(string conversation, string text) => new(ActivityTypes.Message)
    {
        Id = $"{logs.GetValueOrDefault(conversation, []).Count + 1}",
        Text = text,
        From = new ChannelAccount("chatshop"),
        Conversation = new ConversationAccount(id: conversation),
    };
}
