using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatShop.Trade.Pools;

namespace ChatShop.Trade.People;

/// <summary>A few digits that prove something once: who says them in time was told them.</summary>
/// <remarks>
/// Only a hash is kept. So few digits can be found from a hash by trying, so it is gone as soon as it was used or its time
/// is over: what is in a backup opens nothing.
/// </remarks>
public sealed class Passcode
{
    private Passcode() => Hash = "";

    /// <summary>What is kept of the digits; no two that live have the same.</summary>
    public string Hash { get; private set; }

    /// <summary>The contact that was given it; null when the shop's own console was.</summary>
    public PersonId? Giver { get; private set; }

    /// <summary>The station whose agent it makes; null for another use.</summary>
    public StationId? Station { get; private set; }

    /// <summary>The pool it lets people into; null for another use.</summary>
    public PoolId? Pool { get; private set; }

    /// <summary>From when on it proves nothing.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>How many digits it has: what makes an operator must not be found by many who guess.</summary>
    public static int DigitsFor(PasscodeUse use) => use == PasscodeUse.Join ? 6 : 10;

    /// <summary>How long it lives.</summary>
    public static TimeSpan LifeFor(PasscodeUse use) => use switch
    {
        PasscodeUse.Join => TimeSpan.FromMinutes(10),
        PasscodeUse.Station => TimeSpan.FromDays(2), // The village may be far.
        PasscodeUse.Pool => TimeSpan.FromDays(7), // And a pool is talked over.
        _ => TimeSpan.FromHours(1),
    };

    /// <summary>Writes down that somebody was given these digits.</summary>
    public static Passcode Issue(PasscodeUse use, string digits, PersonId? giver, DateTimeOffset now, StationId? station = null, PoolId? pool = null) =>
        new() { Hash = HashOf(use, digits), Giver = giver, Station = station, Pool = pool, EndsAt = now + LifeFor(use) };

    /// <summary>Whether it still proves something.</summary>
    public bool IsGood(DateTimeOffset now) => now < EndsAt;

    /// <summary>The hash of digits; the same digits for another use have another.</summary>
    public static string HashOf(PasscodeUse use, string digits) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{use}:{digits}"))));
}

/// <summary>What a passcode is good for.</summary>
public enum PasscodeUse
{
    /// <summary>Two contacts are one person.</summary>
    Join,
    /// <summary>The one who says it runs the market.</summary>
    Operate,
    /// <summary>The one who says it is the agent of a station.</summary>
    Station,
    /// <summary>Whoever says it may bring goods into a pool.</summary>
    Pool,
}

/// <summary>How many wrong codes are too many.</summary>
public static class Guessing
{
    /// <summary>The time that is looked back on, and waited at most.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>After so many by one person within <see cref="Window"/> that person must wait.</summary>
    public const int MostOfOne = 5;

    /// <summary>After so many by all people together everybody must wait: whoever guesses may have many names.</summary>
    public const int MostOfAll = 100;

    /// <summary>Why no code is looked at now; null when one is.</summary>
    /// <param name="person">Who says a code.</param>
    /// <param name="wrong">Who said a wrong one within the window, and when, oldest first.</param>
    /// <param name="now">When it is said.</param>
    public static Refusal? Refuse(PersonId? person, IReadOnlyList<(PersonId? Who, DateTimeOffset At)> wrong, DateTimeOffset now)
    {
        var own = wrong.Where(it => it.Who == person).ToList();
        var counted = own.Count >= MostOfOne ? own[^MostOfOne].At : wrong.Count >= MostOfAll ? wrong[^MostOfAll].At : (DateTimeOffset?)null;
        return counted is { } first ? new TooManyWrongCodes((int)decimal.Ceiling((decimal)(first + Window - now).Ticks / TimeSpan.TicksPerMinute)) : null;
    }
}

/// <summary>No code that is good now reads like this: mistyped, used already, or too old.</summary>
public sealed record NoSuchCode : Refusal;

/// <summary>Too many wrong codes were said; in <paramref name="Minutes"/> one is looked at again.</summary>
public sealed record TooManyWrongCodes(int Minutes) : Refusal;
