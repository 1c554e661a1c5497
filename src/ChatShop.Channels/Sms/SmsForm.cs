using System.Globalization;
using System.Text;

namespace ChatShop.Channels.Sms;

/// <summary>Reads a form as browsers and gateways post it, and takes nothing that is not quite right.</summary>
internal static class SmsForm
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the fields.</summary>
    /// <returns>Name → value; null when something is badly encoded, has no name, or is named twice.</returns>
    public static IReadOnlyDictionary<string, string>? Read(ReadOnlySpan<byte> body)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var range in body.Split((byte)'&'))
        {
            var field = body[range];
            var equals = field.IndexOf((byte)'=');
            if (equals <= 0 || Decoded(field[..equals]) is not { } name || Decoded(field[(equals + 1)..]) is not { } value || !fields.TryAdd(name, value))
                return null;
        }
        return fields;
    }

    private static string? Decoded(ReadOnlySpan<byte> encoded)
    {
        var (bytes, length) = (new byte[encoded.Length], 0);
        for (var i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] != '%')
                bytes[length++] = encoded[i] == '+' ? (byte)' ' : encoded[i];
            else if (i + 2 < encoded.Length && byte.TryParse(encoded.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[length]))
                (length, i) = (length + 1, i + 2);
            else
                return null;
        }
        try
        {
            return Strict.GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
