using System.Text;

namespace ChatShop.Server.Tests.Telemetry;

/// <summary>One field of a protobuf message, as it came over the wire.</summary>
/// <param name="Number">Which.</param>
/// <param name="Bytes">What is in it; empty for a number.</param>
internal sealed record ProtobufField(int Number, ReadOnlyMemory<byte> Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    public string Hex => Convert.ToHexStringLower(Bytes.Span);

    /// <summary>The fields inside of it.</summary>
    public IReadOnlyList<ProtobufField> Inside => Read(Bytes);

    /// <summary>The fields of this number inside of it.</summary>
    public IEnumerable<ProtobufField> All(int number) => Inside.Where(field => field.Number == number);

    public static IReadOnlyList<ProtobufField> Read(ReadOnlyMemory<byte> message)
    {
        var (fields, at) = (new List<ProtobufField>(), 0);
        while (at < message.Length)
        {
            var tag = Varint(message.Span, ref at);
            var length = (tag & 7) switch
            {
                0 => Skip(message.Span, ref at),
                1 => 8,
                2 => (int)Varint(message.Span, ref at),
                5 => 4,
                var other => throw new InvalidDataException($"There is no wire type {other}."),
            };
            fields.Add(new ProtobufField((int)(tag >> 3), message.Slice(at, length)));
            at += length;
        }
        return fields;
    }

    private static int Skip(ReadOnlySpan<byte> message, ref int at)
    {
        Varint(message, ref at);
        return 0;
    }

    private static ulong Varint(ReadOnlySpan<byte> message, ref int at)
    {
        var (value, shift) = (0ul, 0);
        while (true)
        {
            var part = message[at++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
                return value;
            shift += 7;
        }
    }
}
