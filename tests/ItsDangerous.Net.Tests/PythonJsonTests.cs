using System.Globalization;
using System.Numerics;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace ItsDangerous.Net.Tests;

[TestClass]
public class PythonJsonTests
{
    [TestMethod]
    [DataRow(0.0, "0.0")]
    [DataRow(-0.0, "-0.0")]
    [DataRow(1.0, "1.0")]
    [DataRow(0.1, "0.1")]
    [DataRow(100.0, "100.0")]
    [DataRow(1e15, "1000000000000000.0")]
    [DataRow(1e16, "1e+16")]
    [DataRow(1.5e16, "1.5e+16")]
    [DataRow(123456789.125, "123456789.125")]
    [DataRow(0.0001, "0.0001")]
    [DataRow(0.00001, "1e-05")]
    [DataRow(1e100, "1e+100")]
    [DataRow(5e-324, "5e-324")]
    [DataRow(double.NaN, "NaN")]
    [DataRow(double.PositiveInfinity, "Infinity")]
    [DataRow(double.NegativeInfinity, "-Infinity")]
    public void Floats_are_written_as_Python_shows_them(double number, string expected) => Assert.AreEqual(expected, PythonJson.Write(number));

    [TestMethod]
    public void Floats_survive_being_text()
    {
        Prop.ForAll<double>(static number => PythonJson.Read(PythonJson.Write(number)) is double read && read.Equals(number)).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void Text_survives_being_text()
    {
        Prop.ForAll<string>(static text => text is null || Equals(PythonJson.Read(PythonJson.Write(text)), text)).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void Text_is_escaped_as_Python_escapes_it()
    {
        Assert.AreEqual(""" "\u0000\b\f\n\r\t\"\\/\u007f\u00e9\u2028\ud83d\ude00" """.Trim(), PythonJson.Write("\0\b\f\n\r\t\"\\/\x7f\u00e9\u2028😀"));
        Assert.AreEqual("\"\\u001f\\\"\x7f\u00e9\u2028😀\"", PythonJson.Write("\x1f\"\x7f\u00e9\u2028😀", PythonJsonOptions.Compact));
    }

    [TestMethod]
    public void Lists_and_dictionaries_are_laid_out_as_asked()
    {
        object value = new OrderedDictionary<string, object?> { ["b"] = new List<object?> { 1, (2, "x"), Array.Empty<int>() }, ["a"] = null };

        Assert.AreEqual("""{"b": [1, [2, "x"], []], "a": null}""", PythonJson.Write(value));
        Assert.AreEqual("""{"a":null,"b":[1,[2,"x"],[]]}""", PythonJson.Write(value, PythonJsonOptions.Compact with { SortKeys = true }));
        Assert.AreEqual("{\n \"b\": [\n  1,\n  [\n   2,\n   \"x\"\n  ],\n  []\n ],\n \"a\": null\n}", PythonJson.Write(value, new PythonJsonOptions { Indent = " ", ItemSeparator = "," }));
    }

    [TestMethod]
    public void What_is_converted_is_laid_out_where_it_stands()
    {
        PythonJsonOptions options = new() { Indent = " ", ItemSeparator = ",", Default = static value => value is Version version ? new[] { version.Major, version.Minor } : value };

        Assert.AreEqual("[\n [\n  1,\n  2\n ]\n]", PythonJson.Write(new object[] { new Version(1, 2) }, options));
        Assert.ThrowsExactly<InvalidOperationException>(() => PythonJson.Write(new Uri("x:y"), options));
    }

    [TestMethod]
    public void Keys_that_are_no_text_become_text()
    {
        Dictionary<object, object?> value = new() { [1] = 1, [1.5] = 2, [true] = 3 };

        Assert.AreEqual("""{"1": 1, "1.5": 2, "true": 3}""", PythonJson.Write(value));
        Assert.ThrowsExactly<ArgumentException>(static () => PythonJson.Write(new Dictionary<object, object?> { [(1, 2)] = 1 }));
        Assert.AreEqual("{}", PythonJson.Write(new Dictionary<object, object?> { [(1, 2)] = 1 }, new PythonJsonOptions { SkipKeys = true }));
    }

    [TestMethod]
    public void Keys_sort_by_code_points()
    {
        object value = new Dictionary<string, int> { ["\uffee"] = 1, ["😀"] = 2, ["Z"] = 3, ["a"] = 4 };

        Assert.AreEqual("""{"Z":3,"a":4,"￮":1,"😀":2}""", PythonJson.Write(value, PythonJsonOptions.Compact with { SortKeys = true }));
    }

    [TestMethod]
    public void Keys_of_different_kinds_cannot_be_sorted()
    {
        Dictionary<object, object?> value = new() { [1] = 1, ["a"] = 2 };

        Assert.ThrowsExactly<ArgumentException>(() => PythonJson.Write(value, new PythonJsonOptions { SortKeys = true }));
    }

    [TestMethod]
    public void What_contains_itself_is_refused()
    {
        List<object?> list = [];
        list.Add(list);

        Assert.ThrowsExactly<InvalidOperationException>(() => PythonJson.Write(list));
    }

    [TestMethod]
    public void Numbers_are_read_by_their_kind()
    {
        Assert.AreEqual(1L, PythonJson.Read("1"));
        Assert.AreEqual(0L, PythonJson.Read("-0"));
        Assert.AreEqual(1.0, PythonJson.Read("1.0"));
        Assert.AreEqual(100.0, PythonJson.Read("1E2"));
        Assert.AreEqual(double.PositiveInfinity, PythonJson.Read("1e999"));
        Assert.AreEqual(BigInteger.Pow(10, 30), PythonJson.Read("1" + new string('0', 30)));
        Assert.AreEqual(double.NegativeInfinity, PythonJson.Read("-Infinity"));
    }

    [TestMethod]
    [DataRow("", "Expecting value: line 1 column 1 (char 0)")]
    [DataRow("[1,]", "Expecting value: line 1 column 4 (char 3)")]
    [DataRow("{", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)")]
    [DataRow("{\"a\" 1}", "Expecting ':' delimiter: line 1 column 6 (char 5)")]
    [DataRow("[1\n2]", "Expecting ',' delimiter: line 2 column 1 (char 3)")]
    [DataRow("01", "Extra data: line 1 column 2 (char 1)")]
    [DataRow("\"a", "Unterminated string starting at: line 1 column 1 (char 0)")]
    [DataRow("\"\\x\"", "Invalid \\escape: line 1 column 2 (char 1)")]
    [DataRow("\"\\u12\"", "Invalid \\uXXXX escape: line 1 column 3 (char 2)")]
    [DataRow("\"a\tb\"", "Invalid control character at: line 1 column 3 (char 2)")]
    [DataRow("\ufeff1", "Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)")]
    public void What_is_no_JSON_is_refused_with_its_place(string text, string message)
    {
        JsonException error = Assert.ThrowsExactly<JsonException>(() => PythonJson.Read(text));

        Assert.AreEqual(message, error.Message);
    }

    [TestMethod]
    public void Deep_nesting_is_refused_and_ends_no_process()
    {
        string deep = new string('[', 100_000) + new string(']', 100_000);

        Exception? error = null;
        Thread small = new(() => error = Assert.ThrowsExactly<JsonException>(() => PythonJson.Read(deep)), maxStackSize: 256 * 1024);
        small.Start();
        small.Join();

        Assert.IsNotNull(error);
    }

    [TestMethod]
    public void Longer_integers_than_Python_reads_are_refused()
    {
        Assert.IsInstanceOfType<BigInteger>(PythonJson.Read(new string('1', 4300)));
        Assert.ThrowsExactly<JsonException>(static () => PythonJson.Read(new string('1', 4301)));
    }

    [TestMethod]
    [DataRow("tr-TR")]
    [DataRow("ar-SA")]
    [DataRow("de-DE")]
    public void No_culture_changes_a_byte(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.AreEqual("[-1.5, 1e+16, -7]", PythonJson.Write(new object[] { -1.5, 1e16, -7 }));
            Assert.AreEqual(-1.5, PythonJson.Read("-1.5"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
