namespace ChatShop.Channels.WeChat;

/// <summary>What WeChat says of words or of a picture that others would see.</summary>
/// <param name="Fault">Whether it could be asked at all.</param>
/// <param name="Suggest"><c>pass</c>, <c>review</c> or <c>risky</c>; null where it is not said, or said later.</param>
/// <param name="Trace">What the event that brings a picture's verdict names.</param>
internal sealed record Verdict(WeChatFault Fault, string? Suggest = null, string? Trace = null)
{
    private const int Refused = 87014;

    /// <summary>What WeChat calls what may not be shown.</summary>
    public const string Risky = "risky";

    /// <summary>It may not be shown to others.</summary>
    public bool IsRisky => Fault.Code == Refused || Suggest == Risky;

    /// <summary>WeChat has not said anything of it.</summary>
    public bool Failed => Fault.Code is not (0 or Refused);
}
