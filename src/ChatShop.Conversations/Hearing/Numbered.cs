using ChatShop.Conversations.Flows;
using ChatShop.Understanding;

namespace ChatShop.Conversations.Hearing;

/// <summary>Messages that begin a flow whatever is going on, because of a number behind the words it is for: nothing else can be meant.</summary>
internal sealed class Numbered(FlowBook book, FlowRunner runner)
{
    /// <summary>绑定 482913.</summary>
    /// <returns>Whether it is such a message.</returns>
    public async Task<bool> WithCodeAsync(Talk talk, Running? current)
    {
        if (book.ForCode(talk.Said.Text) is not var (flow, code))
            return false;
        MakeRoom(talk, flow, current);
        await runner.StartAsync(talk, flow, Slots.None, slots => slots.Code = code);
        return true;
    }

    /// <summary>开站 李家村服务站, 到站 1001 1002: said by those whom it is for.</summary>
    /// <returns>Whether it is such a message.</returns>
    public async Task<bool> WithAnythingAsync(Talk talk, Running? current)
    {
        if (book.ForAnything(talk.Said.Text) is not var (flow, said))
            return false;
        var isTheirs = flow.For switch
        {
            "operator" => (await talk.Counter.Records.OperatorsAsync(talk.Cancellation)).Contains(talk.Self),
            "agent" => await talk.Counter.Stations.StationOfAsync(talk.Self, talk.Cancellation) is not null,
            _ => true,
        };
        if (!isTheirs)
            return false;
        MakeRoom(talk, flow, current);
        await runner.StartAsync(talk, flow, Slots.None, slots => slots.Words = said);
        return true;
    }

    /// <summary>判1001退20块: what stands behind the number is read for what the flow asks first, and for nothing else.</summary>
    /// <returns>Whether it is such a message.</returns>
    public async Task<bool> WithOrderAsync(Talk talk, Running? current)
    {
        if (book.ForOrder(talk.Said.Text) is not var (flow, order, about))
            return false;
        if (Aloud.AskFirst(talk, flow, new Reading(talk.Texts.Locale, "none", Slots.None, 1)))
            return true;
        MakeRoom(talk, flow, current);
        var wanted = flow.Steps.OfType<CollectStep>().Select(step => SlotTable.Of(step.Slot)).FirstOrDefault();
        var said = wanted?.Expect is { } expect ? ReadAbout(talk, about, expect) : Slots.None;
        await runner.StartAsync(talk, flow, said with { Order = null }, slots =>
        {
            slots.OrderSaid = order;
            if (about.Length > 0)
                wanted?.TakesAnything?.Invoke(slots, about);
        });
        return true;
    }

    /// <summary>收据, 1001的收据.</summary>
    /// <returns>Whether it is such a message.</returns>
    public async Task<bool> AboutOrderAsync(Talk talk, Running? current)
    {
        if (book.AboutOrder(talk.Said.Text) is not var (flow, order))
            return false;
        MakeRoom(talk, flow, current);
        await runner.StartAsync(talk, flow, Slots.None, slots => slots.OrderSaid = order);
        return true;
    }

    /// <summary>Alone, 退6000 speaks of order 6000; here the order is known, so that the number is how much.</summary>
    private static Slots ReadAbout(Talk talk, string about, string expect)
    {
        var slots = Read(about);
        var number = about.AsSpan().IndexOfAnyInRange('0', '9');
        return expect == "amount" && slots is { Amount: null, Price: null } && number > 0 ? Read(about[number..]) : slots;

        Slots Read(string text) => Reader.Read(talk.MessageOf(text, expect)).Slots;
    }

    /// <summary>What is said anew takes the place of the same half done.</summary>
    private static void MakeRoom(Talk talk, Flow flow, Running? current)
    {
        if (current is var (running, state) && running == flow)
        {
            talk.Notes.Left.Add(state);
            talk.Session.Flows.Remove(state);
        }
        (talk.Session.Supposed, talk.Session.Misunderstood) = (null, 0);
    }
}
