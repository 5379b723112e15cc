namespace Werkzeug.Net.Wsgi;

/// <summary>Decides whether a host is one of those that an application answers for.</summary>
public static class TrustedHosts
{
    /// <summary>Whether a host is trusted.</summary>
    /// <param name="host">The host, with or without a port; null or empty is trusted by nobody who names hosts.</param>
    /// <param name="trusted">
    /// The hosts; one that begins with a dot stands for itself and all its subdomains, one with a port for that port only. Null or
    /// none trusts every host.
    /// </param>
    /// <remarks>Mirrors <c>werkzeug.wsgi.host_is_trusted</c>.</remarks>
    public static bool IsTrusted(string? host, IEnumerable<string>? trusted)
    {
        string[] hosts = [.. trusted ?? []];
        if (hosts.Length == 0)
            return true;
        if (string.IsNullOrEmpty(host))
            return false;
        string name = WithoutPort(host);
        return hosts.Any(pattern => Matches(host, pattern) || Matches(name, pattern));
    }

    private static bool Matches(string host, string pattern) => pattern.StartsWith('.')
        ? host == pattern[1..] || host.EndsWith(pattern, StringComparison.Ordinal)
        : host == pattern;

    private static string WithoutPort(string host)
    {
        int colon = host.LastIndexOf(':');
        return colon < 0 || host.AsSpan(colon).Contains(']') ? host : host[..colon];
    }
}
