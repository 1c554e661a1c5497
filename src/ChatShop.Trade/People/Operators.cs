namespace ChatShop.Trade.People;

/// <summary>What a person is to the market beside buying and selling.</summary>
[Flags]
public enum PersonRoles
{
    /// <summary>Nothing else.</summary>
    None = 0,
    /// <summary>Runs the market.</summary>
    Operator = 1,
}

/// <summary>Wants digits that make whoever says them an operator.</summary>
public sealed record IssueOperatorCode : Command<OperatorCodeIssued>;

/// <summary>Whoever says these digits in time runs the market.</summary>
public sealed record OperatorCodeIssued(string Code, DateTimeOffset Until) : Fact;

/// <summary>Says the digits: this person runs the market from now on.</summary>
/// <param name="Person">Who says them.</param>
/// <param name="Code">The digits.</param>
/// <param name="Here">The channel they say them on.</param>
public sealed record BecomeOperator(PersonId Person, string Code, string Here) : Command<OperatorJoined>;

/// <summary>There is one more operator; those there were are told.</summary>
public sealed record OperatorJoined(PersonId Person, string Channel, IReadOnlyList<PersonId> Others) : Fact
{
    public override IEnumerable<Notice> Notices => Others.Select(other => new Notice(other, "operator", this));
}

/// <summary>This person runs the market already.</summary>
public sealed record OperatorAlready : Refusal;
