using Werkzeug.Net.Http.Structured;

namespace Werkzeug.Net.Tests.Http.Structured;

/// <summary>RFC 9651: what its sections show, and what they forbid.</summary>
[TestClass]
public sealed class StructuredHeaderTests
{
    [TestMethod]
    [DataRow("42", "42")]
    [DataRow("-999999999999999", "-999999999999999")]
    [DataRow("007", "7")]
    [DataRow("-0", "0")]
    [DataRow("4.5", "4.5")]
    [DataRow("-1.50", "-1.5")]
    [DataRow("123456789012.125", "123456789012.125")]
    [DataRow("1.0", "1.0")]
    [DataRow("\"hello world\"", "\"hello world\"")]
    [DataRow("\"a \\\"b\\\" \\\\c\"", "\"a \\\"b\\\" \\\\c\"")]
    [DataRow("\"\"", "\"\"")]
    [DataRow("foo123/456", "foo123/456")]
    [DataRow("*token:x", "*token:x")]
    [DataRow(":cHJldGVuZCB0aGlzIGlzIGJpbmFyeSBjb250ZW50Lg==:", ":cHJldGVuZCB0aGlzIGlzIGJpbmFyeSBjb250ZW50Lg==:")]
    [DataRow(":aGVsbG8:", ":aGVsbG8=:")]
    [DataRow("::", "::")]
    [DataRow("?1", "?1")]
    [DataRow("?0", "?0")]
    [DataRow("@1659578233", "@1659578233")]
    [DataRow("@-62135596800", "@-62135596800")]
    [DataRow("%\"This is intended for display to %c3%bcsers.\"", "%\"This is intended for display to %c3%bcsers.\"")]
    [DataRow("  1  ", "1")]
    [DataRow("5;foo=bar;a;b=?0;c=?1", "5;foo=bar;a;b=?0;c")]
    [DataRow("a;  x=1;x=2", "a;x=2")]
    [DataRow("a;*k-_.1=\"v\"", "a;*k-_.1=\"v\"")]
    public void Items_come_out_as_they_are_written(string header, string expected)
    {
        StructuredItem item = StructuredHeader.ParseItem(header);

        Assert.AreEqual(expected, StructuredHeader.Write(item));
        Assert.AreEqual(item, StructuredHeader.ParseItem(expected));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("1 2")]
    [DataRow("1;")]
    [DataRow("1;A=2")]
    [DataRow("1 ;a")]
    [DataRow("-")]
    [DataRow("--1")]
    [DataRow("1000000000000000")]
    [DataRow("1.")]
    [DataRow(".5")]
    [DataRow("1.1234")]
    [DataRow("1234567890123.0")]
    [DataRow("1.2.3")]
    [DataRow("\"open")]
    [DataRow("\"a\\x\"")]
    [DataRow("\"é\"")]
    [DataRow("\"a\tb\"")]
    [DataRow("\"a\\")]
    [DataRow("'a'")]
    [DataRow("é")]
    [DataRow(":a")]
    [DataRow(":a b=:")]
    [DataRow(":!!!!:")]
    [DataRow("?2")]
    [DataRow("?")]
    [DataRow("@1.5")]
    [DataRow("@a")]
    [DataRow("@999999999999999")]
    [DataRow("%\"%C3%BC\"")]
    [DataRow("%\"%ff\"")]
    [DataRow("%\"%c3\"")]
    [DataRow("%\"%c\"")]
    [DataRow("%a")]
    [DataRow("%\"open")]
    [DataRow("(1 2)")]
    [DataRow("1\t")]
    public void What_is_no_item_is_refused(string header)
    {
        Assert.ThrowsExactly<FormatException>(() => StructuredHeader.ParseItem(header));
        Assert.IsFalse(StructuredHeader.TryParseItem(header, out _));
    }

    [TestMethod]
    [DataRow("sugar, tea, rum", "sugar, tea, rum")]
    [DataRow("a,b \t,\t c", "a, b, c")]
    [DataRow("", "")]
    [DataRow("(\"foo\" \"bar\"), (\"baz\"), (\"bat\" \"one\"), ()", "(\"foo\" \"bar\"), (\"baz\"), (\"bat\" \"one\"), ()")]
    [DataRow("(\"foo\"; a=1;b=2);lvl=5, (\"bar\" \"baz\");lvl=1", "(\"foo\";a=1;b=2);lvl=5, (\"bar\" \"baz\");lvl=1")]
    [DataRow("(  a   b  )", "(a b)")]
    [DataRow("abc;a=1;b=2; cde_456, (ghi;jk=4 l);q=\"9\";r=w", "abc;a=1;b=2;cde_456, (ghi;jk=4 l);q=\"9\";r=w")]
    public void Lists_come_out_as_they_are_written(string header, string expected) =>
        Assert.AreEqual(expected, StructuredHeader.Write(StructuredHeader.ParseList(header)));

