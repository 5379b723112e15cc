using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Werkzeug.Net.Datastructures;

public sealed partial class ContentSecurityPolicy
{
    private const int NonceBytes = 16;
    private static readonly SearchValues<char> Separators = SearchValues.Create(" \t\r\n;,");

    /// <summary>A new random nonce: 128 bits in base64. It is good for one response.</summary>
    public static string NewNonce() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));

    /// <summary>Adds sources to a directive; those that it has already are not written twice.</summary>
    /// <param name="directive">The directive, as <c>script-src</c>. One that is not there begins with the sources of <c>default-src</c>, which it would hide.</param>
    /// <param name="sources">Sources as they are written: hosts, schemes, and words in single quotes.</param>
    /// <exception cref="ArgumentException">A source has white space, a semicolon or a comma, so that it would be more than one.</exception>
    public ContentSecurityPolicy Allow(string directive, params ReadOnlySpan<string> sources)
    {
        ArgumentNullException.ThrowIfNull(directive);
        List<string> all = [.. (Read(directive) ?? Inherited(directive)).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        foreach (string source in sources)
        {
            if (source.Length == 0 || source.AsSpan().ContainsAny(Separators))
                throw new ArgumentException($"'{source}' is not one source of a policy.", nameof(sources));
            all.Remove("'none'");
            if (!all.Contains(source))
                all.Add(source);
        }

        this[directive] = string.Join(' ', all);
        return this;
    }

    /// <summary>Allows the scripts and styles that carry a nonce in their element.</summary>
    /// <param name="nonce">The nonce of this response, as <see cref="NewNonce"/> makes it.</param>
    /// <param name="directives">The directives that are to know it; none is <c>script-src</c> and <c>style-src</c>.</param>
    /// <exception cref="ArgumentException">The nonce is no base64.</exception>
    public ContentSecurityPolicy AllowNonce(string nonce, params ReadOnlySpan<string> directives)
    {
        ArgumentException.ThrowIfNullOrEmpty(nonce);
        foreach (char c in nonce)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '/' or '-' or '_' or '='))
                throw new ArgumentException("A nonce is base64.", nameof(nonce));
        }

        foreach (string directive in directives.IsEmpty ? ["script-src", "style-src"] : directives)
            Allow(directive, $"'nonce-{nonce}'");
        return this;
    }

    /// <summary>Allows one inline script or style by its content.</summary>
    /// <param name="directive">The directive, as <c>script-src</c>.</param>
    /// <param name="content">The text between the tags, exactly.</param>
    public ContentSecurityPolicy AllowContent(string directive, string content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Allow(directive, $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'");
    }

    private string Inherited(string directive) => directive.EndsWith("-src", StringComparison.Ordinal) ? DefaultSrc ?? "" : "";
}
