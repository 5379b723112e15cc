using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace MarkupSafe.Net;

/// <summary>
/// Text for the places in a page where escaping for HTML is not enough: whole attributes, addresses, scripts and styles.
/// Everything here comes out as markup, ready for any part of a page.
/// </summary>
/// <remarks>Beyond the original, which knows elements and quoted attributes only. OWASP's rules for output encoding name the places.</remarks>
public static class HtmlContexts
{
    /// <summary>What <see cref="Url(string, ReadOnlySpan{string})"/> writes instead of an address that it refuses.</summary>
    public const string RefusedUrl = "about:invalid#refused";

    private static readonly SearchValues<char> NotInAttributeNames = SearchValues.Create(" \t\n\f\r/>='\"<\0");
    private static readonly SearchValues<char> PlainInStyles = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -_.,");
    private static readonly SearchValues<char> UnreservedInUrls = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");
    private static readonly string[] UsualSchemes = ["http", "https", "mailto", "tel"];

    /// <summary>A whole attribute with a space before it: <c> title="a &amp;lt; b"</c>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value"><see langword="null"/> and <see langword="false"/> leave the attribute out; <see langword="true"/> writes its name alone.</param>
    /// <exception cref="ArgumentException">The name is empty or has characters that end a name.</exception>
    public static Markup Attribute(string name, object? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.AsSpan().ContainsAny(NotInAttributeNames))
            throw new ArgumentException($"Invalid character in attribute name: {name}", nameof(name));
        return value switch
        {
            null or false => default,
            true => new Markup(" " + HtmlEscaper.Escape(name)),
            _ => new Markup($" {HtmlEscaper.Escape(name)}=\"{WithoutQuotes(Markup.Escape(value))}\""),
        };
    }

    /// <summary>An address for <c>href</c> or <c>src</c>: relative, or of a scheme that runs nothing. Another becomes <see cref="RefusedUrl"/>.</summary>
    /// <param name="url">The address as it is, not escaped.</param>
    /// <param name="schemes">The schemes to allow, in lower case; none are http, https, mailto and tel.</param>
    public static Markup Url(string url, params ReadOnlySpan<string> schemes)
    {
        ArgumentNullException.ThrowIfNull(url);
        string seen = WithoutIgnored(url);
        return Markup.Escape(HasAllowedScheme(seen, schemes.IsEmpty ? UsualSchemes : schemes) ? seen : RefusedUrl);
    }

    /// <summary>Text as one part of an address: one step of a path, or the name or value of a query. Everything but letters, digits and <c>-._~</c> is percent-encoded (RFC 3986, section 2.3).</summary>
    public static Markup UrlPart(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyExcept(UnreservedInUrls))
            return new Markup(text);
        StringBuilder builder = new(text.Length * 2);
        foreach (byte unit in Encoding.UTF8.GetBytes(text))
        {
            if (UnreservedInUrls.Contains((char)unit))
                builder.Append((char)unit);
            else
                builder.Append(CultureInfo.InvariantCulture, $"%{unit:X2}");
        }

        return new Markup(builder.ToString());
    }

    /// <summary>Text as a string of JavaScript with its quotes, for <c>&lt;script&gt;</c> and for attributes in double quotes such as <c>onclick</c>.</summary>
    /// <remarks>Quotes within, <c>&lt; &gt; &amp;</c> and everything beyond ASCII are written as <c>\uXXXX</c>, so nothing ends the script or the attribute. The quotes are single.</remarks>
    public static Markup ScriptString(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Markup($"'{JavaScriptEncoder.Default.Encode(text)}'");
    }

    /// <summary>Text as a string of CSS with its quotes, for <c>&lt;style&gt;</c> and <c>style</c> attributes in double quotes.</summary>
    /// <remarks>Everything but letters, digits and a few signs is written as a hexadecimal escape (CSS Syntax, section 4.3.7).</remarks>
    public static Markup StyleString(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder builder = new(text.Length + 2);
        builder.Append('\'');
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && PlainInStyles.Contains((char)rune.Value))
                builder.Append((char)rune.Value);
            else
                builder.Append(CultureInfo.InvariantCulture, $"\\{(rune.Value == 0 ? 0xFFFD : rune.Value):X6}");
        }

        return new Markup(builder.Append('\'').ToString());
    }

    // Markup may have quotes of its own, which would end the attribute.
    private static string WithoutQuotes(Markup value) => value.ToString().Replace("\"", "&#34;", StringComparison.Ordinal);

    // Browsers skip white space and controls around an address, and tabs and line ends within.
    private static string WithoutIgnored(string url)
    {
        int start = 0, end = url.Length;
        while (start < end && url[start] <= ' ')
            start++;
        while (end > start && url[end - 1] <= ' ')
            end--;
        string trimmed = url[start..end];
        return trimmed.AsSpan().ContainsAny("\t\r\n")
            ? trimmed.Replace("\t", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)
            : trimmed;
    }

    private static bool HasAllowedScheme(string url, ReadOnlySpan<string> schemes)
    {
        int end = url.AsSpan().IndexOfAny(":/?#");
        if (end < 0 || url[end] != ':')
            return true;
        foreach (string scheme in schemes)
        {
            if (url.AsSpan(0, end).Equals(scheme, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