    [TestMethod]
    [DataRow("a,")]
    [DataRow(",a")]
    [DataRow("a b")]
    [DataRow("a,,b")]
    [DataRow("(a")]
    [DataRow("(a,b)")]
    [DataRow("(a(b))")]
    [DataRow("(\"a\"\"b\")")]
    [DataRow("a)")]
    public void What_is_no_list_is_refused(string header) => Assert.IsFalse(StructuredHeader.TryParseList(header, out _));

    [TestMethod]
    [DataRow("en=\"Applepie\", da=:w4ZibGV0w6ZydGU=:", "en=\"Applepie\", da=:w4ZibGV0w6ZydGU=:")]
    [DataRow("a=?0, b, c; foo=bar", "a=?0, b, c;foo=bar")]
    [DataRow("a=?1;x", "a;x")]
    [DataRow("rating=1.5, feelings=(joy sadness)", "rating=1.5, feelings=(joy sadness)")]
    [DataRow("a=1,b=2,a=3", "a=3, b=2")]
    [DataRow("a=(1 2), b=3, c=4;aa=bb, d=(5 6);valid", "a=(1 2), b=3, c=4;aa=bb, d=(5 6);valid")]
    public void Dictionaries_come_out_as_they_are_written(string header, string expected) =>
        Assert.AreEqual(expected, StructuredHeader.Write(StructuredHeader.ParseDictionary(header)));

    [TestMethod]
    [DataRow("a=1,")]
    [DataRow("A=1")]
    [DataRow("a=")]
    [DataRow("a =1")]
    [DataRow("a= 1")]
    [DataRow("1=a")]
    [DataRow("a=1 b=2")]
    public void What_is_no_dictionary_is_refused(string header) => Assert.IsFalse(StructuredHeader.TryParseDictionary(header, out _));

    [TestMethod]
    public void Values_have_types()
    {
        Assert.IsTrue(StructuredHeader.TryParseDictionary("u=3, i, at=@0, n=%\"%e2%98%83\"", out IReadOnlyDictionary<string, StructuredMember>? priority));

        Assert.AreEqual(new StructuredItem(3), priority["u"]);
        Assert.AreEqual(new StructuredItem(true), priority["i"]);
        Assert.AreEqual(new StructuredItem(DateTimeOffset.UnixEpoch), priority["at"]);
        Assert.AreEqual(new StructuredItem(new DisplayStringItem("☃")), priority["n"]);
    }

    [TestMethod]
    public void What_a_header_cannot_have_is_not_written()
    {
        static void Refused(BareItem value) => Assert.ThrowsExactly<FormatException>(() => StructuredHeader.Write(new StructuredItem(value)));

        Refused(1_000_000_000_000_000);
        Refused(1_000_000_000_000m);
        Refused("ü");
        Refused("a\r\nb");
        Refused(new TokenItem("a b"));
        Refused(new TokenItem(""));
        Refused(new TokenItem("1"));
        Assert.ThrowsExactly<FormatException>(() => StructuredHeader.Write([KeyValuePair.Create("Key", (StructuredMember)new StructuredItem(1))]));
        Assert.ThrowsExactly<FormatException>(() => StructuredHeader.Write(new StructuredItem(1, [KeyValuePair.Create("k\n", (BareItem)1)])));
    }

    [TestMethod]
    [DataRow("0.0005", "0.0")]
    [DataRow("0.0015", "0.002")]
    [DataRow("2.5", "2.5")]
    public void Decimals_are_rounded_to_the_even_digit(string value, string expected) => Assert.AreEqual(
        expected, StructuredHeader.Write(new StructuredItem(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture))));

    [TestMethod]
    public void A_header_has_a_bounded_number_of_members()
    {
        string Members(int count) => string.Join(',', Enumerable.Range(0, count).Select(static at => $"a{at}"));

        Assert.HasCount(1_024, StructuredHeader.ParseList(Members(1_024)));
        Assert.IsFalse(StructuredHeader.TryParseList(Members(1_025), out _));
        Assert.IsFalse(StructuredHeader.TryParseDictionary(Members(1_025), out _));
        Assert.IsFalse(StructuredHeader.TryParseItem("a;" + Members(1_025).Replace(',', ';'), out _));
        Assert.IsFalse(StructuredHeader.TryParseList($"({Members(1_025).Replace(',', ' ')})", out _));
    }
}
