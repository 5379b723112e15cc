using System.Text;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Forms;

/// <summary>Reads names and values as forms and query strings have them: <c>a=1&amp;b=two+words</c>.</summary>
/// <remarks>Bytes that are not UTF-8 stay percent-encoded, so that nothing is lost.</remarks>
public static class QueryText
{
    /// <summary>How many names and values are read.</summary>
    public const int UsualPairs = 1_000;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    private static readonly Encoding Lenient = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new RequotingFallback());

    /// <summary>Reads the text of a query string.</summary>
    /// <param name="text">The text, without a question mark.</param>
    /// <param name="maxPairs">How many names and values to accept; null for any number.</param>
    /// <param name="maxNameLength">How many characters a name may have as it was sent; null for any number.</param>
    /// <exception cref="RequestEntityTooLargeException">There are more, or a name is longer.</exception>
    public static MultiDict<string> Parse(string text, int? maxPairs = UsualPairs, int? maxNameLength = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        MultiDict<string> pairs = new();
        int count = 0;
        foreach (Range range in text.AsSpan().Split('&'))
        {
            ReadOnlySpan<char> pair = text.AsSpan(range);
            if (pair.IsEmpty)
                continue;
            if (++count > maxPairs)
                throw new RequestEntityTooLargeException();
            int equals = pair.IndexOf('=');
            if ((equals < 0 ? pair.Length : equals) > maxNameLength)
                throw new RequestEntityTooLargeException();
            pairs.Add(Unquote(equals < 0 ? pair : pair[..equals]), equals < 0 ? "" : Unquote(pair[(equals + 1)..]));
        }

        return pairs;
    }

    /// <summary>Reads the bytes of an urlencoded body or a query string.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="maxPairs">How many names and values to accept; null for any number.</param>
    /// <param name="maxNameLength">How many characters a name may have as it was sent; null for any number.</param>
    /// <exception cref="DecoderFallbackException">The bytes are not UTF-8.</exception>
    /// <exception cref="RequestEntityTooLargeException">There are more, or a name is longer.</exception>
    public static MultiDict<string> Parse(ReadOnlySpan<byte> data, int? maxPairs = UsualPairs, int? maxNameLength = null) =>
        Parse(StrictUtf8.GetString(data), maxPairs, maxNameLength);

    /// <summary>Reads a query string as it stands in an environment, a character for a byte.</summary>
    /// <exception cref="DecoderFallbackException">The bytes are not UTF-8.</exception>
    internal static MultiDict<string> ParseByteText(string text) =>
        Ascii.IsValid(text) ? Parse(text) : Parse(Encoding.Latin1.GetBytes(text));

    private static string Unquote(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAny('%', '+'))
            return text.ToString();
        string spaced = text.ToString().Replace('+', ' ');
        return spaced.Contains('%', StringComparison.Ordinal) ? PercentEncoding.Unquote(spaced, Lenient) : spaced;
    }

    private sealed class RequotingFallback : DecoderFallback
    {
        public override int MaxCharCount => 12;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new RequotingBuffer();
    }

    private sealed class RequotingBuffer : DecoderFallbackBuffer
    {
        private string _text = "";
        private int _at;

        public override int Remaining => _text.Length - _at;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            _text = string.Concat(bytesUnknown.Select(static b => $"%{b:X2}"));
            _at = 0;
            return true;
        }

        public override char GetNextChar() => _at < _text.Length ? _text[_at++] : '\0';

        public override bool MovePrevious()
        {
            if (_at == 0)
                return false;
            _at--;
            return true;
        }

        public override void Reset() => (_text, _at) = ("", 0);
    }
}
