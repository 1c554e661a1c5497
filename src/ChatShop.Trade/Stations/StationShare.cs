namespace ChatShop.Trade.Stations;

/// <summary>What a station's agent gets of an order: part of the market's share, so that neither buyer nor seller pays more.</summary>
public static class StationShare
{
    /// <summary>So much of the market's share of an order is the agent's.</summary>
    /// <param name="paid">What the buyer has paid for it.</param>
    /// <param name="fee">The market's share of that.</param>
    /// <param name="percent">What was agreed with stations when it was placed, of what was paid.</param>
    public static Money Of(Money paid, Money fee, decimal percent)
    {
        var share = paid.Percent(percent);
        return share < fee ? share : fee;
    }
}
