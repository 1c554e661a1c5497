using ChatShop.Conversations.Sessions;
using ChatShop.Trade.Listings;

namespace ChatShop.Conversations.Flows;

/// <summary>Photos that wait in the conversation until something is said that they are for.</summary>
internal static class Album
{
    /// <summary>After so long a photo is about something that is past.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>How many wait.</summary>
    public static int Count(Talk talk) => Names(talk).Count;

    /// <summary>Lets photos wait, behind those that do already.</summary>
    public static void Put(Talk talk, IEnumerable<string> photos)
    {
        var names = Names(talk).Union(photos).Take(Offer.MostPhotos).ToList();
        talk.Session.Photos = names.Count > 0 ? new PhotosAtHand(names, talk.Now) : null;
    }

    /// <summary>Takes all that wait.</summary>
    public static IReadOnlyList<string> Take(Talk talk)
    {
        var names = Names(talk);
        talk.Session.Photos = null;
        return names;
    }

    private static IReadOnlyList<string> Names(Talk talk) =>
        talk.Session.Photos is { } waiting && talk.Now - waiting.At <= Longest ? waiting.Names : [];
}
