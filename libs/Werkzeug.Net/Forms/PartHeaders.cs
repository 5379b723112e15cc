using System.Text;
using Werkzeug.Net.Datastructures;

namespace Werkzeug.Net.Forms;

/// <summary>The headers of a part of a multipart body.</summary>
internal static class PartHeaders
{
    /// <summary>Finds the empty line behind the headers.</summary>
    /// <param name="data">The bytes at hand.</param>
    /// <param name="searched">How many of them were searched before; moved on where nothing is found.</param>
    /// <param name="width">How long the two line breaks are.</param>
    /// <returns>Where the line breaks begin, or -1.</returns>
    public static int FindBlankLine(ReadOnlySpan<byte> data, ref int searched, out int width)
    {
        int at = searched;
        for (int found = data[at..].IndexOfAny((byte)'\r', (byte)'\n'); found >= 0; found = data[at..].IndexOfAny((byte)'\r', (byte)'\n'))
        {
            at += found;
            width = data[at..] switch
            {
                [(byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n', ..] => 4,
                [(byte)'\r', (byte)'\r', ..] or [(byte)'\n', (byte)'\n', ..] => 2,
                _ => 0,
            };
            if (width > 0)
                return at;
            at++;
        }

        width = 0;
        searched = Math.Max(0, data.Length - 3);
        return -1;
    }

    /// <summary>Reads the headers; a line that begins with a blank continues the one before.</summary>
    /// <exception cref="DecoderFallbackException">A header is not in the encoding.</exception>
    /// <exception cref="RequestEntityTooLargeException">There are more headers than allowed.</exception>
    public static Headers Parse(Encoding encoding, ReadOnlySpan<byte> data, int most)
    {
        Headers headers = new();
        while (!data.IsEmpty)
        {
            string line = encoding.GetString(TakeLine(ref data));
            if (line.Length == 0)
                continue;
            if (headers.Count >= most)
                throw new RequestEntityTooLargeException();
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
                headers.AddUnchecked(line.Trim(), "");
            else
                headers.AddUnchecked(line[..colon].Trim(), line[(colon + 1)..].Trim());
        }

        return headers;
    }

    private static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> data)
    {
        byte[]? joined = null;
        while (true)
        {
            int end = data.IndexOfAny((byte)'\r', (byte)'\n');
            ReadOnlySpan<byte> piece = end < 0 ? data : data[..end];
            data = end < 0 ? [] : data[MultipartDelimiter.SkipLineBreak(data, end)..];
            bool continues = data is [(byte)' ' or (byte)'\t', ..];
            if (joined is null && !continues)
                return Trim(piece);
            joined = [.. joined ?? [], .. piece];
            if (!continues)
                return Trim(joined);
            joined = [.. joined, (byte)' '];
            data = data[1..];
        }
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> line) => line.Trim(" \t\r\n\v\f"u8);
}
