using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Flask.Net.Json;
using MarkupSafe.Net;

namespace Flask.Net.Tests.Json;

[TestClass]
public class DefaultJsonProviderTests
{
    private readonly DefaultJsonProvider _json = new();

    [TestMethod]
    public void Keys_are_sorted_and_text_is_ASCII()
    {
        Assert.AreEqual("""{"a": "\u00e9", "b": [1, 2.0, null]}""", _json.Dumps(new { b = new object?[] { 1, 2.0, null }, a = "é" }));
    }

    [TestMethod]
    public void Dates_are_those_of_HTTP()
    {
        DateTimeOffset moment = new(2020, 2, 29, 7, 34, 56, TimeSpan.FromHours(-5));

        Assert.AreEqual("\"Sat, 29 Feb 2020 12:34:56 GMT\"", _json.Dumps(moment));
        Assert.AreEqual("\"Sat, 29 Feb 2020 12:34:56 GMT\"", _json.Dumps(new DateTime(2020, 2, 29, 12, 34, 56)));
        Assert.AreEqual("\"Sat, 29 Feb 2020 00:00:00 GMT\"", _json.Dumps(new DateOnly(2020, 2, 29)));
    }

    [TestMethod]
    public void Decimals_and_UUIDs_are_text_and_safe_HTML_is_itself()
    {
        Assert.AreEqual("\"1.10\"", _json.Dumps(1.10m));
        Assert.AreEqual("\"6fa459ea-ee8a-3ca4-894e-db77e160355e\"", _json.Dumps(Guid.Parse("6fa459ea-ee8a-3ca4-894e-db77e160355e")));
        Assert.AreEqual("\"<b>\"", _json.Dumps(new Markup("<b>")));
    }

    [TestMethod]
    public void Objects_are_their_properties()
    {
        Assert.AreEqual("""{"Name": "x", "When": "Wed, 01 Jan 2020 00:00:00 GMT", "own": 1}""", _json.Dumps(new Thing("x", new DateTime(2020, 1, 1), 1, 2)));
        Assert.AreEqual("""{"name": "x", "own": 1, "when": "Wed, 01 Jan 2020 00:00:00 GMT"}""", new DefaultJsonProvider { PropertyNaming = JsonNamingPolicy.CamelCase }.Dumps(new Thing("x", new DateTime(2020, 1, 1), 1, 2)));
    }

    [TestMethod]
    public void What_JSON_does_not_know_is_refused_by_name()
    {
        foreach (object value in new object[] { TimeSpan.Zero, new HashSet<int> { 1 }, new byte[1], typeof(string), (Action)(static () => { }), new object() })
        {
            ArgumentException error = Assert.ThrowsExactly<ArgumentException>(() => _json.Dumps(value));
            StringAssert.EndsWith(error.Message, "is not JSON serializable", StringComparison.Ordinal);
        }
    }

    [TestMethod]
    public void A_type_can_be_added()
    {
        DefaultJsonProvider json = new();
        json.Default = value => value is TimeSpan span ? span.TotalSeconds : json.ConvertDefault(value);

        Assert.AreEqual("[90.0, \"1\"]", json.Dumps(new object[] { TimeSpan.FromSeconds(90), 1m }));
    }

    [TestMethod]
    public void Responses_are_compact_unless_in_debug_mode()
    {
        object value = new { b = 1, a = Array.Empty<int>() };

        Assert.AreEqual("{\"a\":[],\"b\":1}\n", _json.ResponseBody(value));
        Assert.AreEqual("{\n  \"a\": [],\n  \"b\": 1\n}\n", new DefaultJsonProvider(static () => true).ResponseBody(value));
        Assert.AreEqual("{\"a\":[],\"b\":1}\n", new DefaultJsonProvider(static () => true) { Compact = true }.ResponseBody(value));
    }

    [TestMethod]
    public void Bytes_are_read_in_any_encoding()
    {
        foreach (Encoding encoding in new Encoding[] { new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            byte[] marked = [.. encoding.GetPreamble(), .. encoding.GetBytes("""{"a": "é"}""")];
            Assert.AreEqual("é", ((IDictionary<string, object?>)_json.Loads(marked)!)["a"]);
            Assert.AreEqual("é", ((IDictionary<string, object?>)_json.Loads(marked.AsSpan(encoding.GetPreamble().Length))!)["a"]);
        }
    }

    [TestMethod]
    public void Types_are_read_in_the_ways_of_the_web()
    {
        Assert.AreEqual(new Point(1, 2), _json.Loads<Point>("""{"x": 1, "Y": 2}"""u8));
        Assert.AreEqual(new Point(1, 2), _json.Loads("""{"x": 1, "Y": 2}"""u8, typeof(Point)));
        Assert.ThrowsExactly<JsonException>(() => _json.Loads<Point>("[]"u8));
    }

    [TestMethod]
    public void Arguments_are_one_value_a_list_or_a_dictionary()
    {
        Assert.IsNull(Jsonify.Arguments([]));
        Assert.AreEqual(1, Jsonify.Arguments([1]));
        Assert.AreEqual("[1,2]\n", _json.ResponseBody(Jsonify.Arguments([1, 2])));
        Assert.AreEqual("{\"a\":1}\n", _json.ResponseBody(Jsonify.Arguments([], new Dictionary<string, object?> { ["a"] = 1 })));
        ArgumentException error = Assert.ThrowsExactly<ArgumentException>(static () => Jsonify.Arguments([1], new Dictionary<string, object?> { ["a"] = 1 }));
        Assert.AreEqual("app.json.response() takes either args or kwargs, not both", error.Message);
    }

    private sealed record Point(int X, int Y);

    private sealed record Thing(string Name, DateTime When, [property: JsonPropertyName("own")] int Renamed, [property: JsonIgnore] int Hidden);

    [TestMethod]
    [DataRow("1.10")]
    [DataRow("-0")]
    [DataRow("-0.00")]
    [DataRow("12345678901234567890.5")]
    public void Decimals_keep_their_digits_and_their_sign(string number)
    {
        Assert.AreEqual($"\"{number}\"", _json.Dumps(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture)));
    }
}
