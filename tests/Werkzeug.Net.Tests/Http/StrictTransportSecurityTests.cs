using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;

namespace Werkzeug.Net.Tests.Http;

[TestClass]
public sealed class StrictTransportSecurityTests
{
    [TestMethod]
    public void It_is_written_and_read_again()
    {
        StrictTransportSecurity policy = new(TimeSpan.FromDays(365), IncludeSubDomains: true, Preload: true);

        Assert.AreEqual("max-age=31536000; includeSubDomains; preload", policy.ToHeader());
        Assert.AreEqual(policy, StrictTransportSecurityHeader.Parse(policy.ToHeader()));
    }

    [TestMethod]
    [DataRow("max-age=60", 60, false)]
    [DataRow("MAX-AGE=\"60\" ; IncludeSubdomains", 60, true)]
    [DataRow("includeSubDomains;max-age=0;future=x;;", 0, true)]
    public void Senders_write_it_in_many_ways(string header, int seconds, bool includesSubDomains) =>
        Assert.AreEqual(new StrictTransportSecurity(TimeSpan.FromSeconds(seconds), includesSubDomains), StrictTransportSecurityHeader.Parse(header));

    [TestMethod]
    [DataRow(null), DataRow(""), DataRow("includeSubDomains"), DataRow("max-age"), DataRow("max-age=-1"), DataRow("max-age=1.5"), DataRow("max-age=1; max-age=2")]
    public void Without_an_age_it_says_nothing(string? header) => Assert.IsNull(StrictTransportSecurityHeader.Parse(header));

    [TestMethod]
    public void An_age_past_all_sense_is_a_thousand_years() =>
        Assert.AreEqual(1_000 * 366, StrictTransportSecurityHeader.Parse("max-age=99999999999999999999")!.MaxAge.Days);

    [TestMethod]
    public void A_response_has_it()
    {
        Response response = new() { StrictTransportSecurity = new(TimeSpan.FromHours(1)) };

        Assert.AreEqual("max-age=3600", response.Headers["Strict-Transport-Security"]);
        Assert.AreEqual(TimeSpan.FromHours(1), response.StrictTransportSecurity!.MaxAge);
    }
}
