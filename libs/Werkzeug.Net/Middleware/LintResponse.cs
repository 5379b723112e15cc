using System.Globalization;
using Werkzeug.Net.Text;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Middleware;

/// <summary>Checks what an application announces.</summary>
internal static class LintResponse
{
    private static readonly string[] EntityHeaders =
        ["content-length", "content-type", "content-encoding", "content-language", "content-md5", "content-range", "last-modified", "allow"];

    /// <summary>The code of a status; reports what is wrong with it.</summary>
    public static int CheckStatus(string? status, Action<string, string> error, Action<string, string> warn)
    {
        if (status is null || status.Length < 3 || !int.TryParse(status.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out int code) || code < 100)
        {
            error("WV16", $"The status '{status}' does not begin with three digits of at least 100.");
            return 0;
        }

        if (status.Any(char.IsControl) || status != status.Trim() || !WsgiText.IsByteText(status))
            error("WV16", "The status has a control character, one past U+00FF, or blanks around it.");
        else if (status.Length < 4 || status[3] != ' ')
            warn("WV16", $"The status '{status}' is not three digits, a space and a reason.");
        return code;
    }

    /// <summary>Reports what is wrong with headers.</summary>
    public static void CheckHeaders(
        int code, IReadOnlyList<KeyValuePair<string, string>>? headers, LintOptions options, Action<string, string> error, Action<string, string> warn)
    {
        if (headers is null || headers.Any(static header => header.Key is null || header.Value is null))
        {
            error("WV17", "The headers are no list of names and values.");
            return;
        }

        foreach ((string name, string value) in headers)
        {
            if (name.Equals("Status", StringComparison.OrdinalIgnoreCase))
                error("WV18", "The header 'Status' means something to CGI; the status is announced by itself.");
            if (!HeaderText.IsToken(name) || name[^1] is '-' or '_')
                error("WV19", $"'{name.ReplaceLineEndings("\\n")}' is no name of a header.");
            if (value.Any(static c => c < ' ' || c == '\u007F') || !WsgiText.IsByteText(value))
                error("WV20", $"The value of '{name}' has a character that a header may not have.");
            if (Http.HopByHop.IsHopByHopHeader(name))
                error("WV19", $"The header '{name}' belongs to the connection, which is the server's.");
        }

        CheckMeaning(code, headers, options, error, warn);
    }

    private static void CheckMeaning(
        int code, IReadOnlyList<KeyValuePair<string, string>> headers, LintOptions options, Action<string, string> error, Action<string, string> warn)
    {
        string? Get(string name) => headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        bool hasType = Get("Content-Type") is not null;
        if (code is 204 or 304 && hasType)
            error("WV21", $"An answer {code} has no body and no Content-Type.");
        if (code is not (204 or 304) && !hasType)
            error("WV21", "The answer has no Content-Type.");
        if (Get("ETag") is { } tag)
            CheckTag(tag, warn);
        foreach (string name in EntityHeaders.Where(name => code == 304 && Get(name) is not null))
            warn("WV28", $"An answer 304 has no header '{name}'.");
        if ((code is >= 100 and < 200 or 204) && Get("Content-Length") is not (null or "0"))
            warn("WV29", $"An answer {code} has no body, so its length is 0.");
        if (options.RequireAbsoluteLocation && Get("Location") is { } location && !location.Contains("://", StringComparison.Ordinal))
            warn("WV31", $"The Location '{location}' is not absolute.");
    }

    private static void CheckTag(string tag, Action<string, string> warn)
    {
        if (tag.StartsWith("w/", StringComparison.Ordinal))
            warn("WV27", "The mark of a weak tag is an upper case W.");
        string quoted = tag.StartsWith("W/", StringComparison.OrdinalIgnoreCase) ? tag[2..] : tag;
        if (quoted is not ['"', .., '"'])
            warn("WV27", $"The tag '{tag}' is not in quotes.");
    }
}
