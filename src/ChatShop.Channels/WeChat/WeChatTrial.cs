namespace ChatShop.Channels.WeChat;

/// <summary>Tries the account at WeChat's API: whether it gives this machine a token.</summary>
public static class WeChatTrial
{
    /// <summary>Asks for a token as the shop does; the one that is valid stays so.</summary>
    /// <param name="settings">The account.</param>
    /// <param name="clock">What time it is.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="HttpRequestException">WeChat can't be reached.</exception>
    public static async Task<Trial> RunAsync(WeChatSettings settings, TimeProvider clock, CancellationToken cancellation)
    {
        if (!settings.CanCall)
            return Trial.Well("open; without Channels:WeChat:AppId and AppSecret nobody is told anything who has not just written, and there is no menu");
        using var http = Trial.NewHttp(settings.ApiBase);
        try
        {
            await new TokenRequest(http, settings, clock).SendAsync(force: false, cancellation);
            return Trial.Well("WeChat gives this machine a token");
        }
        catch (WeChatRefusedException refused)
        {
            return Trial.Wrong(refused.Fault.Reason, ToDo(refused.Fault.Code));
        }
    }

    private static string? ToDo(int code) => code switch
    {
        40013 or 41002 => "copy Channels:WeChat:AppId from the account's console, under basic configuration",
        40001 or 40125 or 41004 => "copy Channels:WeChat:AppSecret from the account's console, under basic configuration; whoever reset it there made the old one worthless",
        40164 => "put this machine's address on the account's list of IP addresses, in its console under basic configuration",
        40243 => "the account's console shows AppSecret as frozen: thaw it there",
        45009 or 45011 => "another program may be asking for tokens all the time: find it, or wait until midnight in China",
        -1 => "try again in a while",
        _ => null,
    };
}
