using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Demand;

/// <summary>That somebody looked for goods in a week and did not find them: nobody can tell who, once the week's salt is gone.</summary>
internal sealed class WantedMark
{
    /// <summary>The week's Monday.</summary>
    public DateOnly Week { get; init; }

    /// <summary>The goods.</summary>
    public required string Product { get; init; }

    /// <summary>Stands for the person and these goods in this week, and for nothing else.</summary>
    public required string Mark { get; init; }
}

/// <summary>How many different people looked for goods in a week that is over.</summary>
internal sealed class WantedCount
{
    /// <summary>The week's Monday.</summary>
    public DateOnly Week { get; init; }

    /// <summary>The goods.</summary>
    public required string Product { get; init; }

    /// <summary>How many people.</summary>
    public int People { get; set; }
}

/// <summary>What makes a week's marks; it is thrown away with them when the week is over.</summary>
internal sealed class WantedSalt
{
    /// <summary>The week's Monday.</summary>
    public DateOnly Week { get; init; }

    /// <summary>128 random bits.</summary>
    public required string Salt { get; init; }
}

/// <summary>How these tables lie in the database.</summary>
internal static class DemandTables
{
    public static void Describe(ModelBuilder model, Seal seal)
    {
        model.Entity<WantedMark>(mark => mark.ToTable("wanted_marks").HasKey(it => new { it.Week, it.Product, it.Mark }));
        model.Entity<WantedCount>(count => count.ToTable("wanted_counts").HasKey(it => new { it.Week, it.Product }));
        model.Entity<WantedSalt>(salt =>
        {
            salt.ToTable("wanted_salts").HasKey(it => it.Week);
            salt.Property(it => it.Salt).HasConversion(seal.Column<string>());
        });
    }
}
