using System.Text;
using System.Xml;

namespace ChatShop.Channels.WeChat;

/// <summary>WeChat's flat XML: one element for each field below <c>xml</c>.</summary>
internal static class WeChatXml
{
    private const int LongestDocument = 64 * 1024;

    /// <summary>Under which name it is read what is said of a template in a list; the template's id follows.</summary>
    public const string ItemPrefix = "List/";

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

    /// <summary>Reads the fields, also those of what was scanned and of a verdict; what else is nested below a field is passed over.</summary>
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
            if (reader is { NodeType: XmlNodeType.Element, Name: "ScanCodeInfo" or "result" } && reader.Depth == depth)
            {
                using var scanned = reader.ReadSubtree();
                scanned.Read();
                foreach (var (name, text) in ReadFields(scanned) ?? [])
                    fields.TryAdd(name, text);
                continue;
            }
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth && reader.Name.StartsWith("SubscribeMsg", StringComparison.Ordinal))
            {
                ReadItems(reader, fields);
                continue;
            }
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth && !fields.TryAdd(reader.Name, "") && reader.Name != "detail")
                return null;
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth)
                fields[reader.Name] = TextOf(reader);
        }
        return fields;
    }

    /// <summary>What each item of a list says of its template.</summary>
    private static void ReadItems(XmlReader reader, Dictionary<string, string> fields)
    {
        using var list = reader.ReadSubtree();
        while (list.ReadToFollowing("List"))
        {
            using var one = list.ReadSubtree();
            one.Read();
            if (ReadFields(one) is { } item && (item.GetValueOrDefault("SubscribeStatusString") ?? item.GetValueOrDefault("ErrorStatus")) is { } status)
                fields.TryAdd(ItemPrefix + item.GetValueOrDefault("TemplateId"), status);
        }
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
    public static string CData(string text) => $"<![CDATA[{XmlText.Clean(text).Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)}]]>";
}
