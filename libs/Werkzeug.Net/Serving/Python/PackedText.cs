using System.Runtime.InteropServices;
using System.Text;

namespace Werkzeug.Net.Serving.Python;

/// <summary>Texts on their way over the border: Latin-1, a NUL between them.</summary>
internal static class PackedText
{
    /// <summary>Status and headers as <c>status\0name\0value...</c>.</summary>
    public static byte[] Pack(string status, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        StringBuilder all = new(status, 256);
        for (int at = 0; at < headers.Count; at++)
            all.Append('\0').Append(headers[at].Key).Append('\0').Append(headers[at].Value);
        return Encoding.Latin1.GetBytes(all.ToString());
    }

    /// <summary>Text pairs as <c>key\0value...</c>.</summary>
    public static byte[] Pack(IEnumerable<KeyValuePair<string, string>> pairs) =>
        Encoding.Latin1.GetBytes(string.Join('\0', pairs.SelectMany(static pair => new[] { pair.Key, pair.Value })));

    /// <summary>The pairs of <c>key\0value...</c>.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Pairs(string packed)
    {
        for (int at = 0; at < packed.Length;)
        {
            int middle = packed.IndexOf('\0', at);
            int end = packed.IndexOf('\0', middle + 1);
            end = end < 0 ? packed.Length : end;
            yield return new(packed[at..middle], packed[(middle + 1)..end]);
            at = end + 1;
        }
    }

    /// <summary>Texts of a native buffer as a string, a character for a byte.</summary>
    public static unsafe string Read(byte* text, int length) => Encoding.Latin1.GetString(MemoryMarshal.CreateReadOnlySpan(ref *text, length));
}
