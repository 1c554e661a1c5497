namespace ChatShop.Server.Demo;

/// <summary>How an order of a demo goes.</summary>
internal enum Fate
{
    /// <summary>Paid at the door.</summary>
    Cash,
    /// <summary>Paid on the page.</summary>
    Paid,
    /// <summary>Nobody has paid yet.</summary>
    Waits,
    /// <summary>Nobody paid in time.</summary>
    Expires,
    /// <summary>The buyer calls it off.</summary>
    Canceled,
    /// <summary>The seller gives the money back.</summary>
    Refunded,
    /// <summary>Something is wrong with it, and nobody has decided.</summary>
    Disputed,
}

/// <summary>Believable shares: of a hundred orders so many go like this.</summary>
internal static class Fates
{
    /// <summary>That of one order; 37 and 100 have no factor in common, so a hundred in a row have every fate in its share.</summary>
    public static Fate Of(int number) => (number * 37 % 100) switch
    {
        < 64 => Fate.Cash,
        < 86 => Fate.Paid,
        < 91 => Fate.Expires,
        < 97 => Fate.Canceled,
        < 99 => Fate.Refunded,
        _ => Fate.Disputed,
    };
}
