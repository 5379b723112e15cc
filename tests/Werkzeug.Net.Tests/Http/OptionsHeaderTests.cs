using Werkzeug.Net.Http;

namespace Werkzeug.Net.Tests.Http;

[TestClass]
public sealed class OptionsHeaderTests
{
    [TestMethod]
    public void Options_stand_behind_semicolons()
    {
        OptionsHeader header = OptionsHeader.Parse("form-data; Name=\"a b\"; filename=\"c;d.txt\"");

        Assert.AreEqual("form-data", header.Value);
        Assert.AreEqual("a b", header.Options["name"]);
        Assert.AreEqual("c;d.txt", header.Options["filename"]);
    }

    [TestMethod]
    public void Backslashes_of_windows_paths_stay()
    {
        Assert.AreEqual("\\server\\share\\x", OptionsHeader.Parse("form-data; filename=\"\\\\server\\share\\x\"").Options["filename"]);
    }

    [TestMethod]
    public void Browsers_escape_quotes_by_percent()
    {
        Assert.AreEqual("a\"b", OptionsHeader.Parse("x; name=\"a%22b\"").Options["name"]);
        Assert.AreEqual("%0D%0A", OptionsHeader.Parse("x; name=\"%0D%0A\"").Options["name"]);
    }

    [TestMethod]
    [DataRow("x; a*=UTF-8''%C3%A9", "é")]
    [DataRow("x; a*=iso-8859-1'en'%A3", "£")]
    [DataRow("x; a*0*=UTF-8''b; a*1=c; a*2*=%C2%B5", "bcµ")]
    [DataRow("x; a*0=\"one \"; a*1=two", "one two")]
    [DataRow("x; a*=windows-1252''%80", "%80")]
    public void Extended_and_continued_values_are_put_together(string header, string expected)
    {
        Assert.AreEqual(expected, OptionsHeader.Parse(header).Options["a"]);
    }

    [TestMethod]
    [DataRow("x; a")]
    [DataRow("x; =b")]
    [DataRow("x; key with space=1")]
    [DataRow("x; a=\"open")]
    [DataRow("x; a=é")]
    [DataRow(";a=b")]
    [DataRow("")]
    public void What_is_malformed_is_left_out(string header)
    {
        Assert.IsEmpty(OptionsHeader.Parse(header).Options);
    }

    [TestMethod]
    public void No_more_than_a_thousand_options_are_read()
    {
        string header = "x" + string.Concat(Enumerable.Range(0, 5_000).Select(static number => $"; a{number}=b"));

        Assert.IsLessThanOrEqualTo(OptionsHeader.MaximumOptions + 1, OptionsHeader.Parse(header).Options.Count);
    }

    [TestMethod]
    public void Writing_reads_back()
    {
        OptionsHeader header = new("attachment", new Dictionary<string, string> { ["filename"] = "a \"b\".txt", ["x"] = "1" });

        Assert.AreEqual("attachment; filename=\"a \\\"b\\\".txt\"; x=1", header.ToHeader());
        Assert.AreEqual("a \"b\".txt", OptionsHeader.Parse(header.ToHeader()).Options["filename"]);
    }
}
