namespace Jinja.Net.Tests.Builtins.Filters;

[TestClass]
public sealed class FilterTests
{
    [TestMethod]
    [DataRow("0.5|round", "0.0")]
    [DataRow("2.5|round", "2.0")]
    [DataRow("2.675|round(2)", "2.67")]
    [DataRow("1234.5|round(-2)", "1200.0")]
    [DataRow("42.55|round(1, 'floor')", "42.5")]
    [DataRow("'42.23'|int", "42")]
    [DataRow("'0x1F'|int(base=16)", "31")]
    [DataRow("'x'|int(-1)", "-1")]
    [DataRow("' 1_0.5 '|float", "10.5")]
    [DataRow("13000|filesizeformat", "13.0 kB")]
    [DataRow("(1024 ** 3)|filesizeformat(true)", "1.0 GiB")]
    public void Numbers_are_read_and_rounded_as_in_Python(string expression, string expected) => Assert.AreEqual(expected, Expressions.Text(expression));

    [TestMethod]
    [DataRow("\"foo's bar-baz\"|title", "Foo's Bar-Baz")]
    [DataRow("'foo bar baz qux'|truncate(9, leeway=0)", "foo...")]
    [DataRow("'foo bar baz qux'|truncate(9, true, leeway=0)", "foo ba...")]
    [DataRow("'a\nb\n\nc'|indent(2)", "a\n  b\n\n  c")]
    [DataRow("'Hello-World foo'|wordwrap(8)", "Hello-\nWorld\nfoo")]
    [DataRow("'a b_c 1'|wordcount", "3")]
    [DataRow("'<b>x</b> &amp; y'|striptags", "x & y")]
    [DataRow("{'a': 'ü&', 'b': [1]}|urlencode", "a=%C3%BC%26&b=%5B1%5D")]
    public void Text_is_laid_out_as_in_the_original(string expression, string expected) => Assert.AreEqual(expected, Expressions.Text(expression));

    [TestMethod]
    [DataRow("[1, 2, 3, 4, 5]|batch(2, 0)|list", "[[1, 2], [3, 4], [5, 0]]")]
    [DataRow("range(7)|slice(3)|list", "[[0, 1, 2], [3, 4], [5, 6]]")]
    [DataRow("['b', 'A', 'c']|sort", "['A', 'b', 'c']")]
    [DataRow("['b', 'A', 'B']|unique|list", "['b', 'A']")]
    [DataRow("[{'a': 1, 'b': 2}, {'a': 1, 'b': 1}]|sort(attribute='a,b')|map(attribute='b')|list", "[1, 2]")]
    [DataRow("[{'c': 'x'}, {'c': 'Y'}, {'c': 'X'}]|groupby('c')", "[('x', [{'c': 'x'}, {'c': 'X'}]), ('Y', [{'c': 'Y'}])]")]
    [DataRow("{'b': 1, 'A': 2}|dictsort", "[('A', 2), ('b', 1)]")]
    [DataRow("[1, none, 2]|select|list", "[1, 2]")]
    [DataRow("[1, 2, 3]|reject('odd')|list", "[2]")]
    [DataRow("[]|map('no such filter')|list", "[]")]
    [DataRow("[[1, 2], [3]]|sum(start=[])", "[1, 2, 3]")]
    [DataRow("[3, 1]|max ~ []|max|default('none')", "3none")]
    public void Sequences_are_ordered_grouped_and_divided(string expression, string expected) => Assert.AreEqual(expected, Expressions.Text(expression));

    [TestMethod]
    public void Json_is_sorted_ascii_and_safe_in_html() => Assert.AreEqual(
        "{\"a\": \"\\u003c\\u00e9\\ud83d\\ude00\\u0027\\u003e\", \"b\": [1, 2.0, null, true]}", Expressions.Text("{'b': [1, 2.0, none, true], 'a': \"<é😀'>\"}|tojson"));

    [TestMethod]
    public void Json_is_indented_on_request() => Assert.AreEqual("{\n  \"a\": [\n    1\n  ],\n  \"b\": {}\n}", Expressions.Text("{'b': {}, 'a': [1]}|tojson(2)"));

    [TestMethod]
    [DataRow("{1: {}, 'a': 1}|tojson", "TypeError")]
    [DataRow("{(1, 2): 1}|tojson", "TypeError")]
    [DataRow("missing|tojson", "TypeError")]
    [DataRow("{'a b': 1}|xmlattr", "ValueError")]
    [DataRow("{'a>b': 1}|xmlattr", "ValueError")]
    [DataRow("{'a/b': 1}|xmlattr", "ValueError")]
    [DataRow("'a'|wordwrap(0)", "ValueError")]
    [DataRow("[1]|slice(0)|list", "ZeroDivisionError")]
    public void Wrong_arguments_fail_as_in_the_original(string expression, string expected) => Assert.AreEqual(expected, Expressions.Error(expression));

    [TestMethod]
    public void Cyclic_values_are_no_json()
    {
        OperationException error = Assert.ThrowsExactly<OperationException>(() => new JinjaEnvironment().FromString("{% set a = [] %}{{ a.append(a) }}{{ a|tojson }}").Render());

        Assert.AreEqual("ValueError", error.ErrorClass);
        Assert.AreEqual("Circular reference detected", error.Message);
    }

    [TestMethod]
    public void Long_values_are_printed_one_item_a_line() => Assert.AreEqual(
        "{'a': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',\n 'b': ['yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy', 1]}", Expressions.Text("{'b': ['y' * 40, 1], 'a': 'x' * 40}|pprint"));

    [TestMethod]
    public void Addresses_become_links() => Assert.AreEqual(
        "see (<a href=\"http://a.com/x_(1)\" rel=\"noopener\">http://a.com/x_(1)</a>) or <a href=\"mailto:x@y.org\">x@y.org</a>.", Expressions.Text("'see (http://a.com/x_(1)) or x@y.org.'|urlize"));

    [TestMethod]
    public void A_hostile_address_takes_linear_time()
    {
        string text = "a@" + string.Concat(Enumerable.Repeat("a.", 50_000));

        StringAssert.StartsWith(Expressions.Text("text|urlize", new { text }), "<a href=\"mailto:a@a.a.", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Chance_can_be_fixed()
    {
        string Render() => new JinjaEnvironment(new JinjaOptions { Random = new Random(42) }).FromString("{{ range(1000)|random }} {{ lipsum(1, false, 5, 10) }}").Render();

        Assert.AreEqual(Render(), Render());
    }

    [TestMethod]
    public void What_has_other_items_than_a_dict_is_not_sorted_like_one()
    {
        TemplateException error = Assert.Throws<TemplateException>(() => new JinjaEnvironment().FromString("{{ shop|dictsort }}").Render(("shop", new { Items = new[] { 1, 2 } })));

        StringAssert.Contains(error.Message, "'list' object is not callable", StringComparison.Ordinal);
    }
}
