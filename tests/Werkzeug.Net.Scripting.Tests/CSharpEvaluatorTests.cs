using Werkzeug.Net.Debugging;

namespace Werkzeug.Net.Scripting.Tests;

[TestClass]
public sealed class CSharpEvaluatorTests
{
    private static readonly CSharpEvaluator Evaluator = new("System.Globalization");

    private readonly ICodeSession _session = Evaluator.Begin(new Dictionary<string, object?>
    {
        ["order"] = new Dictionary<string, List<int>> { ["lines"] = [1, 2, 3] },
        ["secretive"] = new Hidden(),
        ["nothing"] = null,
        ["not a name"] = 1,
    });

    [TestMethod]
    public async Task An_expression_shows_its_value() => Assert.AreEqual("3", await TextOf("1 + 2"));

    [TestMethod]
    public async Task A_text_is_quoted() => Assert.AreEqual("\"ab\"", await TextOf("\"a\" + \"b\""));

    [TestMethod]
    public async Task A_statement_shows_nothing() => Assert.AreEqual("", await TextOf("int x = 1;"));

    [TestMethod]
    public async Task Inputs_see_what_the_ones_before_declared()
    {
        await TextOf("int Twice(int x) => 2 * x;");

        Assert.AreEqual("42", await TextOf("Twice(21)"));
    }

    [TestMethod]
    public async Task Objects_have_their_own_types() => Assert.AreEqual("6", await TextOf("order[\"lines\"].Sum()"));

    [TestMethod]
    public async Task An_object_whose_type_is_private_is_used_all_the_same() => Assert.AreEqual("\"found\"", await TextOf("secretive.Word"));

    [TestMethod]
    public async Task A_name_may_stand_for_nothing() => Assert.AreEqual("true", await TextOf("nothing == null"));

    [TestMethod]
    public async Task Every_object_is_among_the_names() => Assert.AreEqual("1", await TextOf("Names[\"not a name\"]"));

    [TestMethod]
    public async Task Imports_are_there() => Assert.AreEqual("\"1.5\"", await TextOf("1.5.ToString(CultureInfo.InvariantCulture)"));

    [TestMethod]
    public async Task Code_may_await() => Assert.AreEqual("7", await TextOf("await Task.FromResult(7)"));

    [TestMethod]
    public async Task Printed_text_comes_before_the_value() => Assert.AreEqual("one\n2", await TextOf("Print(\"one\"); 1 + 1"));

    [TestMethod]
    public async Task An_object_is_dumped_with_its_members() => Assert.Contains("Price: 7", await TextOf("class Item { public int Price => 7; } Dump(new Item());"));

    [TestMethod]
    public async Task Help_lists_the_names() => Assert.Contains("nothing: null\n", await TextOf("Help()") + "\n");

    [TestMethod]
    public async Task What_does_not_compile_says_where()
    {
        CodeResult result = await _session.EvaluateAsync("nonsense");

        Assert.AreEqual(CodeOutcome.Failed, result.Outcome);
        Assert.Contains("(1,1): error CS0103", result.Text);
    }

    [TestMethod]
    public async Task What_throws_is_an_outcome_and_the_session_goes_on()
    {
        await _session.EvaluateAsync("int x = 5;");

        CodeResult result = await _session.EvaluateAsync("x = 6; throw new TimeoutException(\"too late\");");

        Assert.AreEqual(CodeOutcome.Failed, result.Outcome);
        Assert.Contains("too late", result.Text);
        Assert.AreEqual("6", await TextOf("x"));
    }

    [TestMethod]
    [DataRow("if (true)\n{")]
    [DataRow("1 +")]
    [DataRow("int F(int x)")]
    public async Task An_input_that_goes_on_runs_nothing(string code) =>
        Assert.AreEqual(CodeOutcome.Incomplete, (await _session.EvaluateAsync(code)).Outcome);

    private async Task<string> TextOf(string code)
    {
        CodeResult result = await _session.EvaluateAsync(code);
        Assert.AreEqual(CodeOutcome.Done, result.Outcome, result.Text);
        return result.Text;
    }

    private sealed class Hidden : IHidden
    {
        public string Word => "found";
    }

    public interface IHidden
    {
        string Word { get; }
    }
}
