using System.Xml.Linq;

namespace ChatShop.Channels.Sms;

/// <summary>Answers in TwiML, the gateway's XML.</summary>
internal static class SmsReply
{
    /// <summary>Some messages, or none.</summary>
    public static string Of(IEnumerable<string> parts) =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        + new XElement("Response", parts.Select(part => new XElement("Message", XmlText.Clean(part)))).ToString(SaveOptions.DisableFormatting);
}
