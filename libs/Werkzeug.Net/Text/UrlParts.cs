using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Werkzeug.Net.Text;

/// <summary>A URL split at its delimiters, and put together again: what Python's <c>urlsplit</c> and <c>urlunsplit</c> do.</summary>
/// <remarks>Unlike <see cref="Uri"/> it changes nothing: no dots are removed, nothing is decoded, and any text is a URL.</remarks>
internal readonly record struct UrlParts(string Scheme, string Netloc, string Path, string Query, string Fragment)
{
    private const int LargestPort = 65_535;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private static readonly FrozenSet<string> WithNetloc = FrozenSet.ToFrozenSet(
    [
        "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews", "prospero", "rtsp", "rtsps",
        "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss", "itms-services",
    ]);

    /// <summary>Splits a URL.</summary>
    /// <exception cref="FormatException">The host cannot be told: its brackets do not pair, or it hides delimiters.</exception>
    public static UrlParts Split(string url)
    {
        url = Clean(url);
        string scheme = TakeScheme(ref url);
        string netloc = "";
        if (url.StartsWith("//", StringComparison.Ordinal))
        {
            int end = url.AsSpan(2).IndexOfAny('/', '?', '#');
            netloc = end < 0 ? url[2..] : url[2..(end + 2)];
            url = url[(netloc.Length + 2)..];
            CheckNetloc(netloc);
        }

        (url, string fragment) = Cut(url, '#');
        (url, string query) = Cut(url, '?');
        return new(scheme, netloc, url, query, fragment);
    }

    /// <summary>The user's name, or <see langword="null"/> where there is none.</summary>
    public string? Username => UserInfo is { } info ? Cut(info, ':').Head : null;

    /// <summary>The password, or <see langword="null"/> where there is none.</summary>
    public string? Password => UserInfo is { } info && info.Contains(':', StringComparison.Ordinal) ? Cut(info, ':').Tail : null;

    /// <summary>The host in small letters, without brackets; empty where there is none.</summary>
    public string Hostname
    {
        get
        {
            (string host, string zone) = Cut(HostAndPort.Host, '%');
            return host.ToLowerInvariant() + (HostAndPort.Host.Contains('%', StringComparison.Ordinal) ? "%" + zone : "");
        }
    }

    /// <summary>The port, or <see langword="null"/> where there is none.</summary>
    /// <exception cref="FormatException">The port is no number to 65535.</exception>
    public int? Port
    {
        get
        {
            string port = HostAndPort.Port;
            if (port.Length == 0)
                return null;
            if (!int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                throw new FormatException($"Port could not be cast to integer value as '{port}'");
            return number <= LargestPort ? number : throw new FormatException("Port out of range 0-65535");
        }
    }

    /// <summary>Puts the parts together.</summary>
    public string Join()
    {
        StringBuilder url = new();
        if (Scheme.Length > 0)
            url.Append(Scheme).Append(':');
        if (Netloc.Length > 0 || (WithNetloc.Contains(Scheme) && !Path.StartsWith("//", StringComparison.Ordinal)))
        {
            url.Append("//").Append(Netloc);
            if (Path.Length > 0 && Path[0] != '/')
                url.Append('/');
        }

        url.Append(Path);
        if (Query.Length > 0)
            url.Append('?').Append(Query);
        if (Fragment.Length > 0)
            url.Append('#').Append(Fragment);
        return url.ToString();
    }

    private string? UserInfo => Netloc.LastIndexOf('@') is >= 0 and int at ? Netloc[..at] : null;

    private (string Host, string Port) HostAndPort
    {
        get
        {
            string info = Netloc[(Netloc.LastIndexOf('@') + 1)..];
            int open = info.IndexOf('[', StringComparison.Ordinal);
            if (open < 0)
                return Cut(info, ':');
            (string host, string rest) = Cut(info[(open + 1)..], ']');
            return (host, Cut(rest, ':').Tail);
        }
    }

    // Control characters in front go, and so do tabs and line breaks everywhere: the URL standard's first step.
    private static string Clean(string url)
    {
        string trimmed = url.AsSpan().TrimStart("\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\t\n\v\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f ").ToString();
        return trimmed.AsSpan().ContainsAny('\t', '\r', '\n')
            ? string.Concat(trimmed.Where(static letter => letter is not ('\t' or '\r' or '\n')))
            : trimmed;
    }

    private static string TakeScheme(ref string url)
    {
        int colon = url.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || !char.IsAsciiLetter(url[0]) || !url.AsSpan(0, colon).ToString().All(IsSchemeCharacter))
            return "";
        string scheme = url[..colon].ToLowerInvariant();
        url = url[(colon + 1)..];
        return scheme;
    }

    private static bool IsSchemeCharacter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '-' or '.';

    private static void CheckNetloc(string netloc)
    {
        bool opens = netloc.Contains('[', StringComparison.Ordinal);
        if (opens != netloc.Contains(']', StringComparison.Ordinal))
            throw new FormatException("Invalid IPv6 URL");
        if (opens)
            CheckBrackets(netloc[(netloc.LastIndexOf('@') + 1)..]);
        if (Ascii.IsValid(netloc))
            return;
        string bare = string.Concat(netloc.Where(static letter => letter is not ('@' or ':' or '#' or '?')));
        string normal;
        try
        {
            normal = bare.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException error)
        {
            throw new FormatException(error.Message, error);
        }

        if (bare != normal && normal.AsSpan().IndexOfAny("/?#@:") >= 0)
            throw new FormatException($"netloc '{netloc}' contains invalid characters under NFKC normalization");
    }

    // Nothing but an address stands in brackets, and nothing but a port behind them.
    private static void CheckBrackets(string hostAndPort)
    {
        (string before, string bracketed) = Cut(hostAndPort, '[');
        (string host, string after) = Cut(bracketed, ']');
        if (!hostAndPort.StartsWith('[') || before.Length > 0 || after is not ("" or [':', ..]))
            throw new FormatException("Invalid IPv6 URL");
        if (host.StartsWith('v') ? !IsFutureAddress(host) : !IsAddress(host))
            throw new FormatException($"'{host}' does not appear to be an IPv6 address");
    }

    private static bool IsAddress(string host) => host.AsSpan().IndexOfAny('/', '[') < 0 && !host.EndsWith('%')
        && IPAddress.TryParse(host, out IPAddress? address) && address.AddressFamily == AddressFamily.InterNetworkV6;

    // v, hexadecimal digits, a point and at least one character more.
    private static bool IsFutureAddress(string host)
    {
        int point = host.IndexOf('.', StringComparison.Ordinal);
        return point > 1 && point < host.Length - 1 && host.AsSpan(1, point - 1).IndexOfAnyExcept(HexDigits) < 0;
    }

    private static (string Head, string Tail) Cut(string text, char at)
    {
        int place = text.IndexOf(at, StringComparison.Ordinal);
        return place < 0 ? (text, "") : (text[..place], text[(place + 1)..]);
    }
}
