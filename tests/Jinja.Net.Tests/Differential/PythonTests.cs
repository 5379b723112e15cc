using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Jinja.Net.Tests.Differential;

/// <summary>Random templates, rendered by us and by Python's Jinja where that is installed.</summary>
[TestClass]
public sealed class PythonTests
{
    private const int Count = 400;

    private const string Program = """
        import json, sys
        import jinja2
        env = jinja2.Environment(extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"])
        context = {"x": "<x>", "lst": [1, 2, 3], "d": {"k": "v"}, "n": 3, "s": "str"}
        out = []
        for source in json.load(sys.stdin):
            try:
                out.append(env.from_string(source).render(json.loads(json.dumps(context))))
            except Exception as error:
                out.append("!" + type(error).__name__)
        print(json.dumps(out))
        """;

    [TestMethod]
    public void Random_templates_render_as_in_Python()
    {
        TemplateGenerator generator = new(seed: 20_26);
        string[] sources = [.. Enumerable.Range(0, Count).Select(_ => generator.Next())];
        if (Python(sources) is not { } expected)
        {
            Assert.Inconclusive("Python with Jinja is not installed here.");
            return;
        }

        string[] differences = [.. sources.Select((source, i) => (source, expected[i], Ours(source))).Where(static pair => pair.Item2 != pair.Item3)
            .Select(static pair => $"{pair.source}\n  Python: {pair.Item2}\n  .NET:   {pair.Item3}")];

        Assert.IsEmpty(differences, string.Join("\n", differences.Take(5)));
    }

    private static string Ours(string source)
    {
        JinjaEnvironment environment = new(new JinjaOptions { Extensions = [Extension.Do, Extension.LoopControls] });
        try
        {
            return environment.FromString(source).Render(new Dictionary<string, object?>
            {
                ["x"] = "<x>", ["lst"] = new List<object?> { 1, 2, 3 }, ["d"] = new Dictionary<string, object?> { ["k"] = "v" }, ["n"] = 3, ["s"] = "str",
            });
        }
        catch (TemplateException error)
        {
            return "!" + NameOf(error);
        }
    }

    private static string NameOf(TemplateException error) => error switch
    {
        OperationException operation => operation.ErrorClass,
        TemplateAssertionException => "TemplateAssertionError",
        TemplateSyntaxException => "TemplateSyntaxError",
        UndefinedException => "UndefinedError",
        _ => "TemplateRuntimeError",
    };

    private static string[]? Python(string[] sources)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Program])
            {
                RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardInputEncoding = new UTF8Encoding(false),
            })!;
            process.StandardInput.Write(JsonSerializer.Serialize(sources));
            process.StandardInput.Close();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? JsonSerializer.Deserialize<string[]>(output) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
