namespace ChatShop.Trade.People;

/// <summary>Somebody comes into the console, or changes how they do; said so that the audit trail knows.</summary>
/// <param name="Person">Who.</param>
/// <param name="How">By what, or what they changed.</param>
public sealed record SignIn(PersonId Person, string How) : Command<SignedIn>;

/// <summary>They have.</summary>
public sealed record SignedIn(string How) : Fact;
