using System.Buffers;
using System.Text;

namespace Jinja.Net.Tests;

[TestClass]
public sealed class TemplateTests
{
    private static readonly Template Hello = new JinjaEnvironment().FromString("Hello {{ first_name }}!");

    [TestMethod]
    public void Variables_come_as_pairs_a_dictionary_or_an_object()
    {
        Assert.AreEqual("Hello Ann!", Hello.Render(("first_name", "Ann")));
        Assert.AreEqual("Hello Ann!", Hello.Render(new Dictionary<string, object?> { ["first_name"] = "Ann" }));
        Assert.AreEqual("Hello Ann!", Hello.Render(new { FirstName = "Ann" }));
        Assert.AreEqual("Hello !", Hello.Render());
        Assert.AreEqual("Hello !", Hello.Render(null));
    }

    [TestMethod]
    public void Output_goes_to_writers_and_buffers()
    {
        using StringWriter writer = new();
        ArrayBufferWriter<byte> buffer = new();

        Hello.RenderTo(writer, new { FirstName = "Ünn" });
        Hello.RenderTo(buffer, new { FirstName = "Ünn" });

        Assert.AreEqual("Hello Ünn!", writer.ToString());
        Assert.AreEqual("Hello Ünn!", Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    [TestMethod]
    public void Long_output_arrives_whole_in_pieces()
    {
        Template template = new JinjaEnvironment().FromString("{% for i in range(20000) %}{{ i }}😀{% endfor %}");

        string[] pieces = [.. template.Generate()];

        Assert.IsGreaterThan(1, pieces.Length);
        Assert.AreEqual(template.Render(), string.Concat(pieces));
        Assert.IsFalse(pieces.Any(static piece => char.IsHighSurrogate(piece[^1])));
    }

    [TestMethod]
    public async Task Tasks_among_the_variables_are_awaited()
    {
        TaskCompletionSource<string> name = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<string> rendered = Hello.RenderAsync(new Dictionary<string, object?> { ["first_name"] = name.Task }).AsTask();
        Assert.IsFalse(rendered.IsCompleted);

        name.SetResult("Ann");

        Assert.AreEqual("Hello Ann!", await rendered);
    }

    [TestMethod]
    public void A_synchronous_render_never_waits_for_a_task()
    {
        TaskCompletionSource<string> never = new();

        TemplateRuntimeException error = Assert.ThrowsExactly<TemplateRuntimeException>(() => Hello.Render(("first_name", never.Task)));

        StringAssert.Contains(error.Message, "has not finished", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Errors_tell_template_line_and_excerpt()
    {
        UndefinedException error = Assert.ThrowsExactly<UndefinedException>(() => new JinjaEnvironment().FromString("a\nb {{ x.y }}").Render());

        Assert.AreEqual("'x' is undefined", error.Message);
        Assert.AreEqual(2, error.Line);
        Assert.AreEqual("b {{ x.y }}", error.SourceLine);
    }

    [TestMethod]
    public void One_template_renders_on_many_threads_at_once()
    {
        Template template = new JinjaEnvironment().FromString("{% macro m(x) %}{{ x }}{% endmacro %}{% for i in range(50) %}{{ m(n) }}{% endfor %}");

        Parallel.For(0, 200, n => Assert.AreEqual(string.Concat(Enumerable.Repeat(n, 50)), template.Render(("n", n))));
    }

    [TestMethod]
    public void An_expression_can_be_evaluated_alone()
    {
        TemplateExpression expression = new JinjaEnvironment().CompileExpression("a * 2 if a else none");

        Assert.AreEqual(42L, expression.Evaluate(("a", 21)));
        Assert.IsNull(expression.Evaluate());
    }

    [TestMethod]
    public void An_overlay_shares_filters_and_changes_the_rest()
    {
        JinjaEnvironment environment = new();
        JinjaEnvironment overlay = environment.Overlay(static options => options with { VariableStart = "<<", VariableEnd = ">>" });
        environment.Filters["twice"] = static (string text) => text + text;

        Assert.AreEqual("abab", overlay.FromString("<< 'ab'|twice >>").Render());
    }

    [TestMethod]
    public void Values_can_be_finalised() =>
        Assert.AreEqual("-", new JinjaEnvironment(new JinjaOptions { Finalize = static (object? value) => value ?? "-" }).FromString("{{ x }}").Render(("x", null)));

    [TestMethod]
    [DataRow("a.html", true)]
    [DataRow("a.HTM", true)]
    [DataRow("a.txt", false)]
    [DataRow(null, true)]
    public void Escaping_goes_by_the_end_of_the_name(string? name, bool expected) => Assert.AreEqual(expected, AutoEscape.Select().IsEnabledFor(name));
}
