using Jinja.Net.Runtime;

namespace Jinja.Net.Tests;

/// <summary>Variables that a program gives in its own way.</summary>
[TestClass]
public sealed class ResolveTests
{
    private static readonly Dictionary<string, string> Templates = new()
    {
        ["main"] = "{% extends 'base' %}{% import 'lib' as lib %}{% set own = 1 %}{% block a %}{{ name }} {{ own }} {{ lib.m() }} {% include 'part' %}{% endblock %}", ["base"] = "[{% block a %}{% endblock %}{{ late }}]",
        ["lib"] = "{% macro m() %}{{ late }}{% endmacro %}", ["part"] = "{{ late }}{{ given }}",
    };

    [TestMethod]
    public void Names_that_nobody_passed_can_be_found_elsewhere_in_every_template()
    {
        JinjaEnvironment env = Environment((RenderContext context, string name, out object? value) =>
        {
            bool known = context.TryGet(name, out value);
            value = known ? value : $"<{name}>";
            return !known && name != "given";
        });

        Assert.AreEqual("[Ann 1 <late> <late>5<late>]", env.GetTemplate("main").Render(("name", "Ann"), ("given", 5)));
        Assert.AreEqual("<x> 3", env.FromString("{{ x }} {{ [1, 2]|sum }}").Render());
        Assert.AreEqual("<x>", env.CompileExpression("x").Evaluate());
    }

    [TestMethod]
    public void Names_that_exist_can_be_others_or_hidden()
    {
        JinjaEnvironment env = Environment((RenderContext context, string name, out object? value) =>
        {
            value = name == "range" ? new Undefined(new UndefinedInfo { Name = name }) : 7;
            return name is "range" or "a";
        });

        Assert.AreEqual("7 2 False", env.FromString("{{ a }} {{ b }} {{ range is defined }}").Render(("a", 1), ("b", 2)));
        Assert.AreEqual("3", env.FromString("{% set a = 3 %}{{ a }}").Render(("a", 1)));
    }

    [TestMethod]
    public void A_dictionary_of_the_program_is_asked_for_the_names_that_are_used_alone()
    {
        Asked variables = new();

        Assert.AreEqual("a b a", new JinjaEnvironment().FromString("{{ a }} {{ b }} {{ a }}{% set d = 1 %}{{ d ~ '' if false }}").Render(variables));
        CollectionAssert.AreEqual(new[] { "a", "b" }, variables.Names);
    }

    private static JinjaEnvironment Environment(VariableResolver resolve) => new(new JinjaOptions { Loader = new DictLoader(Templates), Resolve = resolve });

    /// <summary>Has every variable, named by itself.</summary>
    private sealed class Asked : IReadOnlyDictionary<string, object?>
    {
        public List<string> Names { get; } = [];

        public int Count => throw new NotSupportedException();

        public IEnumerable<string> Keys => throw new NotSupportedException();

        public IEnumerable<object?> Values => throw new NotSupportedException();

        public object? this[string key] => throw new NotSupportedException();

        public bool ContainsKey(string key) => throw new NotSupportedException();

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => throw new NotSupportedException();

        public bool TryGetValue(string key, out object? value)
        {
            Names.Add(key);
            value = key;
            return true;
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
