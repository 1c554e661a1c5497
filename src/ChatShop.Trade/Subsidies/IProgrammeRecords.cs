namespace ChatShop.Trade.Subsidies;

/// <summary>What is known of programmes, for those who ask and change nothing.</summary>
public interface IProgrammeRecords
{
    /// <summary>The programmes that a person is told of: those that go on and serve their village, and those their shop has something of.</summary>
    Task<ProgrammesTold> ForAsync(PersonId person, CancellationToken cancellation);
}

/// <summary>What somebody is told of programmes.</summary>
/// <param name="HasShop">Whether they sell.</param>
/// <param name="Programmes">The newest first.</param>
public sealed record ProgrammesTold(bool HasShop, IReadOnlyList<ProgrammeTold> Programmes);

/// <summary>A programme as people are told it.</summary>
/// <param name="Got">What their shop has of it.</param>
public sealed record ProgrammeTold(
    ProgrammeId Id, string Name, string? Goods, string? Village, decimal Percent, Money Each, Money MostPerShop, Money Budget, DateOnly From, DateOnly Until,
    bool IsOver, Money Received, Money Spent, Money Left, int Uses, Money Got)
{
    /// <summary>The number people say.</summary>
    public long Number => Id.Value;

    /// <summary>Whether it is a part of what goods brought.</summary>
    public bool IsByPercent => Percent > 0m;

    /// <summary>Whether all that was received is given.</summary>
    public bool IsEmpty => Left.Minor <= 0;

    /// <summary>Tells a programme.</summary>
    /// <param name="programme">Which.</param>
    /// <param name="today">By which it may be over.</param>
    /// <param name="got">What the shop of whoever is told has of it.</param>
    public static ProgrammeTold Of(Programme programme, DateOnly today, Money got) => new(
        programme.Id, programme.Name, programme.Goods, programme.Village, programme.Percent.Shortened(), programme.Each, programme.MostPerShop, programme.Budget,
        programme.From, programme.Until, programme.ClosedAt is not null || programme.Until < today, programme.Received, programme.Spent, programme.Left, programme.Uses, got);
}
