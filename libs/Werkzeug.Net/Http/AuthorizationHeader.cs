using System.Text;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Http;

/// <summary>Reads <c>Authorization</c> and <c>WWW-Authenticate</c>: RFC 9110 section 11.</summary>
public static class AuthorizationHeader
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads credentials.</summary>
    /// <param name="header">The header's text.</param>
    /// <returns>The credentials; <see langword="null"/> where there are none, or those of <c>basic</c> cannot be decoded.</returns>
    /// <remarks>Mirrors <c>werkzeug.datastructures.Authorization.from_header</c>.</remarks>
    public static Authorization? Parse(string? header)
    {
        if (string.IsNullOrEmpty(header))
            return null;
        (string scheme, string rest) = Split(header);
        if (scheme == "basic")
            return ReadBasic(rest);
        return HasParameters(rest) ? new(scheme, DictHeader.Parse(rest)) : new(scheme, token: rest);
    }

    /// <summary>Reads a challenge.</summary>
    /// <param name="header">The header's text.</param>
    /// <returns>The challenge; <see langword="null"/> where there is none.</returns>
    /// <remarks>Mirrors <c>werkzeug.datastructures.WWWAuthenticate.from_header</c>.</remarks>
    public static WwwAuthenticate? ParseChallenge(string? header)
    {
        if (string.IsNullOrEmpty(header))
            return null;
        (string scheme, string rest) = Split(header);
        return HasParameters(rest) ? new(scheme, DictHeader.Parse(rest)) : new(scheme, token: rest);
    }

    private static (string Scheme, string Parameters) Split(string header)
    {
        int space = header.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (header.ToLowerInvariant(), "") : (header[..space].ToLowerInvariant(), header[(space + 1)..].Trim());
    }

    // Equals signs at the end pad a token; one before means parameters.
    private static bool HasParameters(string rest) => rest.AsSpan().TrimEnd('=').Contains('=');

    private static Authorization? ReadBasic(string rest)
    {
        if (!LenientBase64.TryDecode(rest, out byte[] bytes))
            return null;
        try
        {
            string text = StrictUtf8.GetString(bytes);
            int colon = text.IndexOf(':', StringComparison.Ordinal);
            return colon < 0 ? Authorization.Basic(text, "") : Authorization.Basic(text[..colon], text[(colon + 1)..]);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
