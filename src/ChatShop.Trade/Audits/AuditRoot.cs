namespace ChatShop.Trade.Audits;

/// <summary>The clock ends a day of the audit trail: its head goes to where it can not be changed from here.</summary>
public sealed record SealRoot(DateOnly Day) : Command<RootSealed>;

/// <summary>The trail's head at the beginning of this day.</summary>
public sealed record RootSealed(AuditRoot Root) : Fact
{
    public override IEnumerable<Errand> Errands => [new SendRoot(Root)];
}

/// <summary>Tell the head of the audit trail to whoever keeps it.</summary>
public sealed record SendRoot(AuditRoot Root) : Errand;

/// <summary>The head of the audit trail: by it whoever has it sees later that no record up to it was changed or taken away.</summary>
/// <param name="Day">On which day of the market it was so.</param>
/// <param name="Record">The number of the last record; 0 where there is none.</param>
/// <param name="Hash">Its hash; empty where there is none.</param>
public sealed record AuditRoot(DateOnly Day, long Record, string Hash);
