namespace ChatShop.Server.Consoles.Selling;

/// <summary>What stands in a column of a pasted table.</summary>
internal enum PastedColumn
{
    /// <summary>Nothing that is looked at.</summary>
    None,
    /// <summary>The goods.</summary>
    Product,
    /// <summary>What they cost.</summary>
    Price,
    /// <summary>What price and stock are counted in.</summary>
    Unit,
    /// <summary>How much there is.</summary>
    Stock,
    /// <summary>The first day it can be had.</summary>
    From,
}
