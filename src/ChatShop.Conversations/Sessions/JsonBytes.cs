using System.Buffers;
using System.Text;
using Newtonsoft.Json;

namespace ChatShop.Conversations.Sessions;

/// <summary>Writes JSON as UTF-8 through memory that is lent and given back: sessions and what was said are written at every turn.</summary>
internal static class JsonBytes
{
    /// <summary>A value as this serializer writes it.</summary>
    public static byte[] Of(object? value, JsonSerializer serializer)
    {
        using var text = new LentText();
        using (var writer = new JsonTextWriter(text) { ArrayPool = LentSigns.One, CloseOutput = false })
            serializer.Serialize(writer, value);
        return text.ToUtf8();
    }

    /// <summary>A text that grows in lent memory.</summary>
    private sealed class LentText : TextWriter
    {
        private char[] signs = ArrayPool<char>.Shared.Rent(4096);
        private int length;

        public override Encoding Encoding => Encoding.UTF8;

        public byte[] ToUtf8() => Encoding.UTF8.GetBytes(signs, 0, length);

        public override void Write(char value)
        {
            Reserve(1);
            signs[length++] = value;
        }

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void Write(string? value) => Write(value.AsSpan());

        public override void Write(ReadOnlySpan<char> buffer)
        {
            Reserve(buffer.Length);
            buffer.CopyTo(signs.AsSpan(length));
            length += buffer.Length;
        }

        private void Reserve(int more)
        {
            if (length + more <= signs.Length)
                return;
            var larger = ArrayPool<char>.Shared.Rent(Math.Max(length + more, signs.Length * 2));
            signs.AsSpan(0, length).CopyTo(larger);
            ArrayPool<char>.Shared.Return(signs);
            signs = larger;
        }

        protected override void Dispose(bool disposing)
        {
            ArrayPool<char>.Shared.Return(signs);
            signs = [];
            base.Dispose(disposing);
        }
    }

    private sealed class LentSigns : IArrayPool<char>
    {
        public static LentSigns One { get; } = new();

        public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

        public void Return(char[]? array) => ArrayPool<char>.Shared.Return(array!);
    }
}
