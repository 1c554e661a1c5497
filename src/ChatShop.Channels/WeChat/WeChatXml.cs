using System.Text;
using System.Xml;

namespace ChatShop.Channels.WeChat;

/// <summary>WeChat's flat XML: one element for each field below <c>xml</c>.</summary>
internal static class WeChatXml
{
    private const int LongestDocument = 64 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LongestDocument,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    /// <summary>Reads the fields; what is nested below a field is passed over.</summary>
    /// <returns>Name → text; null when the bytes are not UTF-8, not such XML, hold a DTD, or name a field twice.</returns>
    public static IReadOnlyDictionary<string, string>? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(Strict.GetString(bytes).TrimStart('\uFEFF')), Safe);
            return reader.MoveToContent() == XmlNodeType.Element && reader.Name == "xml" ? ReadFields(reader) : null;
        }
        catch (Exception malformed) when (malformed is XmlException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static Dictionary<string, string>? ReadFields(XmlReader reader)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var depth = reader.Depth + 1;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth && !fields.TryAdd(reader.Name, ""))
                return null;
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth)
                fields[reader.Name] = TextOf(reader);
        }
        return fields;
    }

    /// <summary>The text directly inside an element; the reader ends on the element's end.</summary>
    private static string TextOf(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return "";

        var (depth, text) = (reader.Depth, new StringBuilder());
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.Depth == depth + 1 && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
                text.Append(reader.Value);
        }
        return text.ToString();
    }

    /// <summary>Text as a CDATA section: <c>]]&gt;</c> inside is split over two, and what XML can't hold is left out.</summary>
    public static string CData(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
                clean.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                clean.Append(text[i]).Append(text[++i]);
        }
        return $"<![CDATA[{clean.Replace("]]>", "]]]]><![CDATA[>")}]]>";
    }
}
