namespace Jinja.Net.Tests.Compilation;

/// <summary>Near calls of macros in a render that is left in the middle and goes on later.</summary>
[TestClass]
public sealed class NearCallWaitingTests
{
    [TestMethod]
    [DataRow("{% macro leaf(p, q) %}{{ p }}{{ q }}{% endmacro %}{% macro late(x) %}{% set a = 'A' %}{% set b = 'B' %}{{ echo(x) }}{{ leaf('p', 'q') }}{{ x }}{{ a }}{{ b }}{% endmacro %}{% macro pair(a, b) %}[{{ a }},{{ b }}]{% endmacro %}{{ pair(late(1), late(2)) }}{{ pair(late(1), 2) }}")]
    [DataRow("{% import 'library' as lib %}{% macro near(lib, x) %}{{ lib.late(x) }}{{ v }}{% endmacro %}{{ near(lib, 1) }}{{ v }}{{ near(lib, 2) }}{{ v }}{{ range(2)|list }}")]
    [DataRow("{% macro deep(n) %}{% set m = n + 1 %}{% if n < 100 %}{{ deep(m) }}{% else %}{{ echo('end') }}{% endif %}{{ n }}{{ m }};{% endmacro %}{% set v = 'v' %}{% set w = 7 %}{{ deep(0) }}{{ w }}{{ deep(50) }}{{ w }}")]
    [DataRow("{% macro a(x) %}{{ echo(x) }}{{ x }}{% endmacro %}{% macro b(x) %}{{ a(x + 1) }}{{ x }}{% endmacro %}{% macro c(x) %}{{ b(x + 1) }}{{ x }}{% endmacro %}{% for i in [1, 2, 3] %}{{ c(i) }}{{ i }}{% endfor %}")]
    public async Task A_near_call_leaves_its_caller_as_it_was(string source) =>
        await AssertSame(source, "{% set name = 'library' %}{% macro late(x) %}{{ echo(x) }}{{ name }}{% endmacro %}");

    [TestMethod]
    public async Task What_follows_near_calls_that_waited_is_told_with_its_own_line()
    {
        const string source = "{% macro a(x) %}\n{{ echo(x) }}{% endmacro %}\n{% macro b(x) %}\n\n{{ a(x) }}{% endmacro %}\n\n{% macro c(x) %}\n{{ b(x) }}{{ x.y.z }}{% endmacro %}\n\n{{ b(1) }}{{ c(1) }}";

        TemplateException error = await Assert.ThrowsExactlyAsync<UndefinedException>(async () => await Environment(true, "").FromString(source).RenderAsync());

        Assert.AreEqual(8, error.Line);
        CollectionAssert.AreEqual(new[] { 8, 10 }, error.TemplateStack.Select(static call => call.Line).ToArray());
    }

    [TestMethod]
    public async Task Programs_by_chance_give_the_same_whether_they_wait_or_not()
    {
        for (int seed = 1; seed <= 400; seed++)
        {
            MacroProgram program = new(seed);
            await AssertSame(program.Page, program.Library, seed);
        }
    }

    private static async Task AssertSame(string page, string library, int seed = 0)
    {
        string expected = Environment(false, library).FromString(page).Render(("v", 5));
        string late = await Environment(true, library).FromString(page).RenderAsync(("v", Later(5)));

        Assert.AreEqual(expected, late, $"seed {seed}: {page}");
    }

    private static JinjaEnvironment Environment(bool isLate, string library)
    {
        JinjaEnvironment environment = new(new JinjaOptions { Loader = new DictLoader(new Dictionary<string, string> { ["library"] = library }) });
        environment.Globals["echo"] = isLate ? (Func<object?, Task<object?>>)Later : static (object? value) => value;
        return environment;
    }

    private static async Task<object?> Later(object? value)
    {
        await Task.Yield();
        return value;
    }
}
