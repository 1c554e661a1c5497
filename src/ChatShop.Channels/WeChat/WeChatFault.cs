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

    /// <summary>Nothing more may be said to this person before they write.</summary>
    public bool ClosesWindow => Code is 45015 or 45047;

    /// <summary>What became of a message that this was the answer to.</summary>
    /// <remarks>Said of the account or of the moment: it may work later. Said of the person: they have left. Said of the message: it is shown when they write.</remarks>
    public Outcome ToOutcome() => Code switch
    {
        0 or 45065 => Outcome.Arrived,
        40003 or 43004 => Outcome.Left(Reason),
        45009 => Outcome.Later(Reason, TimeSpan.FromHours(6)),
        40013 or 40125 or 40164 or 48001 => Outcome.Later(Reason, TimeSpan.FromHours(1)),
        -1 or 40001 or 40014 or 42001 or 41001 or 50002 => Outcome.Later(Reason),
        45011 => Outcome.Later(Reason, TimeSpan.FromMinutes(1)),
        _ => Outcome.WhenTheyWrite(Reason),
    };

    /// <summary>What it means, for the operator to read.</summary>
    public string Reason => $"WeChat {Code}: {Meaning} ({Words})";

    private string Meaning => Code switch
    {
        -1 => "busy, also after three tries",
        40001 or 40014 or 42001 => "the access token is refused, also a new one: is AppSecret right, and does another program ask for tokens?",
        40003 => "no such person here",
        40013 => "AppId is wrong",
        40125 => "AppSecret is wrong",
        40243 => "AppSecret is frozen",
        41002 => "AppId is missing",
        41004 => "AppSecret is missing",
        41001 => "no access token came along",
        45065 => "the same message was sent already",
        47001 => "the call is no JSON",
        47003 => "the template wants other values",
        40164 => "this server's address is not on the account's list of IP addresses",
        43101 => "this person has not permitted subscription messages, or no more",
        43004 => "this person does not follow the account any more",
        45002 => "the text is too long",
        45009 => "the account's daily number of calls is used up, until midnight in China",
        45011 => "too many calls in this minute",
        45015 => "this person has not written within 48 hours, so nothing may be sent",
        45047 => "as many messages were sent as are allowed before this person writes again",
        48001 => "the account may not use this call",
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
