using System.Security.Cryptography;
using System.Text;
using ChatShop.Trade.Listings;
using ChatShop.Trade.People;

namespace ChatShop.Trade.Stations;

/// <summary>Somebody whom the agent of a station acts for.</summary>
public sealed class Neighbor
{
    /// <summary>The most letters of a name, and of what tells two of one name apart.</summary>
    public const int LongestName = 20;

    /// <summary>How long what was agreed to may be done.</summary>
    public static readonly TimeSpan AgreedFor = TimeSpan.FromMinutes(10);

    /// <summary>How many digits a PIN has, and a code by SMS.</summary>
    public const int PinDigits = 4, CodeDigits = 6;

    private Neighbor() => Name = "";

    /// <summary>Who it is.</summary>
    public PersonId Id { get; private set; }

    /// <summary>Of which station.</summary>
    public StationId Station { get; private set; }

    /// <summary>What the agent calls them: 王大爷.</summary>
    public string Name { get; private set; }

    /// <summary>What tells two of one name apart: 村东头. Null where there is but one.</summary>
    public string? Mark { get; private set; }

    /// <summary>Their telephone; null where they have none.</summary>
    public string? Phone { get; private set; }

    /// <summary>What is kept of the PIN they chose; null until they did.</summary>
    public string? Pin { get; private set; }

    /// <summary>What is kept of the code sent to them last.</summary>
    public string? Code { get; private set; }

    /// <summary>Until when that code is good.</summary>
    public DateTimeOffset? CodeEndsAt { get; private set; }

    /// <summary>Until when one thing may be done that they agreed to; null for nothing.</summary>
    public DateTimeOffset? AgreedUntil { get; private set; }

    /// <summary>Whether they chose a PIN.</summary>
    public bool HasPin => Pin is not null;

    /// <summary>As it is shown: 王大爷·村东头.</summary>
    public string FullName => FullNameOf(Name, Mark);

    /// <summary>A name and what tells it apart.</summary>
    public static string FullNameOf(string name, string? mark) => mark is null ? name : $"{name}·{mark}";

    /// <summary>What their shop is called under a station.</summary>
    public static string ShopNameOf(string fullName, string station) => $"{fullName}·{station}" is { Length: <= Shops.Shop.LongestName } whole ? whole : fullName;

    /// <summary>The agent names somebody for the first time.</summary>
    /// <returns>The neighbour, or <see cref="TextOutOfRange"/>, <see cref="NoPhone"/>.</returns>
    public static Result<Neighbor> Meet(PersonId id, StationId station, string name, string? mark, string? phone)
    {
        (name, mark) = (name.Trim(), string.IsNullOrWhiteSpace(mark) ? null : mark.Trim());
        if (name.Length is 0 or > LongestName || mark?.Length > LongestName)
            return new TextOutOfRange(LongestName);
        if (phone is not null && !DeliverTo.IsPhone(phone))
            return new NoPhone();
        return new Neighbor { Id = id, Station = station, Name = name, Mark = mark, Phone = phone };
    }

    /// <summary>They say a PIN for the first time: from now on it is theirs.</summary>
    /// <param name="digits">Four digits.</param>
    /// <param name="salt">Some that nobody else has.</param>
    public Refusal? Choose(string digits, byte[] salt)
    {
        if (HasPin)
            return new PinThereAlready(FullName);
        if (!IsPin(digits))
            return new PinTooPlain();
        Pin = $"{Convert.ToHexStringLower(salt)}:{HashOf(digits, salt)}";
        return null;
    }

    /// <summary>Whoever runs the market has seen them: they may choose another PIN.</summary>
    public void ForgetPin() => (Pin, AgreedUntil) = (null, null);

    /// <summary>A code goes to their telephone.</summary>
    public void Send(string digits, byte[] salt, DateTimeOffset now) =>
        (Code, CodeEndsAt) = ($"{Convert.ToHexStringLower(salt)}:{HashOf(digits, salt)}", now + AgreedFor);

    /// <summary>Whether these digits are their PIN, or the code that was sent to them and is still good.</summary>
    /// <param name="digits">What was said.</param>
    /// <param name="now">When.</param>
    /// <param name="byCodeAlone">Whether a PIN is not enough: they have a phone of their own in the chat.</param>
    public bool Is(string digits, DateTimeOffset now, bool byCodeAlone) =>
        (!byCodeAlone && Fits(Pin, digits)) || (now < CodeEndsAt && Fits(Code, digits));

    /// <summary>They agree to one thing. A code is good once.</summary>
    public void Agree(DateTimeOffset now) => (AgreedUntil, Code, CodeEndsAt) = (now + AgreedFor, null, null);

    /// <summary>What they agreed to is done.</summary>
    public void Spend() => AgreedUntil = null;

    /// <summary>Whether they have agreed to something that is not done yet.</summary>
    public bool Agrees(DateTimeOffset now) => now < AgreedUntil;

    /// <summary>Four digits that are not all the same and no row: those are guessed first.</summary>
    private static bool IsPin(string digits) => digits.Length == PinDigits && digits.All(char.IsAsciiDigit)
        && digits.Distinct().Count() > 1 && !"0123456789 9876543210".Contains(digits, StringComparison.Ordinal);

    private static bool Fits(string? kept, string digits)
    {
        if (kept?.Split(':') is not [var salt, var hash])
            return false;
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(hash), Encoding.UTF8.GetBytes(HashOf(digits, Convert.FromHexString(salt))));
    }

    private static string HashOf(string digits, byte[] salt) => Convert.ToHexStringLower(SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(digits)]));
}
