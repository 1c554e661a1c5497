using ChatShop.Trade;

namespace ChatShop.Conversations.Flows;

/// <summary>Puts questions: remembers what was asked, says it differently the second time, shows what can be chosen.</summary>
internal static class Asking
{
    /// <summary>Asks, shows what can be chosen, and remembers that it did.</summary>
    /// <param name="talk">The turn.</param>
    /// <param name="state">The flow that asks.</param>
    /// <param name="question">What to ask.</param>
    /// <param name="again">Whether the answer was not understood: then it is said differently.</param>
    public static void Ask(Talk talk, FlowState state, Question question, bool again = false)
    {
        var times = again && state.Asked?.Slot == question.Slot ? state.Asked.Times + 1 : 1;
        state.Asked = question with { Times = times };
        if (talk.Corrected is { } corrected && question.Slot != "confirm")
            talk.Say("common/corrected", new Dictionary<string, object?> { ["value"] = corrected });
        talk.Corrected = null;
        var values = Values(talk, state.Slots);
        values["said"] = question.Said;
        values["neighbor"] = talk.For?.Name;
        values["station"] = state.Slots.Station;
        var key = question.Key.Contains('/', StringComparison.Ordinal) ? question.Key : $"{state.Flow}/{question.Key}";
        if (question.Options.Count == 0)
            talk.Say(key, values, times - 1);
        else
            talk.Say(
                "common/options",
                new Dictionary<string, object?> { ["question"] = talk.Texts.Say(key, values, times - 1, talk.ShownIn), ["options"] = question.Options },
                buttons: [.. question.Options.Select((_, i) => $"{i + 1}")]);
    }

    /// <summary>Asks the same once more, after something else was answered or nothing was understood.</summary>
    public static void AskAgain(Talk talk, FlowState state, bool again)
    {
        if (state.Asked is { } asked)
            Ask(talk, state, asked, again);
    }

    /// <summary>What a flow's texts may name.</summary>
    public static Dictionary<string, object?> Values(Talk talk, FilledSlots slots)
    {
        var items = slots.Items.Select(item => new { item.Product, item.Quantity, item.Price, Total = Total(item) }).ToList();
        return PresaleSlots.Tell(slots, PoolSlots.Tell(talk, slots, GroupSlots.Tell(slots, SumSlots.Tell(slots, new Dictionary<string, object?>
        {
            ["product"] = slots.Product,
            ["price"] = slots.Price(),
            ["stock"] = slots.StockCounted(),
            ["shopName"] = slots.ShopName,
            ["availableFrom"] = slots.AvailableFrom,
            ["photos"] = slots.Photos.Count,
            ["noPhoto"] = slots.NoPhoto,
            ["items"] = items,
            ["item"] = items.FirstOrDefault(item => item.Quantity is null) ?? items.LastOrDefault(),
            ["total"] = Total([.. items.Select(item => item.Total)]),
            ["cash"] = slots.Cash,
            ["byCode"] = slots.ByCode,
            ["way"] = slots.Way is { } way ? Trade.Shops.CollectionCode.NameOf(way) : null,
            ["address"] = slots.Address,
            ["phone"] = slots.Phone,
            ["recipient"] = slots.Recipient,
            ["order"] = slots.Order,
            ["paid"] = slots.Paid,
            ["forfeit"] = slots.Forfeit,
            ["amount"] = slots.Sum(),
            ["isPart"] = slots.Amount is not null && slots.Amount != (slots.Paid ?? slots.Ready),
            ["rest"] = slots.Paid is { } paid && slots.Sum() is { } sum && sum.Currency == paid.Currency ? paid - sum : null,
            ["isByHand"] = slots.Paid is { Minor: 0 },
            ["bankEnding"] = slots.BankEnding,
            ["origin"] = new { slots.Place, Day = slots.HarvestedOn, Year = slots.HarvestedOn?.Year == talk.Now.Year ? null : slots.HarvestedOn?.Year },
            ["stars"] = slots.Stars,
            ["carrier"] = slots.Carrier,
            ["tracking"] = slots.Tracking,
            ["joining"] = slots.Joining,
            ["leaving"] = slots.Leaving,
            ["here"] = talk.Said.Channel,
            ["sandbox"] = talk.IsSandbox,
        }))));
    }

    private static Money? Total(IReadOnlyList<Money?> items) => items.Count > 0 && items.All(item => item is not null)
        ? items.Select(item => item!.Value).Aggregate((sum, one) => sum.Currency == one.Currency ? sum + one : sum)
        : null;

    private static Money? Total(Wanted item) =>
        item is { Price: { } price, Quantity: { } quantity } && quantity.Unit.ConvertsTo(price.Per.Unit) ? price.For(quantity) : null;
}
