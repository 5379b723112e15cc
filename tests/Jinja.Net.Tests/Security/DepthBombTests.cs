using System.Diagnostics;

namespace Jinja.Net.Tests.Security;

/// <summary>
/// A stack overflow cannot be caught: it would end this process, and with it the whole run. So each of these bombs either renders or
/// is refused by an error, on stacks that are as small as programs have them.
/// </summary>
[TestClass]
public sealed class DepthBombTests
{
    private const int Deep = 20_000;
    private static readonly int[] Stacks = [256 * 1024, 1024 * 1024];

    public static IEnumerable<object[]> Bombs
    {
        get
        {
            yield return ["parentheses", "{{ " + Nested("(", "1", ")") + " }}"];
            yield return ["lists", "{{ " + Nested("[", "1", "]") + " }}"];
            yield return ["dicts", "{{ " + Nested("{1:", "1", "}") + " }}"];
            yield return ["subscripts", "{{ " + Nested("a[", "1", "]") + " }}"];
            yield return ["calls", "{{ " + Nested("a(", "1", ")") + " }}"];
            yield return ["signs", "{{ " + Nested("-", "1", "") + " }}"];
            yield return ["negations", "{{ " + Nested("not ", "1", "") + " }}"];
            yield return ["conditions", "{{ " + Nested("1 if 1 else ", "1", "") + " }}"];
            yield return ["filter arguments", "{{ " + Nested("1|default(", "1", ")") + " }}"];
            yield return ["sums", "{{ 1" + Repeated("+1") + " }}"];
            yield return ["unknown sums", "{{ a|default(1)" + Repeated("+1") + " }}"];
            yield return ["powers", "{{ 1" + Repeated("**1") + " }}"];
            yield return ["joins", "{{ a" + Repeated("~1") + " }}"];
            yield return ["ands", "{{ a" + Repeated(" and 1") + " }}"];
            yield return ["comparisons", "{{ 1" + Repeated(" < 2") + " }}"];
            yield return ["attributes", "{{ a|default({})" + Repeated(".b") + " }}"];
            yield return ["filters", "{{ a" + Repeated("|string") + " }}"];
            yield return ["tests", "{{ a" + Repeated(" is defined and a") + " }}"];
            yield return ["ifs", Nested("{% if 1 %}", "x", "{% endif %}")];
            yield return ["loops", Nested("{% for a in [1] %}", "x", "{% endfor %}")];
            yield return ["blocks of filters", Nested("{% filter upper %}", "x", "{% endfilter %}")];
            yield return ["targets", "{% for " + Nested("(", "a", ",)") + " in [] %}{% endfor %}"];
            yield return ["elifs", "{% if 0 %}" + Repeated("{% elif 0 %}") + "{% endif %}"];
            yield return ["macros that call themselves", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"];
            yield return ["loops that call themselves", "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}"];
            yield return ["templates that include themselves", "{% include 'self' %}"];
            yield return ["nested data printed", "{% set ns = namespace(d=[]) %}{% for i in range(20000) %}{% set ns.d = [ns.d] %}{% endfor %}{{ ns.d }}"];
            yield return ["nested data as JSON", "{% set ns = namespace(d=[]) %}{% for i in range(20000) %}{% set ns.d = [ns.d] %}{% endfor %}{{ ns.d|tojson }}"];
            yield return ["nested data laid out", "{% set ns = namespace(d=[]) %}{% for i in range(20000) %}{% set ns.d = [ns.d] %}{% endfor %}{{ ns.d|pprint }}"];
            yield return ["nested data compared", "{% set ns = namespace(d=[], e=[]) %}{% for i in range(20000) %}{% set ns.d = [ns.d] %}{% set ns.e = [ns.e] %}{% endfor %}{{ ns.d == ns.e }}{{ ns.d < ns.e }}"];
            yield return ["nested data hashed", "{% set ns = namespace(d=()) %}{% for i in range(20000) %}{% set ns.d = (ns.d,) %}{% endfor %}{{ {ns.d: 1} }}"];
            yield return ["nested namespaces", "{% set ns = namespace(d=1) %}{% set n = namespace(d=ns) %}{% for i in range(20000) %}{% set ns.d = namespace(d=ns.d) %}{% endfor %}{{ n }}"];
            yield return ["nested generics", "{% set ns = namespace(d=1, e=1) %}{% for i in range(20000) %}{% set ns.d = dict[ns.d] %}{% set ns.e = dict[ns.e] %}{% endfor %}{{ ns.d == ns.e }}{{ {ns.d: 1} }}{{ ns.d }}"];
            yield return ["a list in itself", "{% set l = [] %}{% if l.append(l) %}{% endif %}{{ l }}{{ l == l }}{{ l|tojson }}"];
        }
    }

    [TestMethod]
    [DynamicData(nameof(Bombs))]
    public void A_bomb_is_refused_or_renders_on_any_stack(string name, string source)
    {
        foreach (int stack in Stacks)
        {
            Exception? error = null;
            Thread thread = new(() => error = Explode(source), stack);
            thread.Start();
            thread.Join();

            Assert.IsTrue(error is null or TemplateException, $"{name} on {stack} bytes: {error}");
        }
    }

    /// <summary>Whatever happens to the other process, this one sees it: a stack overflow would be a signal, and no exit code of ours.</summary>
    [TestMethod]
    [DynamicData(nameof(Bombs))]
    public void A_bomb_does_not_end_a_program(string name, string source)
    {
        (int exitCode, string errors) = RunProgram(source);

        Assert.IsTrue(exitCode == 0 || (exitCode == 1 && errors.StartsWith("Error: ", StringComparison.Ordinal)), $"{name}: {exitCode} {errors[..Math.Min(errors.Length, 400)]}");
    }

    // The example renders any template of a file on the stack that the system gives a program's first thread.
    private static (int ExitCode, string Errors) RunProgram(string source)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, source);
            ProcessStartInfo start = new("dotnet", [typeof(ChatCommands.RenderCommand).Assembly.Location, file])
            {
                RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            };
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync(), output = process.StandardOutput.ReadToEndAsync();
            process.StandardInput.Write("[]");
            process.StandardInput.Close();
            Assert.IsTrue(process.WaitForExit(Patience), $"The program took longer than {Patience}.");
            output.GetAwaiter().GetResult();
            return (process.ExitCode, errors.GetAwaiter().GetResult());
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static Exception? Explode(string source)
    {
        try
        {
            JinjaEnvironment environment = new(new JinjaOptions { Loader = new DictLoader(new Dictionary<string, string> { ["self"] = source }) });
            environment.GetTemplate("self").Render();
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private static string Nested(string open, string inside, string close) =>
        string.Concat(Enumerable.Repeat(open, Deep)) + inside + string.Concat(Enumerable.Repeat(close, Deep));

    private static string Repeated(string piece) => string.Concat(Enumerable.Repeat(piece, Deep));
}
