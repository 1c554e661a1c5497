using System.Text.Json;
using ChatShop.Conversations.Flows;
using ChatShop.Trade;
using Newtonsoft.Json.Linq;

namespace ChatShop.Conversations.Sessions;

/// <summary>What a person with several contacts keeps for all of them: the basket, the language, and the currency they look at prices in.</summary>
/// <remarks>Each contact's <see cref="Profile"/> holds what it was at its last turn; this is what counts.</remarks>
internal sealed class SharedProfile(RedisStorage storage)
{
    private const string Name = "shared";

    private long person;
    private string? version;
    private string? before;

    /// <summary>Before a turn: the contact knows what the others did.</summary>
    public async Task LendAsync(Profile profile)
    {
        person = 0;
        if (!profile.IsJoined)
            return;
        if (await ReadAsync(profile.Person) is { } shared)
            Take(profile, shared, shared.Basket);
    }

    /// <summary>After a turn: the others will know what this contact did. Whoever has just joined brings their basket along.</summary>
    /// <exception cref="SessionConflictException">Another contact has written meanwhile: the turn is done again.</exception>
    public async Task TakeBackAsync(Profile profile)
    {
        if (!profile.IsJoined)
            return;
        if (person != profile.Person && await ReadAsync(profile.Person) is { } shared)
            Take(profile, shared, [.. shared.Basket, .. profile.Basket.Where(one => shared.Basket.All(other => other.Listing != one.Listing))]);
        var now = JsonSerializer.Serialize(new Kept(profile.Locale, profile.LocaleChosen, [.. profile.Basket], profile.ShownIn), TradeJson.Options);
        if (now == before)
            return;
        var state = new Dictionary<string, object> { [Name] = now };
        if (version is not null)
            state["eTag"] = version;
        await storage.WriteAsync(new Dictionary<string, object> { [KeyOf(person)] = state });
    }

    private async Task<Kept?> ReadAsync(long of)
    {
        person = of;
        var state = (await storage.ReadAsync([KeyOf(of)])).Values.OfType<JObject>().FirstOrDefault();
        (version, before) = ((string?)state?["eTag"], (string?)state?[Name]);
        return before is null ? null : JsonSerializer.Deserialize<Kept>(before, TradeJson.Options);
    }

    private static void Take(Profile profile, Kept shared, IReadOnlyList<Wanted> basket)
    {
        (profile.Locale, profile.LocaleChosen, profile.ShownIn) = (shared.Locale ?? profile.Locale, shared.LocaleChosen, shared.ShownIn ?? profile.ShownIn);
        profile.Basket.Clear();
        foreach (var one in basket)
            profile.Basket.Add(one);
    }

    private static string KeyOf(long person) => System.FormattableString.Invariant($"people/p{person}");

    private sealed record Kept(string? Locale, bool LocaleChosen, IReadOnlyList<Wanted> Basket, string? ShownIn = null);
}
