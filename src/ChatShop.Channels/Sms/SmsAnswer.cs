using System.Globalization;

namespace ChatShop.Channels.Sms;

/// <summary>What the gateway's API answered to a message.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The gateway's own code; null when it gave none.</param>
/// <param name="After">How long it wants to be left alone; null when it does not say.</param>
internal sealed record SmsAnswer(int Status, int? Code, TimeSpan? After)
{
    /// <summary>What that means for the message.</summary>
    public Outcome Outcome => (Status, Code) switch
    {
        ( >= 200 and < 300, null) => Outcome.Arrived,
        (_, 21610) => Outcome.Left(Why("this person has sent STOP")),
        (_, 21211 or 21614) => Outcome.Left(Why("this number can not be one that takes messages")),
        (_, 21408) => Outcome.Left(Why("the account may not send to this person's country")),
        (429, _) or (_, 20429) => Outcome.Later(Why("too many messages at once"), After),
        (401, _) or (_, 20003) => Outcome.Later(Why("AccountSid or AuthToken is wrong")),
        (_, 20404) or (404, _) => Outcome.Later(Why("there is no such account: are AccountSid and ApiBase right?")),
        (_, 21212 or 21603 or 21606 or 21659) => Outcome.Later(Why("From is not a number of this account that can send")),
        (_, >= 30_000 and < 31_000) => Outcome.Later(Why("the network did not take it"), After),
        ( >= 500, _) => Outcome.Later(Why("out of order"), After),
        ( >= 300 and < 400, _) => Outcome.Later(Why("ApiBase leads elsewhere, which is not followed")),
        _ => Outcome.WhenTheyWrite(Why("refused")),
    };

    private string Why(string meaning) => string.Create(CultureInfo.InvariantCulture, $"SMS gateway {Status}{(Code is { } code ? $"/{code}" : "")}: {meaning}");
}
