using System.Buffers;
using System.Text;

namespace Werkzeug.Net.Http;

/// <summary>Values with a character set and language in front, as <c>UTF-8'en'%E2%82%AC</c>: RFC 8187 and RFC 2231.</summary>
internal static class ExtendedValue
{
    private const string Word = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_!#$%&*+-.^`|~";
    private static readonly SearchValues<char> MarkCharacters = SearchValues.Create(Word);
    private static readonly SearchValues<char> ContentCharacters = SearchValues.Create(Word + "'");

    /// <summary>Splits a value at its two quotes; what follows the content's last allowed character is dropped.</summary>
    public static bool TryRead(string value, out string charset, out string content)
    {
        charset = content = "";
        int first = value.AsSpan().IndexOfAnyExcept(MarkCharacters);
        if (first < 0 || value[first] != '\'')
            return false;
        int second = value.AsSpan(first + 1).IndexOfAnyExcept(MarkCharacters);
        if (second < 0 || value[first + 1 + second] != '\'')
            return false;
        ReadOnlySpan<char> rest = value.AsSpan(first + second + 2);
        int end = rest.IndexOfAnyExcept(ContentCharacters);
        content = (end < 0 ? rest : rest[..end]).ToString();
        charset = value[..first].ToLowerInvariant();
        return content.Length > 0;
    }

    /// <summary>The encoding of a character set's name, for the few that are safe to accept from anybody.</summary>
    public static Encoding? Find(string charset) => charset switch
    {
        "ascii" or "us-ascii" => StrictAscii,
        "utf-8" => Encoding.UTF8,
        "iso-8859-1" => Encoding.Latin1,
        _ => null,
    };

    // Bytes above 127 become U+FFFD, as Python's errors="replace" makes them.
    private static readonly Encoding StrictAscii =
        Encoding.GetEncoding("us-ascii", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));
}
