using ChatShop.Trade.Messages;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Messages;

/// <summary>What became of one question of a flow on one day; of the flow itself where <see cref="Step"/> is empty.</summary>
public sealed class StepCount
{
    /// <summary>A day of the market.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The flow.</summary>
    public required string Flow { get; init; }

    /// <summary>What was asked for.</summary>
    public required string Step { get; init; }

    /// <summary>How often it was put, or the flow begun.</summary>
    public long Reached { get; init; }

    /// <summary>How often it was answered, or the flow came to its end.</summary>
    public long Answered { get; init; }

    /// <summary>How often it was put once more because the answer was not understood.</summary>
    public long Again { get; init; }

    /// <summary>How often the person turned away from it.</summary>
    public long Left { get; init; }
}

/// <summary>How many messages of a day were understood.</summary>
public sealed class HeardCount
{
    /// <summary>A day of the market.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The language they were answered in.</summary>
    public required string Locale { get; init; }

    /// <summary>Those the shop could act on.</summary>
    public long Understood { get; init; }

    /// <summary>The others.</summary>
    public long Misunderstood { get; init; }
}

/// <summary>How these tables lie in the database.</summary>
internal static class MessageTables
{
    public static void Describe(ModelBuilder model, Seal seal)
    {
        model.Entity<StepCount>(count => count.ToTable("step_counts").HasKey(it => new { it.Day, it.Flow, it.Step }));
        model.Entity<HeardCount>(count => count.ToTable("heard_counts").HasKey(it => new { it.Day, it.Locale }));
        model.Entity<MisheardMessage>(message =>
        {
            message.ToTable("misheard");
            message.HasKey(it => it.Id);
            message.Property(it => it.Id).ValueGeneratedOnAdd();
            message.Property(it => it.Text).HasConversion(seal.Column<string>());
            message.Property(it => it.Reading).HasConversion(seal.Column<RightReading>()!);
            message.HasIndex(it => it.At);
        });
    }
}
