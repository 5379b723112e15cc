using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jinja.Net.Runtime;

namespace Jinja.Net.Tests.Runtime.Values;

[TestClass]
public sealed class MemberAccessTests
{
    private sealed record Person(string FirstName, int Age)
    {
        public string Greet(string greeting, bool loud = false) => loud ? $"{greeting}, {FirstName}!" : $"{greeting}, {FirstName}";

        public string Secret { private get; init; } = "";
    }

    [TestMethod]
    [DataRow("user.FirstName")]
    [DataRow("user.first_name")]
    [DataRow("user.firstName")]
    [DataRow("user['first_name']")]
    [DataRow("user|attr('first_name')")]
    [DataRow("[user]|map(attribute='first_name')|first")]
    public void Snake_case_finds_properties(string expression) => Assert.AreEqual("Ann", Expressions.Value(expression, new { user = new Person("Ann", 30) }));

    [TestMethod]
    public void Exact_naming_finds_exact_names_only()
    {
        JinjaEnvironment environment = new(new JinjaOptions { Naming = MemberNaming.Exact });

        Assert.AreEqual("-Ann", environment.FromString("{{ user.first_name }}-{{ user.FirstName }}").Render(("user", new Person("Ann", 30))));
    }

    [TestMethod]
    public void Methods_take_positional_named_and_default_arguments()
    {
        object model = new { user = new Person("Ann", 30) };

        Assert.AreEqual("Hi, Ann", Expressions.Value("user.greet('Hi')", model));
        Assert.AreEqual("Hi, Ann!", Expressions.Value("user.greet(loud=true, greeting='Hi')", model));
        Assert.AreEqual("TypeError", Expressions.Error("user.greet()", model));
        Assert.AreEqual("TypeError", Expressions.Error("user.greet('Hi', volume=3)", model));
    }

    [TestMethod]
    [DataRow("user.get_type()")]
    [DataRow("user.GetType()")]
    [DataRow("user.Secret")]
    [DataRow("user.MemberwiseClone()")]
    [DataRow("text.GetType()")]
    [DataRow("list.GetType()")]
    [DataRow("f.Method")]
    [DataRow("f.Target")]
    [DataRow("f.Invoke(1)")]
    [DataRow("type.Assembly")]
    [DataRow("type|attr('Assembly')")]
    [DataRow("type['Assembly']")]
    [DataRow("[type]|map(attribute='Assembly.Location')|list|first")]
    [DataRow("method.Invoke")]
    [DataRow("assembly.GetTypes()")]
    [DataRow("services.GetService")]
    [DataRow("task.Result")]
    public void Reflection_is_out_of_reach(string expression)
    {
        object model = new
        {
            user = new Person("Ann", 30) { Secret = "s" }, text = "x", list = new List<int>(), f = (Func<int, int>)(static x => x), type = typeof(string),
            method = typeof(string).GetMethod("Trim", Type.EmptyTypes)!, assembly = Assembly.GetExecutingAssembly(), services = new Services(), task = new TaskCompletionSource<int>().Task,
        };

        try
        {
            Assert.AreEqual("", Expressions.Text(expression, model));
        }
        catch (TemplateRuntimeException)
        {
            // As good: an undefined value was used.
        }
    }

    private sealed class Services : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }

    [TestMethod]
    public void JSON_is_a_value_like_any_other()
    {
        using JsonDocument document = JsonDocument.Parse("""{"a": {"items": [1, 2.0, null, "x", true]}, "big": 123456789012345678901234567890}""");

        Assert.AreEqual("[1, 2.0, None, 'x', True]", Expressions.Text("a['items']", document.RootElement));
        Assert.AreEqual("123456789012345678901234567890", Expressions.Text("big", document.RootElement));
        Assert.AreEqual("1", Expressions.Text("node.a[0]", new { node = JsonNode.Parse("""{"a": [1]}""") }));
    }

    [TestMethod]
    public void Attribute_and_subscript_look_in_opposite_order()
    {
        object model = new { d = new Dictionary<string, object?> { ["items"] = "item!", ["keys"] = 1 } };

        Assert.AreEqual("item!", Expressions.Value("d['items']", model));
        Assert.AreEqual(2L, Expressions.Value("d.items()|list|length", model));
    }

    [TestMethod]
    public void Changes_reach_the_list_of_the_program()
    {
        List<string> names = ["a"];

        Expressions.Value("names.append('b')", new { names });

        CollectionAssert.AreEqual(new[] { "a", "b" }, names);
    }
}
