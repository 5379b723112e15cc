using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Tests.Http;

[TestClass]
public sealed class DatesAndAgesTests
{
    [TestMethod]
    [DataRow("Sun, 06 Nov 1994 08:49:37 GMT")]
    [DataRow("Sunday, 06-Nov-94 08:49:37 GMT")]
    [DataRow(" Sun Nov  6 08:49:37 1994")]
    [DataRow("Sun, 06 Nov 1994 08:49:37")]
    [DataRow("Sun, 06 Nov 1994 10:49:37 +0200")]
    [DataRow("6 November 94 03:49:37 EST")]
    public void The_three_forms_of_http_and_those_of_mail_are_dates(string header)
    {
        Assert.AreEqual(784_111_777, HttpDate.Parse(header)!.Value.ToUnixTimeSeconds());
    }

    [TestMethod]
    [DataRow("Thu, 33 Jan 1970 00:00:00 GMT")]
    [DataRow("Sun, 06 Nov 1994 08:49:60 GMT")]
    [DataRow("1994-11-06T08:49:37Z")]
    [DataRow("Sun, 06 Foo 1994 08:49:37 GMT")]
    [DataRow("")]
    [DataRow(null)]
    public void Other_texts_are_none(string? header)
    {
        Assert.IsNull(HttpDate.Parse(header));
    }

    [TestMethod]
    public void Dates_are_written_with_a_year_of_four_digits()
    {
        Assert.AreEqual("Tue, 01 Jan 0999 00:00:00 GMT", HttpDate.Format(new DateTimeOffset(999, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.AreEqual("Thu, 01 Jan 1970 00:00:01 GMT", HttpDate.Format(1));
    }

    [TestMethod]
    public void Ages_are_whole_seconds()
    {
        Assert.AreEqual(TimeSpan.FromSeconds(7), AgeHeader.Parse(" 007 "));
        Assert.AreEqual("1", AgeHeader.Write(TimeSpan.FromSeconds(1.5)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => AgeHeader.Write(-1));
    }

    [TestMethod]
    [DataRow("-1")]
    [DataRow("1.5")]
    [DataRow("1_000")]
    [DataRow("٣")]
    [DataRow("999999999999999999999")]
    public void Other_ages_are_none(string header)
    {
        Assert.IsNull(AgeHeader.Parse(header));
    }

    [TestMethod]
    public void Headers_of_one_connection_and_of_a_body_are_removed()
    {
        Headers headers = new([new("Connection", "close"), new("Content-Type", "x"), new("X-A", "1"), new("Expires", "0"), new("te", "x")]);

        HopByHop.RemoveHopByHopHeaders(headers);
        HopByHop.RemoveEntityHeaders(headers);

        Assert.AreEqual("X-A: 1\r\nExpires: 0\r\n\r\n", headers.ToString());
    }

    [TestMethod]
    public void Types_of_text_get_a_charset()
    {
        Assert.AreEqual("image/svg+xml; charset=utf-8", ContentType.WithCharset("image/svg+xml", "utf-8"));
        Assert.AreEqual("application/json", ContentType.WithCharset("application/json", "utf-8"));
    }
}
