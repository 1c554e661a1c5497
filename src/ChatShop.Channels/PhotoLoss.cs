using System.Text.Json;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels;

/// <summary>Why a photo that somebody sent could not be kept.</summary>
public enum PhotoLoss
{
    /// <summary>The bytes are no photo that can be opened.</summary>
    NotAPhoto,

    /// <summary>More bytes, or more pixels, than are taken.</summary>
    TooLarge,

    /// <summary>It broke off on its way.</summary>
    CutOff,

    /// <summary>It could not be fetched from where it lies.</summary>
    NotFetched,

    /// <summary>It, or what was said, may not be shown to others.</summary>
    NotAllowed,
}

/// <summary>What a message holds in a photo's place.</summary>
public static class LostPhoto
{
    /// <summary>An attachment without an address; its name says why, such as <c>cutOff</c>.</summary>
    public static Attachment Attachment(PhotoLoss why) => new("image/*", name: JsonNamingPolicy.CamelCase.ConvertName(why.ToString()));
}
