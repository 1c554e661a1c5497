using Newtonsoft.Json;

namespace ChatShop.Conversations.Sessions;

/// <summary>What a person with several contacts keeps for all of them: the basket and the language.</summary>
/// <remarks>Each contact's <see cref="Profile"/> holds what it was at its last turn; this is what counts.</remarks>
internal sealed class SharedProfile(RedisStorage storage)
{
    private const string Kept = "shared";

    private IDictionary<string, object>? state;
    private string before = "";
    private long person;

    /// <summary>Before a turn: the contact knows what the others did.</summary>
    public async Task LendAsync(Profile profile)
    {
        person = 0;
        if (!profile.IsJoined)
            return;
        await ReadAsync(profile.Person);
        if (before.Length == 0)
            return;
        var shared = JsonConvert.DeserializeObject<Profile>(before)!;
        profile.Basket.Clear();
        foreach (var one in shared.Basket)
            profile.Basket.Add(one);
        (profile.Locale, profile.LocaleChosen) = (shared.Locale ?? profile.Locale, shared.LocaleChosen);
    }

    /// <summary>After a turn: the others will know what this contact did. Whoever has just joined brings their basket along.</summary>
    /// <exception cref="SessionConflictException">Another contact has written meanwhile: the turn is done again.</exception>
    public async Task TakeBackAsync(Profile profile)
    {
        if (!profile.IsJoined)
            return;
        if (person != profile.Person)
        {
            await ReadAsync(profile.Person);
            Merge(profile, before.Length == 0 ? new Profile() : JsonConvert.DeserializeObject<Profile>(before)!);
        }
        var now = JsonConvert.SerializeObject(new { profile.Locale, profile.LocaleChosen, profile.Basket });
        if (now == before)
            return;
        state ??= new Dictionary<string, object>();
        state[Kept] = before = now;
        await storage.WriteAsync(new Dictionary<string, object> { [KeyOf(person)] = state });
    }

    private async Task ReadAsync(long of)
    {
        person = of;
        state = (await storage.ReadAsync([KeyOf(of)])).TryGetValue(KeyOf(of), out var found) ? (IDictionary<string, object>)found : null;
        before = state is not null && state.TryGetValue(Kept, out var kept) ? $"{kept}" : "";
    }

    private static void Merge(Profile profile, Profile shared)
    {
        var own = profile.Basket.ToList();
        profile.Basket.Clear();
        foreach (var one in shared.Basket.Concat(own.Where(one => shared.Basket.All(other => other.Listing != one.Listing))))
            profile.Basket.Add(one);
        (profile.Locale, profile.LocaleChosen) = (shared.Locale ?? profile.Locale, shared.LocaleChosen);
    }

    private static string KeyOf(long person) => System.FormattableString.Invariant($"people/p{person}");
}
