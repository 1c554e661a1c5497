namespace ChatShop.Trade.Subsidies;

/// <summary>What a programme gave for one order: once.</summary>
public sealed class SubsidyUse
{
    private SubsidyUse() => Village = "";

    /// <summary>Made by us.</summary>
    public long Id { get; private set; }

    /// <summary>Out of which programme.</summary>
    public ProgrammeId Programme { get; private set; }

    /// <summary>For which order.</summary>
    public OrderNumber Order { get; private set; }

    /// <summary>To which shop.</summary>
    public ShopId Shop { get; private set; }

    /// <summary>The seller's village then; empty where nobody knew it.</summary>
    public string Village { get; private set; }

    /// <summary>What was given, as the audit trail has it.</summary>
    public Money Granted { get; private set; }

    /// <summary>What of it is left with the seller.</summary>
    public Money Amount { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>By which key its record in the audit trail is found: what is granted twice would have one key twice.</summary>
    public string Key => KeyOf(Programme, Order);

    /// <summary>The key of an order's use of a programme.</summary>
    public static string KeyOf(ProgrammeId programme, OrderNumber order) => $"subsidy:{programme}:{order}";

    /// <summary>A programme gives so much for an order.</summary>
    public static SubsidyUse Of(long id, ProgrammeId programme, OrderNumber order, ShopId shop, string village, Money amount, DateTimeOffset now) =>
        new() { Id = id, Programme = programme, Order = order, Shop = shop, Village = village, Granted = amount, Amount = amount, At = now };

    /// <summary>Part of the order's money goes back to its buyer: the same part of this comes back. A fen that can not be shared comes back too.</summary>
    /// <param name="before">What was paid for the order before.</param>
    /// <param name="after">What is still paid for it.</param>
    /// <returns>How much comes back.</returns>
    public Money GiveBack(Money before, Money after)
    {
        var left = before.Minor == 0 ? 0 : (long)decimal.Floor((decimal)Amount.Minor * after.Minor / before.Minor);
        var back = Amount - Amount with { Minor = left };
        Amount -= back;
        return back;
    }
}
