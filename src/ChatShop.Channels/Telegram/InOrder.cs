namespace ChatShop.Channels.Telegram;

/// <summary>What is sent to one chat goes one after the other, also when the first must wait.</summary>
internal sealed class InOrder
{
    private readonly Lock door = new();
    private readonly Dictionary<long, Task> last = [];

    /// <summary>Runs something once all that was to be sent to this chat before has ended.</summary>
    public async Task AfterOthersAsync(long chat, Func<Task> send)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;
        lock (door)
        {
            before = last.GetValueOrDefault(chat, Task.CompletedTask);
            last[chat] = mine.Task;
        }
        try
        {
            await before;
            await send();
        }
        finally
        {
            mine.SetResult();
            lock (door)
            {
                if (last.GetValueOrDefault(chat) == mine.Task)
                    last.Remove(chat);
            }
        }
    }
}
