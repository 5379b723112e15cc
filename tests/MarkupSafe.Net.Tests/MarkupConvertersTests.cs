using System.ComponentModel;
using System.Text.Json;

namespace MarkupSafe.Net.Tests;

[TestClass]
public sealed class MarkupConvertersTests
{
    private sealed record Page(Markup Body);

    [TestMethod]
    public void Markup_is_written_as_a_json_string()
    {
        string json = JsonSerializer.Serialize(new Page(new Markup("<b>")));

        Assert.AreEqual("<b>", JsonDocument.Parse(json).RootElement.GetProperty("Body").GetString());
    }

    [TestMethod]
    public void What_is_read_from_json_is_escaped()
    {
        Assert.AreEqual("&lt;script&gt;", JsonSerializer.Deserialize<Page>("""{"Body": "<script>"}""")!.Body.ToString());
    }

    [TestMethod]
    public void What_is_read_by_the_trusting_converter_is_markup_again()
    {
        JsonSerializerOptions options = new() { Converters = { MarkupJsonConverter.Trusting } };

        Page copy = JsonSerializer.Deserialize<Page>(JsonSerializer.Serialize(new Page(new Markup("<b>é")), options), options)!;

        Assert.AreEqual(new Markup("<b>é"), copy.Body);
    }

    [TestMethod]
    public void The_type_converter_escapes_on_the_way_in()
    {
        TypeConverter converter = TypeDescriptor.GetConverter(typeof(Markup));

        Assert.AreEqual(new Markup("&lt;"), converter.ConvertFromInvariantString("<"));
        Assert.AreEqual("<b>", converter.ConvertToInvariantString(new Markup("<b>")));
        Assert.IsTrue(converter.CanConvertFrom(typeof(string)));
    }
}
