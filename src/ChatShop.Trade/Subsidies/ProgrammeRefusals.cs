namespace ChatShop.Trade.Subsidies;

/// <summary>A programme can not be like that.</summary>
/// <param name="Part">What of it.</param>
public sealed record ProgrammeUnclear(ProgrammePart Part) : Refusal
{
    /// <summary>As texts name it.</summary>
    public string PartName => Part.InTexts();
}

/// <summary>A part of a programme's rules.</summary>
public enum ProgrammePart
{
    /// <summary>What it is called, and what it is for.</summary>
    Name,

    /// <summary>How much is given: in percent or for each order, not both.</summary>
    Share,

    /// <summary>How much one shop gets, and all together.</summary>
    Budget,

    /// <summary>From when until when.</summary>
    Days,
}

/// <summary>No programme of that number goes on.</summary>
public sealed record NoSuchProgramme(long Number) : Refusal;

/// <summary>So much can not be booked in: the budget has room for this.</summary>
public sealed record FundsOutOfRange(Money Most) : Refusal;

/// <summary>Money with this receipt was booked in before.</summary>
public sealed record ReceiptBookedAlready(string Receipt) : Refusal;
