using System.Globalization;
using System.Text;

namespace Werkzeug.Net.Serving.Python;

/// <summary>
/// Texts on their way over the border: <c>3,5\nkeyvalue</c>, their lengths and then they themselves, in Latin-1. Any character may be
/// in them, also NUL and line ends.
/// </summary>
internal static class PackedText
{
    /// <summary>Status and headers: the status first, then names and values in turn.</summary>
    public static byte[] Pack(string status, IReadOnlyList<KeyValuePair<string, string>> headers) =>
        Pack(headers.SelectMany(static header => new[] { header.Key, header.Value }).Prepend(status));

    /// <summary>Pairs: keys and values in turn.</summary>
    public static byte[] Pack(IEnumerable<KeyValuePair<string, string>> pairs) => Pack(pairs.SelectMany(static pair => new[] { pair.Key, pair.Value }));

    /// <summary>Takes texts apart.</summary>
    /// <exception cref="FormatException">The bytes are no packed texts.</exception>
    public static List<string> Unpack(ReadOnlySpan<byte> packed)
    {
        int line = packed.IndexOf((byte)'\n');
        if (line < 0)
            throw new FormatException("Packed texts begin with a line of lengths.");
        List<string> texts = [];
        ReadOnlySpan<byte> lengths = packed[..line];
        ReadOnlySpan<byte> rest = packed[(line + 1)..];
        foreach (Range part in lengths.Split((byte)','))
        {
            int length = int.Parse(lengths[part], NumberStyles.None, CultureInfo.InvariantCulture);
            texts.Add(Encoding.Latin1.GetString(rest[..length]));
            rest = rest[length..];
        }

        return texts;
    }

    private static byte[] Pack(IEnumerable<string> texts)
    {
        StringBuilder lengths = new(64);
        StringBuilder joined = new(512);
        foreach (string text in texts)
        {
            lengths.Append(lengths.Length > 0 ? "," : "").Append(text.Length);
            joined.Append(text);
        }

        return Encoding.Latin1.GetBytes(lengths.Append('\n').Append(joined).ToString());
    }
}
