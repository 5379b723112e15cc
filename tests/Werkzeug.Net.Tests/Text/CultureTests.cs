using System.Globalization;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Tests.Text;

[TestClass]
public sealed class CultureTests
{
    [TestMethod]
    [DataRow("tr-TR")]
    [DataRow("ar-SA")]
    [DataRow("de-DE")]
    public void No_culture_gets_into_a_header(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            Assert.AreEqual("a;q=0.5", AcceptHeader.Parse("a;q=0.5").ToHeader());
            Assert.AreEqual("x; a=1.5", HeaderText.WriteOptions("x", [KeyValuePair.Create("a", (object?)1.5)]));
            Assert.AreEqual("Sun, 06 Nov 1994 08:49:37 GMT", HttpDate.Format(784_111_777));
            Assert.AreEqual(784_111_777, HttpDate.Parse("SUN, 06 NOV 1994 08:49:37 GMT")!.Value.ToUnixTimeSeconds());
            Assert.AreEqual("a=b; Path=/; SameSite=Strict", SetCookieHeader.Write("a", "b", new() { SameSite = "STRICT" }));
            Assert.AreEqual("digest", AuthorizationHeader.Parse("DIGEST a=b")!.Type);
            Assert.IsTrue(new Headers([new("TITLE", "x")]).Contains("title"));
            Assert.AreEqual("bytes=1234567-", RangeHeader.Parse("bytes=1234567-")!.ToHeader());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
