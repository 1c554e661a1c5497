using ChatShop.Conversations.Flows.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Stations;

namespace ChatShop.Conversations.Flows;

/// <summary>A neighbour agrees to what an agent does for them: by the PIN said at the counter, or the code that came by SMS.</summary>
internal static class Agreeing
{
    /// <summary>What a question for it asks for.</summary>
    public const string Slot = "pin";

    private const string Pin = "acting/ask.pin";
    private const string NewPin = "acting/ask.newPin";
    private const string Code = "acting/ask.code";

    /// <summary>Asks for it where the act needs it.</summary>
    /// <returns>Whether the act must wait.</returns>
    public static async Task<bool> AskAsync(Talk talk, FlowState state, ActStep step)
    {
        if (talk.For is not { } whom || ActTable.All[step.Act] is not { Changes: true, IsTheAgents: false })
            return false;
        if (await talk.Counter.Stations.NeighborAsync(whom.PersonId(), talk.Cancellation) is not { } neighbor)
            return false; // The trade says no.
        var agreement = ActingFor.AgreementTo(step.Act);
        var mustAgree = neighbor.HasOwnPhone || agreement == Agreement.Always || (agreement == Agreement.UnlessTrusted && !neighbor.IsTrusted);
        if (!mustAgree || neighbor.Agrees)
            return false;
        var key = neighbor.HasPin && !neighbor.HasOwnPhone ? Pin : neighbor.CanBeTold ? Code : NewPin;
        if (key == Code && (state.Asked?.Slot != Slot || state.Asked.Key != Code))
            await talk.ActAsAgentAsync(new SendNeighborCode(talk.Self, neighbor.Id));
        Asking.Ask(talk, state, new Question(Slot, key, []));
        return true;
    }

    /// <summary>Hears the digits while they are asked for.</summary>
    /// <returns>Whether that is what was said.</returns>
    public static async Task<bool> HearAsync(Talk talk, FlowRunner runner, Running? current)
    {
        if (current is not { State: { Asked: { Slot: Slot } asked, For: { } whom } state })
            return false;
        if (asked.Key == Code && talk.Hears("sendAgain"))
        {
            await talk.ActAsAgentAsync(new SendNeighborCode(talk.Self, whom.PersonId()));
            Asking.AskAgain(talk, state, again: false);
            return true;
        }
        if (SaidPin.In(talk.Said.Text) is not { } digits)
            return Leaves(talk, state);
        var agreed = await talk.ActAsAgentAsync<NeighborAgreed>(
            asked.Key == NewPin ? new ChoosePin(talk.Self, whom.PersonId(), digits, Agrees: true) : new AgreeByPin(talk.Self, whom.PersonId(), digits));
        if (agreed.Refusal is { } refusal)
            Refuse(talk, current, refusal);
        else
        {
            if (agreed.Fact!.IsNewPin)
                talk.Say("acting/pinIsSet");
            await runner.ContinueAsync(talk, current, confirmed: true);
        }
        return true;
    }

    /// <summary>不要了, where a yes could have been the answer: nothing is done.</summary>
    private static bool Leaves(Talk talk, FlowState state)
    {
        if (!Retyping.IsLeft(talk))
            return false;
        talk.Say("common/left");
        talk.Notes.Left.Add(state);
        FlowRunner.End(talk, state);
        return true;
    }

    private static void Refuse(Talk talk, Running current, Refusal refusal)
    {
        talk.Refuse(refusal);
        if (refusal is WrongPin or PinTooPlain)
        {
            Asking.AskAgain(talk, current.State, again: false);
            return;
        }
        talk.Notes.Left.Add(current.State);
        FlowRunner.End(talk, current.State);
    }
}
