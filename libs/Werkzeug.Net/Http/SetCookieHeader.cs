using System.Buffers;
using System.Globalization;
using System.Text;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Http;

/// <summary>Writes <c>Set-Cookie</c>: RFC 6265 section 4.1.</summary>
public static class SetCookieHeader
{
    private const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_";
    private static readonly SearchValues<char> Plain = SearchValues.Create(Alphanumeric + "!#$%&'()*+-./:<=>?@[]^`{|}~");
    private static readonly SearchValues<char> DomainForbidden = SearchValues.Create(";, \t\r\n\0");
    private static readonly SearchValues<char> PathSafe = PercentEncoding.Safe("%!$&'()*+,/:=@");

    /// <summary>Writes a cookie.</summary>
    /// <param name="name">The cookie's name.</param>
    /// <param name="value">Its value; what may not stand in a cookie is escaped as Python does, and <see cref="CookieHeader.Parse"/> reads it back.</param>
    /// <param name="options">What else to say of it; <see langword="null"/> says <c>Path=/</c>.</param>
    /// <param name="time">The clock for dates that follow from a maximum age; <see langword="null"/> is the system's.</param>
    /// <returns>The header as WSGI has it: each character stands for one byte.</returns>
    /// <exception cref="ArgumentException">
    /// The name or domain has characters that would start another attribute, <see cref="CookieOptions.SameSite"/> is unknown, or
    /// the name promises by <c>__Host-</c> or <c>__Secure-</c> what the options do not keep.
    /// </exception>
    /// <remarks>Mirrors <c>werkzeug.http.dump_cookie</c>, which does not check the names' promises.</remarks>
    public static string Write(string name, string value = "", CookieOptions? options = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        options ??= new CookieOptions();
        CheckName(name);
        CheckPrefix(name, options);
        StringBuilder text = new();
        text.Append(Mojibake(name)).Append('=').Append(QuoteValue(value));
        AppendAttributes(text, options, time ?? TimeProvider.System);
        if (options.MaximumSize > 0 && text.Length > options.MaximumSize)
            options.TooLarge?.Invoke(TooLarge(name, value.Length, text.Length, options.MaximumSize));
        return text.ToString();
    }

    private static void AppendAttributes(StringBuilder text, CookieOptions options, TimeProvider time)
    {
        long? maxAge = options.MaxAge is { } age ? (long)age.TotalSeconds : null;
        Append(text, "Domain", options.Domain is { } domain ? EncodeDomain(domain) : null);
        Append(text, "Expires", ExpiresText(options, maxAge, time));
        Append(text, "Max-Age", maxAge?.ToString(CultureInfo.InvariantCulture));
        if (options.Secure || options.Partitioned)
            text.Append("; Secure");
        if (options.HttpOnly)
            text.Append("; HttpOnly");
        Append(text, "Path", options.Path is { } path ? PercentEncoding.Quote(path, PathSafe) : null);
        Append(text, "SameSite", options.SameSite is { } site ? SameSiteText(site) : null);
        if (options.Partitioned)
            text.Append("; Partitioned");
    }

    private static void Append(StringBuilder text, string attribute, string? value)
    {
        if (value is not null)
            text.Append("; ").Append(attribute).Append('=').Append(value);
    }

    private static string? ExpiresText(CookieOptions options, long? maxAge, TimeProvider time)
    {
        if (options.Expires is { } moment)
            return HttpDate.Format(moment);
        if (maxAge is not { } seconds || !options.SyncExpires)
            return null;
        DateTimeOffset now = time.GetUtcNow();
        long longest = (DateTimeOffset.MaxValue - now).Ticks / TimeSpan.TicksPerSecond;
        return HttpDate.Format(now.AddSeconds(Math.Clamp(seconds, -now.ToUnixTimeSeconds(), longest)));
    }

    private static string SameSiteText(string site) => site.ToUpperInvariant() switch
    {
        "STRICT" => "Strict",
        "LAX" => "Lax",
        "NONE" => "None",
        _ => throw new ArgumentException("SameSite must be 'Strict', 'Lax', or 'None'.", nameof(site)),
    };

    private static string EncodeDomain(string domain)
    {
        string host = Idna.ToAscii(domain.Split(':')[0].TrimStart('.'));
        if (host.AsSpan().ContainsAny(DomainForbidden))
            throw new ArgumentException("The domain of a cookie must not contain separators or control characters.", nameof(domain));
        return host;
    }

    private static string QuoteValue(string value)
    {
        if (value.AsSpan().IndexOfAnyExcept(Plain) < 0)
            return value;
        StringBuilder quoted = new(value.Length + 8);
        quoted.Append('"');
        foreach (byte part in Encoding.UTF8.GetBytes(value))
        {
            if (part is (byte)'"' or (byte)'\\')
                quoted.Append('\\').Append((char)part);
            else if (part is < 0x20 or (byte)',' or (byte)';' or >= 0x7f)
                AppendOctal(quoted, part);
            else
                quoted.Append((char)part);
        }

        return quoted.Append('"').ToString();
    }

    private static void AppendOctal(StringBuilder text, byte value) => text.Append('\\')
        .Append((char)('0' + (value >> 6))).Append((char)('0' + ((value >> 3) & 7))).Append((char)('0' + (value & 7)));

    // The bytes of the name, each as a character.
    private static string Mojibake(string name) => Ascii.IsValid(name) ? name : Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(name));

    private static void CheckName(string name)
    {
        foreach (char letter in name)
        {
            if (char.IsControl(letter) || letter == ';')
                throw new ArgumentException("The name of a cookie must not contain semicolons or control characters.", nameof(name));
        }
    }

    // RFC 6265bis section 4.1.3: browsers refuse such cookies in silence.
    private static void CheckPrefix(string name, CookieOptions options)
    {
        bool isHost = name.StartsWith("__Host-", StringComparison.OrdinalIgnoreCase);
        bool isSecure = isHost || name.StartsWith("__Secure-", StringComparison.OrdinalIgnoreCase);
        if (isSecure && !options.Secure && !options.Partitioned)
            throw new ArgumentException($"The cookie '{name}' must be Secure, as its name promises.", nameof(options));
        if (isHost && (options.Path != "/" || !string.IsNullOrEmpty(options.Domain)))
            throw new ArgumentException($"The cookie '{name}' must have the path '/' and no domain, as its name promises.", nameof(options));
    }

    private static string TooLarge(string name, int valueSize, int size, int limit) => string.Create(CultureInfo.InvariantCulture,
        $"The '{name}' cookie is too large: the value was {valueSize} bytes but the header required {size - valueSize} extra bytes."
        + $" The final size was {size} bytes but the limit is {limit} bytes. Browsers may silently ignore cookies larger than this.");
}
