using System.Globalization;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Datastructures;

/// <summary>The header <c>Strict-Transport-Security</c>: the browser is to come by HTTPS only. RFC 6797 section 6.1.</summary>
/// <param name="MaxAge">For how long the browser remembers it, in whole seconds; zero makes it forget.</param>
/// <param name="IncludeSubDomains">Whether it holds for all hosts below this one.</param>
/// <param name="Preload">Whether browsers may ship the host in their lists; there is no quick way back.</param>
/// <remarks>Our own, beyond Werkzeug. Send it over HTTPS only: browsers ignore it elsewhere.</remarks>
public sealed record StrictTransportSecurity(TimeSpan MaxAge, bool IncludeSubDomains = false, bool Preload = false) : IHeaderValue
{
    /// <inheritdoc/>
    public string ToHeader() => string.Create(
        CultureInfo.InvariantCulture,
        $"max-age={(long)MaxAge.TotalSeconds}{(IncludeSubDomains ? "; includeSubDomains" : "")}{(Preload ? "; preload" : "")}");

    /// <inheritdoc/>
    public override string ToString() => ToHeader();
}
