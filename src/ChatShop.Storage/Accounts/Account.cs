using ChatShop.Trade;
using Microsoft.AspNetCore.Identity;

namespace ChatShop.Storage.Accounts;

/// <summary>Somebody who may sign in to the console.</summary>
/// <remarks>ASP.NET's Identity keeps the password, the second factor and the passkeys; to the trade it is a person of the channel <c>console</c>.</remarks>
public sealed class Account : IdentityUser
{
    /// <summary>What they may do.</summary>
    public AccountRole Role { get; set; }

    /// <summary>The shop that a seller keeps; null for everybody else.</summary>
    public ShopId? Shop { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; set; }
}

/// <summary>What somebody at the console may do.</summary>
public enum AccountRole
{
    /// <summary>Sees the own shop only.</summary>
    Seller,
    /// <summary>Sees the whole market and changes nothing.</summary>
    Auditor,
    /// <summary>Acts for the people of a village.</summary>
    Agent,
    /// <summary>Runs the market.</summary>
    Operator,
}

/// <summary>A link that lets one more person in, once.</summary>
public sealed class Invitation
{
    /// <summary>SHA-256 of the word in the link, as lower-case hex: whoever reads the table can not use it.</summary>
    public required string Hash { get; init; }

    /// <summary>What whoever follows it may do.</summary>
    public required AccountRole Role { get; init; }

    /// <summary>The shop that a seller will keep; null for everybody else.</summary>
    public ShopId? Shop { get; init; }

    /// <summary>Until when it leads in.</summary>
    public required DateTimeOffset Until { get; init; }
}
