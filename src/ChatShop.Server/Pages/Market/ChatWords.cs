using ChatShop.Conversations.Replies;

namespace ChatShop.Server.Pages.Market;

/// <summary>The words of the chat page, which its script fetches: <c>dialogs/&lt;locale&gt;/chat.json</c>.</summary>
internal static class ChatWords
{
    private const string File = "chat.json";

    /// <summary>Which languages there are; first the one for whoever wants none of them.</summary>
    public static IResult Locales(PageTexts texts) => Results.Json(texts.Locales);

    /// <summary>The words in one language.</summary>
    public static IResult Words(string locale, PageTexts texts)
    {
        if (!texts.Locales.Contains(locale, StringComparer.Ordinal))
            return Results.NotFound();
        var path = Path.Join(Home.Folder, "dialogs", locale, File);
        return Results.File(path, "application/json", lastModified: System.IO.File.GetLastWriteTimeUtc(path));
    }
}
