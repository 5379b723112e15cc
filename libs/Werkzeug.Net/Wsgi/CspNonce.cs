using Werkzeug.Net.Datastructures;

namespace Werkzeug.Net.Wsgi;

/// <summary>The nonce of a request's answer, for <c>Content-Security-Policy</c> and the elements of the page.</summary>
public static class CspNonce
{
    /// <summary>Where it is kept.</summary>
    public const string Key = "werkzeug.csp_nonce";

    /// <summary>The nonce of a request; it is made when it is first asked for and stays the same.</summary>
    public static string Of(WsgiEnviron environ)
    {
        ArgumentNullException.ThrowIfNull(environ);
        if (environ.Text(Key) is { } known)
            return known;
        string nonce = ContentSecurityPolicy.NewNonce();
        environ[Key] = nonce;
        return nonce;
    }

    /// <summary>The nonce of a request if somebody has asked for it; else null.</summary>
    public static string? Known(WsgiEnviron environ)
    {
        ArgumentNullException.ThrowIfNull(environ);
        return environ.Text(Key);
    }
}
