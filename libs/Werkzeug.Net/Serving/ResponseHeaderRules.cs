using System.Buffers;
using System.Globalization;
using Werkzeug.Net.Http;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Serving;

/// <summary>Checks status and headers when an application announces them, so that the error is found where it was made.</summary>
internal static class ResponseHeaderRules
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(static c => c != '\t').Select(static c => (char)c), (char)127]);

    /// <summary>The code of a status line: three digits, one space, a reason.</summary>
    /// <exception cref="ArgumentException">The text is no status line.</exception>
    public static int CheckStatus(string status)
    {
        ArgumentNullException.ThrowIfNull(status);
        if (status == "200 OK")
            return 200;
        bool isShort = status.Length < 3 || !int.TryParse(status.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        if (isShort || (status.Length > 3 && status[3] != ' '))
            throw new ArgumentException($"The status '{Show(status)}' is not three digits, a space and a reason.", nameof(status));
        CheckText(status, "status");
        int code = int.Parse(status.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture);
        if (code < 200)
            throw new ArgumentException($"The status {code} is no final answer.", nameof(status));
        return code;
    }

    /// <summary>Checks headers.</summary>
    /// <exception cref="ArgumentException">A name is no token, a value has a forbidden character, or a header belongs to the connection.</exception>
    public static void CheckHeaders(IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        for (int at = 0; at < headers.Count; at++)
        {
            (string name, string value) = headers[at];
            if (name is null || value is null)
                throw new ArgumentException("A header has no name or no value.", nameof(headers));
            if (name is not ("Content-Type" or "Content-Length")) // which every answer has
                CheckName(name);
            CheckText(value, name);
        }
    }

    private static void CheckName(string name)
    {
        if (!HeaderText.IsToken(name))
            throw new ArgumentException($"'{Show(name)}' is no name of a header.", nameof(name));
        if (HopByHop.IsHopByHopHeader(name))
            throw new ArgumentException($"The header '{name}' belongs to the connection, which is the server's.", nameof(name));
    }

    private static void CheckText(string text, string place)
    {
        if (text.AsSpan().ContainsAny(Forbidden))
            throw new ArgumentException($"The value of '{place}' has a control character: '{Show(text)}'.", nameof(text));
        if (text.AsSpan().ContainsAnyExceptInRange('\0', '\u00FF'))
            throw new ArgumentException($"The value of '{place}' has a character above U+00FF: '{Show(text)}'.", nameof(text));
    }

    private static string Show(string text) => ControlCharacters.Escape(text);
}
