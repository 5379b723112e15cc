using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Werkzeug.Net.Wsgi;

/// <summary>A body of one text. A server that can takes it into its own buffers as UTF-8, without bytes in between.</summary>
/// <param name="text">The text.</param>
/// <param name="length">How many bytes it has in UTF-8.</param>
internal sealed class TextBody(string text, int length) : WholeBody
{
    // The least room to ask a writer for: any character fits, and the pieces are not too small.
    private const int LeastRoom = 256;

    private byte[]? _bytes;

    public override int Length => length;

    internal override ReadOnlyMemory<byte> SingleBlock => _bytes ??= Encoding.UTF8.GetBytes(text);

    /// <summary>Writes the text as UTF-8, piece by piece as the writer gives room. Half of a surrogate pair becomes U+FFFD.</summary>
    public override void WriteTo(IBufferWriter<byte> writer)
    {
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty)
        {
            Utf8.FromUtf16(rest, writer.GetSpan(LeastRoom), out int read, out int written, replaceInvalidSequences: true);
            writer.Advance(written);
            rest = rest[read..];
        }
    }
}
