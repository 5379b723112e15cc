using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Http;

[TestClass]
public sealed class FetchMetadataTests
{
    [TestMethod]
    [DataRow("same-origin", "cors", "empty", "POST", true)]
    [DataRow("none", "navigate", "document", "GET", true)]
    [DataRow("cross-site", "navigate", "document", "GET", true)]
    [DataRow("cross-site", "navigate", "document", "POST", false)]
    [DataRow("cross-site", "navigate", "object", "GET", false)]
    [DataRow("cross-site", "no-cors", "image", "GET", false)]
    [DataRow("cross-site", "cors", "empty", "POST", false)]
    [DataRow(null, null, null, "POST", true)]
    public void Requests_of_other_sites_are_welcome_only_as_links(string? site, string? mode, string? destination, string method, bool isWelcome)
    {
        WsgiEnviron environ = Environs.Of(method);
        foreach ((string key, string? value) in new[] { ("HTTP_SEC_FETCH_SITE", site), ("HTTP_SEC_FETCH_MODE", mode), ("HTTP_SEC_FETCH_DEST", destination) })
        {
            if (value is not null)
                environ[key] = value;
        }

        Assert.AreEqual(isWelcome, new Request(environ).FetchMetadata.IsWelcome(method));
    }
}
