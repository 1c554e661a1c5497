namespace ChatShop.Trade.Demand;

/// <summary>A seller wants to hear each Monday what people look for, or no more.</summary>
/// <param name="Seller">Who.</param>
/// <param name="On">Whether they want to.</param>
public sealed record ChooseWeeklyNews(PersonId Seller, bool On) : Command<WeeklyNewsChosen>;

/// <summary>From now on they hear of it each week, or do not.</summary>
public sealed record WeeklyNewsChosen(bool On) : Fact;

/// <summary>Tells those who want to hear it what people looked for in the week before; once for each Monday.</summary>
/// <param name="Monday">Which.</param>
public sealed record TellWeeklyNews(DateOnly Monday) : Command<WeeklyNewsTold>;

/// <summary>They are told; nobody is where there is nothing to tell.</summary>
/// <param name="Monday">Which Monday's news it is.</param>
/// <param name="Goods">What people looked for.</param>
/// <param name="Sellers">Who wants to hear it.</param>
public sealed record WeeklyNewsTold(DateOnly Monday, IReadOnlyList<GoodsWanted> Goods, IReadOnlyList<PersonId> Sellers) : Fact
{
    public override IEnumerable<Notice> Notices => Goods.Count == 0 ? [] : Sellers.Select(seller => new Notice(seller, "seller", new DemandOfWeek(Goods)));
}

/// <summary>What people looked for and did not find.</summary>
public sealed record DemandOfWeek(IReadOnlyList<GoodsWanted> Goods) : Fact;

/// <summary>What people look for in the market and do not find.</summary>
public interface IDemandRecords
{
    /// <summary>What at least <see cref="GoodsWanted.FewestPeople"/> people looked for in one of the last weeks, that of the most people first.</summary>
    Task<IReadOnlyList<GoodsWanted>> WantedAsync(DateOnly today, CancellationToken cancellation);
}
