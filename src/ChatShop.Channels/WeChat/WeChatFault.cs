namespace ChatShop.Channels.WeChat;

/// <summary>What WeChat's API answers: a code, 0 when all is well, and its own words.</summary>
/// <param name="Code"><c>errcode</c>.</param>
/// <param name="Words"><c>errmsg</c>.</param>
internal sealed record WeChatFault(int Code, string Words)
{
    /// <summary>WeChat is busy: the same call may succeed in a moment.</summary>
    public bool IsBusy => Code == -1;

    /// <summary>The access token is wrong or has ended.</summary>
    public bool IsToken => Code is 40001 or 40014 or 42001;

    /// <summary>What it means, for the operator to read.</summary>
    public string Reason => $"WeChat {Code}: {Meaning} ({Words})";

    private string Meaning => Code switch
    {
        -1 => "busy, also after three tries",
        40001 or 40014 or 42001 => "the access token is refused, also a new one: is AppSecret right, and does another program ask for tokens?",
        40003 => "no such person here",
        40013 => "AppId is wrong",
        40125 => "AppSecret is wrong",
        40164 => "this server's address is not on the account's list of IP addresses",
        43004 => "this person does not follow the account any more",
        45002 => "the text is too long",
        45009 => "the account's daily number of calls is used up, until midnight in China",
        45011 => "too many calls in this minute",
        45015 => "this person has not written within 48 hours, so nothing may be sent",
        45047 => "as many messages were sent as are allowed before this person writes again",
        48001 => "the account may not send customer-service messages",
        50002 => "this person's use of WeChat is limited",
        87014 => "WeChat refuses what the text says",
        _ => "refused",
    };
}

/// <summary>WeChat's API said no.</summary>
internal sealed class WeChatRefusedException(WeChatFault fault) : Exception(fault.Reason)
{
    /// <summary>What it said.</summary>
    public WeChatFault Fault { get; } = fault;
}
