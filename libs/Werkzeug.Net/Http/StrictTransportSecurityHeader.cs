using System.Globalization;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Http;

/// <summary>Reads <c>Strict-Transport-Security</c>: RFC 6797 section 6.1.</summary>
public static class StrictTransportSecurityHeader
{
    /// <summary>Reads the header.</summary>
    /// <param name="header">The header's text.</param>
    /// <returns>What it says; null where the age is missing or no number, or a directive comes twice. An age past a thousand years counts as that.</returns>
    public static StrictTransportSecurity? Parse(string? header)
    {
        Dictionary<string, string> directives = new(StringComparer.OrdinalIgnoreCase);
        foreach (string part in (header ?? "").Split(';', ListHeader.MaximumItems))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            string name = (equals < 0 ? part : part[..equals]).Trim();
            if (name.Length > 0 && !directives.TryAdd(name, equals < 0 ? "" : HeaderText.Unquote(part[(equals + 1)..].Trim())))
                return null;
        }

        if (!directives.TryGetValue("max-age", out string? age) || age.Length == 0 || age.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return null;
        long seconds = long.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out long read) ? Math.Min(read, LongestAge) : LongestAge;
        return new(TimeSpan.FromSeconds(seconds), directives.ContainsKey("includeSubDomains"), directives.ContainsKey("preload"));
    }

    private const long LongestAge = 1_000L * 366 * 24 * 3600;
}
