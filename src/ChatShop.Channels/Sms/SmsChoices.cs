using System.Globalization;
using System.Text.Json;

namespace ChatShop.Channels.Sms;

/// <summary>What each person was last offered by number, for an hour, whichever server they come to.</summary>
internal sealed class SmsChoices(IChannelMemory memory)
{
    private static readonly TimeSpan Keep = TimeSpan.FromHours(1);

    /// <summary>Remembers an offer in the place of the one before.</summary>
    /// <param name="person">Their number.</param>
    /// <param name="words">What the choices mean, from 1 on; none forgets what was offered.</param>
    public Task OfferedAsync(string person, IReadOnlyList<string> words) =>
        words.Count == 0 ? memory.ForgetAsync(KeyOf(person)) : memory.KeepAsync(KeyOf(person), JsonSerializer.Serialize(words), Keep);

    /// <summary>What a person means who answers with a number alone; null when that is no choice of theirs.</summary>
    public async Task<string?> MeantAsync(string person, string said) =>
        int.TryParse(said.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && await memory.ReadAsync(KeyOf(person)) is { } offered
        && JsonSerializer.Deserialize<string[]>(offered)!.ElementAtOrDefault(number - 1) is { } meant
            ? meant
            : null;

    private static string KeyOf(string person) => $"sms/choices/{person}";
}
