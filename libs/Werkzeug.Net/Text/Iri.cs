using System.Buffers;
using System.Globalization;
using System.Text;

namespace Werkzeug.Net.Text;

/// <summary>URLs for people (RFC 3987) and URLs for machines (RFC 3986), and the way between them.</summary>
public static class Iri
{
    private static readonly SearchValues<char> PathSafe = PercentEncoding.Safe("%!$&'()*+,/:;=@");
    private static readonly SearchValues<char> QuerySafe = PercentEncoding.Safe("%!$&'()*+,/:;=?@");
    private static readonly SearchValues<char> FragmentSafe = PercentEncoding.Safe("%!#$&'()*+,/:;=?@");
    private static readonly SearchValues<char> UserSafe = PercentEncoding.Safe("%!$&'()*+,;=");

    /// <summary>Writes a URL in ASCII: the host by IDNA, everything else percent-encoded. What is encoded already stays.</summary>
    /// <exception cref="IdnaException">The host cannot be written.</exception>
    /// <exception cref="FormatException">The host or port cannot be told.</exception>
    /// <remarks>Mirrors <c>werkzeug.urls.iri_to_uri</c>.</remarks>
    public static string ToUri(string iri)
    {
        ArgumentNullException.ThrowIfNull(iri);
        UrlParts parts = UrlParts.Split(iri);
        string host = parts.Hostname;
        return (parts with
        {
            Netloc = Netloc(parts, host.Length == 0 ? "" : Idna.ToAscii(host), static user => PercentEncoding.Quote(user, UserSafe)),
            Path = PercentEncoding.Quote(parts.Path, PathSafe),
            Query = PercentEncoding.Quote(parts.Query, QuerySafe),
            Fragment = PercentEncoding.Quote(parts.Fragment, FragmentSafe),
        }).Join();
    }

    /// <summary>Writes a URL for people: what can be decoded without changing its meaning is decoded.</summary>
    /// <exception cref="IdnaException">The host cannot be read.</exception>
    /// <exception cref="FormatException">The host or port cannot be told.</exception>
    /// <remarks>Mirrors <c>werkzeug.urls.uri_to_iri</c>.</remarks>
    public static string FromUri(string uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        UrlParts parts = UrlParts.Split(uri);
        string host = parts.Hostname;
        return (parts with
        {
            Netloc = Netloc(parts, Ascii.IsValid(host) ? Idna.ToUnicode(host) : host, static user => UnquotePartly(user, ":@/?#")),
            Path = UnquotePartly(parts.Path, "/?#"),
            Query = UnquotePartly(parts.Query, "&=+#"),
            Fragment = UnquotePartly(parts.Fragment, ""),
        }).Join();
    }

    private static string Netloc(UrlParts parts, string host, Func<string, string> writeUser)
    {
        string netloc = host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host;
        if (parts.Port is { } port and not 0)
            netloc = string.Create(CultureInfo.InvariantCulture, $"{netloc}:{port}");
        if (parts.Username is not { Length: > 0 } user)
            return netloc;
        string password = parts.Password is { Length: > 0 } secret ? ":" + writeUser(secret) : "";
        return $"{writeUser(user)}{password}@{netloc}";
    }

    /// <summary>Decodes <c>%XX</c> where the bytes are UTF-8 and stand for nothing that delimits.</summary>
    /// <param name="text">A part of a URL.</param>
    /// <param name="delimiters">What must stay encoded, beside control characters, spaces and the percent sign itself.</param>
    private static string UnquotePartly(string text, string delimiters)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
            return text;
        StringBuilder decoded = new(text.Length);
        List<byte> run = [];
        for (int at = 0; at < text.Length;)
        {
            if (!PercentEncoding.TryReadByte(text.AsSpan(at), out byte value) || MustStay(value, delimiters))
            {
                AppendRun(decoded, run);
                int length = PercentEncoding.TryReadByte(text.AsSpan(at), out _) ? 3 : 1;
                decoded.Append(text, at, length);
                at += length;
                continue;
            }

            run.Add(value);
            at += 3;
        }

        AppendRun(decoded, run);
        return decoded.ToString();
    }

    private static bool MustStay(byte value, string delimiters) =>
        value is <= 0x20 or (byte)'%' or 0x7f || (value < 0x80 && delimiters.Contains((char)value, StringComparison.Ordinal));

    // Bytes that are no UTF-8 are encoded again.
    private static void AppendRun(StringBuilder decoded, List<byte> run)
    {
        ReadOnlySpan<byte> rest = run.ToArray();
        while (rest.Length > 0)
        {
            if (Rune.DecodeFromUtf8(rest, out Rune rune, out int used) == OperationStatus.Done)
                decoded.Append(rune.ToString());
            else
                AppendEncoded(decoded, rest[..used]);
            rest = rest[used..];
        }

        run.Clear();
    }

    private static void AppendEncoded(StringBuilder decoded, ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
            PercentEncoding.AppendByte(decoded, value);
    }
}
