namespace ChatShop.Channels.Telegram;

/// <summary>Tries the bot at Telegram's API: whether the token is one.</summary>
public static class TelegramTrial
{
    /// <summary>Asks Telegram which bot this is.</summary>
    /// <param name="settings">The bot.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<Trial> RunAsync(TelegramSettings settings, CancellationToken cancellation)
    {
        using var http = Trial.NewHttp();
        var (name, fault) = await new TelegramApi(http, settings).NameAsync(cancellation);
        return fault is null ? Trial.Well($"Telegram takes the token of @{name}") : Trial.Wrong(fault.Reason, ToDo(fault.Code));
    }

    private static string? ToDo(int code) => code switch
    {
        401 or 404 => "copy Channels:Telegram:Token from @BotFather (/mybots, API Token); whoever revoked it there made the old one worthless",
        _ => null,
    };
}
