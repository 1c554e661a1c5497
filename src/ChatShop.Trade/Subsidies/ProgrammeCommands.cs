using ChatShop.Trade.Payouts;
using ChatShop.Trade.People;

namespace ChatShop.Trade.Subsidies;

/// <summary>Whoever runs the market opens a programme.</summary>
public sealed record OpenProgramme(PersonId Operator, ProgrammeTerms Terms) : Command<ProgrammeOpened>;

/// <summary>Sales are supported from now on, as far as money has come.</summary>
public sealed record ProgrammeOpened(ProgrammeId Programme, ProgrammeTerms Terms) : Fact;

/// <summary>Whoever runs the market has received money for a programme, and books it in.</summary>
/// <param name="Receipt">What the bank wrote beside it.</param>
public sealed record FundProgramme(PersonId Operator, long Number, Money Amount, string Receipt) : Command<ProgrammeFunded>;

/// <summary>The programme has it.</summary>
/// <param name="Left">What it can give now.</param>
public sealed record ProgrammeFunded(ProgrammeId Programme, string Name, Money Amount, Money Left, string Receipt) : Fact;

/// <summary>Whoever runs the market ends a programme.</summary>
public sealed record CloseProgramme(PersonId Operator, long Number) : Command<ProgrammeClosed>;

/// <summary>Nothing more is given, and what was left goes back to who gave it.</summary>
/// <param name="Back">How much that is.</param>
public sealed record ProgrammeClosed(ProgrammeId Programme, string Name, int Uses, Money Spent, Money Back) : Fact
{
    /// <summary>Whether anything goes back.</summary>
    public bool IsBack => Back.Minor > 0;
}

/// <summary>A programme has given something for an order; its seller is told.</summary>
/// <param name="Transfer">What brings it to the seller's account.</param>
public sealed record SubsidyGranted(ProgrammeId Programme, string Name, OrderNumber Order, ShopId Shop, PersonId Seller, Money Amount, TransferId Transfer) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Payments;

    public override IEnumerable<Notice> Notices => [new Notice(Seller, "seller", this)];

    public override IEnumerable<Errand> Errands => [new SendTransfer(Transfer)];
}

/// <summary>An order's money goes back to its buyer, and what a programme gave for it comes back in the same part; the seller is told.</summary>
/// <param name="Owed">How much of it the seller has taken already: it is kept back from what is sold next.</param>
/// <param name="Left">What of it the seller keeps.</param>
public sealed record SubsidyTakenBack(
    ProgrammeId Programme, string Name, OrderNumber Order, ShopId Shop, PersonId Seller, Money Amount, Money Owed, Money Left) : Fact
{
    /// <summary>Whether the seller has taken some of it already.</summary>
    public bool IsOwed => Owed.Minor > 0;

    /// <summary>Whether the seller keeps some of it.</summary>
    public bool IsKept => Left.Minor > 0;

    public override NoticeKinds Kind => NoticeKinds.Payments;

    public override IEnumerable<Notice> Notices => [new Notice(Seller, "seller", this)];
}
