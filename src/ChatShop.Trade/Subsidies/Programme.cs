using System.Globalization;

namespace ChatShop.Trade.Subsidies;

/// <summary>A programme's id.</summary>
public readonly record struct ProgrammeId(long Value)
{
    /// <summary>As programs write it: <c>prg3</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"prg{Value}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static ProgrammeId? Parse(string? text) =>
        text?.StartsWith("prg", StringComparison.Ordinal) == true && long.TryParse(text.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ProgrammeId(number)
            : null;
}

/// <summary>Public money with rules: for which sales sellers get how much of it, and until when.</summary>
/// <remarks>What has been received of the budget is all that can be given; what comes back of it can be given again.</remarks>
public sealed class Programme
{
    private Programme() => Name = "";

    /// <summary>Ours, made by us; people say its number.</summary>
    public ProgrammeId Id { get; private set; }

    /// <summary>What it is called.</summary>
    public string Name { get; private set; }

    /// <summary>The goods it is for: their names hold these words. Null for all goods.</summary>
    public string? Goods { get; private set; }

    /// <summary>The village whose sellers it is for; null for all.</summary>
    public string? Village { get; private set; }

    /// <summary>So much of what these goods brought, in percent; 0 where it is <see cref="Each"/>.</summary>
    public decimal Percent { get; private set; }

    /// <summary>So much for each order; zero where it is <see cref="Percent"/>.</summary>
    public Money Each { get; private set; }

    /// <summary>The most that one shop gets.</summary>
    public Money MostPerShop { get; private set; }

    /// <summary>The most that is given in all.</summary>
    public Money Budget { get; private set; }

    /// <summary>The first day on which orders that are placed count.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last one.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When it was ended; null while it goes on.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>What of the budget was received, less what went back to who gave it.</summary>
    public Money Received { get; private set; }

    /// <summary>What was given to sellers, less what they gave back.</summary>
    public Money Spent { get; private set; }

    /// <summary>How often it was used.</summary>
    public int Uses { get; private set; }

    /// <summary>What can be given now.</summary>
    public Money Left => Received - Spent;

    /// <summary>Opens one; nothing of its budget is there yet.</summary>
    /// <returns>The programme, or <see cref="ProgrammeUnclear"/>.</returns>
    public static Result<Programme> Open(ProgrammeId id, ProgrammeTerms terms, DateOnly today, DateTimeOffset now) => terms.Refuse(today) is { } refusal
        ? refusal
        : new Programme
        {
            Id = id,
            Name = terms.Name.Trim(),
            Goods = Said(terms.Goods),
            Village = Said(terms.Village),
            Percent = terms.Percent,
            Each = terms.Each,
            MostPerShop = terms.MostPerShop,
            Budget = terms.Budget,
            From = terms.From,
            Until = terms.Until,
            OpenedAt = now,
            Received = Money.Zero(terms.Budget.Currency),
            Spent = Money.Zero(terms.Budget.Currency),
        };

    /// <summary>Part of the budget has come.</summary>
    /// <returns>Why not, or null.</returns>
    public Refusal? Fund(Money amount)
    {
        if (ClosedAt is not null)
            return new NoSuchProgramme(Id.Value);
        if (amount.Currency != Budget.Currency || amount.Minor <= 0 || Received + amount > Budget)
            return new FundsOutOfRange(Budget - Received);
        Received += amount;
        return null;
    }

    /// <summary>It is over, and what is left goes back to who gave it.</summary>
    /// <returns>How much that is; null when it was over and nothing was left.</returns>
    public Money? Close(DateTimeOffset now)
    {
        if (ClosedAt is not null && Left.Minor == 0)
            return null;
        ClosedAt ??= now;
        var back = Left;
        Received -= back;
        return back;
    }

    /// <summary>What an order brings its seller: never more than its goods did, than one shop may get, and than is there.</summary>
    /// <param name="sale">The order.</param>
    /// <param name="toShop">What the shop has of this programme.</param>
    public Money ShareOf(SupportedSale sale, Money toShop)
    {
        var none = Money.Zero(Budget.Currency);
        if (ClosedAt is not null || sale.IsOwn || sale.Paid.Currency != Budget.Currency || sale.PlacedOn < From || sale.PlacedOn > Until || !Serves(sale.Village))
            return none;
        var brought = Less(Money.Sum(sale.Lines.Where(line => IsFor(line.Product)).Select(line => line.Total), Budget.Currency), sale.Paid);
        var share = Less(Percent > 0m ? brought.Percent(Percent) : Each, brought);
        share = Less(Less(share, sale.Paid - sale.Supported), Less(MostPerShop - toShop, Left));
        return share.Minor > 0 ? share : none;
    }

    /// <summary>Whether it is for sellers of a village.</summary>
    public bool Serves(string village) => Village is null || string.Equals(Village, village, StringComparison.OrdinalIgnoreCase);

    /// <summary>An order has brought its seller so much.</summary>
    /// <exception cref="InvalidOperationException">It is more than is there.</exception>
    public void Give(Money amount)
    {
        if (amount.Minor <= 0 || amount > Left)
            throw new InvalidOperationException($"{Id} can not give {amount}.");
        (Spent, Uses) = (Spent + amount, Uses + 1);
    }

    /// <summary>So much of it has come back.</summary>
    public void TakeBack(Money amount) => Spent -= amount;

    private bool IsFor(string product) => Goods is null || product.Contains(Goods, StringComparison.OrdinalIgnoreCase);

    private static string? Said(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();

    private static Money Less(Money one, Money other) => one < other ? one : other;
}
