using Click.Net.Testing;
using Werkzeug.Net.Debugging;

namespace Flask.Net.Tests.Cli;

[TestClass]
public sealed class ShellCommandTests
{
    private readonly FlaskApp _app = TestApp.Create();

    [TestMethod]
    public void Without_an_evaluator_the_shell_names_the_package()
    {
        RunResult result = _app.TestCliRunner().Invoke(["shell"]);

        Assert.AreEqual(1, result.ExitCode);
        Assert.Contains("'Werkzeug.Net.Scripting'", result.Output);
    }

    [TestMethod]
    public void Lines_are_evaluated_until_the_end_of_the_input()
    {
        EchoEvaluator evaluator = new();
        _app.CodeEvaluator = evaluator;
        _app.ShellContextProcessor(static () => new { db = "the database" });

        RunResult result = _app.TestCliRunner().Invoke(["shell"], input: "1 + 1\n{\n}\nexit\nnever\n");

        Assert.AreEqual(0, result.ExitCode, result.Output);
        CollectionAssert.AreEqual(new[] { "1 + 1\n", "{\n", "{\n}\n" }, evaluator.Inputs);
        Assert.Contains("App: test\n", result.Output);
        Assert.Contains("= 1 + 1 in test", result.Output);
        CollectionAssert.AreEquivalent(new[] { "app", "g", "db" }, evaluator.Names!.Keys.ToArray());
    }

    [TestMethod]
    public void The_end_of_the_input_leaves_the_shell()
    {
        _app.CodeEvaluator = new EchoEvaluator();

        Assert.AreEqual(0, _app.TestCliRunner().Invoke(["shell"], input: "1\n").ExitCode);
    }

    private sealed class EchoEvaluator : ICodeEvaluator, ICodeSession
    {
        public List<string> Inputs { get; } = [];

        public IReadOnlyDictionary<string, object?>? Names { get; private set; }

        public ICodeSession Begin(IReadOnlyDictionary<string, object?> names)
        {
            Names = names;
            return this;
        }

        public ValueTask<CodeResult> EvaluateAsync(string code, CancellationToken cancel = default)
        {
            Inputs.Add(code);
            return new(code == "{\n" ? new CodeResult("", CodeOutcome.Incomplete) : new CodeResult($"= {code.Trim()} in {Current.App.Name}"));
        }
    }
}
