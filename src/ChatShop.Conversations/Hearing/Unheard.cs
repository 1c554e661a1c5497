using ChatShop.Conversations.Flows;

namespace ChatShop.Conversations.Hearing;

/// <summary>What a message holds that can not be taken: a photo that does not open, a voice that was not understood.</summary>
internal static class Unheard
{
    /// <summary>Says so.</summary>
    /// <returns>Whether the message holds nothing else: then it is answered.</returns>
    public static bool Tell(Talk talk)
    {
        var said = talk.Said;
        if (said.LostPhoto is { } why)
            talk.Say(KeyOf(why));
        if (said is { IsSpoken: true, Text: "" })
            talk.Say("voice/notHeard");
        if (said.Text.Length > 0 || said.Photos.Count > 0 || said is { LostPhoto: null, IsSpoken: false })
            return false;
        if (talk is { Current: { } waiting, Session.Handover: null })
            Asking.AskAgain(talk, waiting, again: false);
        return true;
    }

    /// <summary>The names that doors give it.</summary>
    private static string KeyOf(string why) => why switch
    {
        "notAPhoto" => "photos/lost.notAPhoto",
        "tooLarge" => "photos/lost.tooLarge",
        "cutOff" => "photos/lost.cutOff",
        "notAllowed" => "photos/lost.notAllowed",
        _ => "photos/lost.notFetched",
    };
}
