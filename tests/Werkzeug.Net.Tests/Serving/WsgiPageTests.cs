using Pallets.Tests;
using static Werkzeug.Net.Tests.Serving.Probes;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>The manual page of WSGI says what is there.</summary>
[TestClass]
public sealed class WsgiPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "libs", "Werkzeug.Net", "docs", "wsgi.md"));

    [TestMethod]
    public async Task WS68_every_key_of_a_live_environ_is_documented()
    {
        string keys = await ShowAsync(static environ => string.Join(' ', environ.Keys.Where(static key => !key.StartsWith("HTTP_", StringComparison.Ordinal))), "POST / HTTP/1.1", "Content-Type: a/b\r\nContent-Length: 0\r\n");

        string[] missing = [.. keys.Split(' ').Where(static key => !Page.Contains($"`{key}`", StringComparison.Ordinal))];

        Assert.IsGreaterThan(20, keys.Split(' ').Length);
        Assert.IsEmpty(missing, string.Join(' ', missing));
    }
}
