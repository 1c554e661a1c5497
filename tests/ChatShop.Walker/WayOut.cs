namespace ChatShop.Walker;

/// <summary>Looks whether a state is a dead end: help is given in it, its question is asked again, and it can be left.</summary>
internal sealed class WayOut(Walker walker, Thread thread, string locale)
{
    /// <summary>Four things wait behind one another at most; then the order that waits for its money may be called off, which is asked and left too.</summary>
    private const int Deepest = 6;

    /// <summary>Tries them all.</summary>
    /// <exception cref="WalkException">One of them fails.</exception>
    public async Task TryAsync()
    {
        if (thread.IsHandedOver)
            await CloseAsync();
        var helped = await walker.SayAsync(thread, Said("帮助", "help"));
        for (var talks = 0; talks < Deepest && walker.IsAmong(helped, "human.handover/how"); talks++) // Several may have called.
        {
            await CloseAsync();
            helped = await walker.SayAsync(thread, Said("帮助", "help"));
        }
        if (!walker.IsAmong(helped, "help/examples"))
            throw walker.Fail(thread, "help was asked for and not given");
        var asked = await walker.SayAsync(thread, Said("你刚才问啥", "what did you ask"));
        if (walker.KeyOf(helped[^1]) is { } question && question != "help/examples" && walker.KeyOf(asked[^1]) != question)
            throw walker.Fail(thread, "the question that stands is not asked again");
        await LeaveAsync();
    }

    private async Task LeaveAsync()
    {
        for (int left = 0, talks = 0; left <= Deepest && talks <= Deepest;)
        {
            var answered = await walker.SayAsync(thread, Said("算了", "never mind"));
            if (walker.IsAmong(answered, "common/nothingToLeave"))
                return;
            if (walker.IsAmong(answered, "human.handover/over")) // Others call while this one leaves; their talks are not its own depth.
                talks++;
            else
                left++;
        }
        throw walker.Fail(thread, "it can not be left");
    }

    /// <summary>Whoever talks to a person says when that is over; from then on the shop answers again.</summary>
    public async Task CloseAsync()
    {
        if ((await walker.SayAsync(thread, Said("结束", "done"))).Count == 0)
            throw walker.Fail(thread, "a message was not answered");
        thread.IsHandedOver = false;
    }

    private string Said(string chinese, string english) => locale == "en" ? english : chinese;
}
