using Click.Net.Errors;
using Click.Net.Testing;

namespace Click.Net.Tests.Terminal;

[TestClass]
public sealed class TermTests
{
    private static RunResult Run(Action body, string? input = null, Dictionary<string, string?>? environment = null) =>
        new CliRunner { Environment = environment ?? [], Standalone = false }.Invoke(new Command("x") { Callback = body }, [], input);

    [TestMethod]
    public void Colours_are_left_out_where_they_cannot_be_seen()
    {
        Assert.AreEqual("red\n", Run(() => Term.StyledEcho("red", "red")).Stdout);
        Assert.AreEqual("\u001b[31mred\u001b[0m\n", Run(() => Term.StyledEcho("red", "red"), environment: new() { ["FORCE_COLOR"] = "1" }).Stdout);
        Assert.AreEqual("red\n", Run(() => Term.StyledEcho("red", "red"), environment: new() { ["FORCE_COLOR"] = "1", ["NO_COLOR"] = "1" }).Stdout);
        Assert.AreEqual("\u001b[31mred\u001b[0m\n", Run(() => Term.Echo(Term.Style("red", "red"), color: true)).Stdout);
    }

    [TestMethod]
    public void Colours_have_names_numbers_and_parts()
    {
        Assert.AreEqual("\u001b[94mx\u001b[0m", Term.Style("x", "bright_blue"));
        Assert.AreEqual("\u001b[38;5;9mx\u001b[0m", Term.Style("x", 9));
        Assert.AreEqual("\u001b[48;2;1;2;3mx\u001b[0m", Term.Style("x", background: (1, 2, 3)));
        Assert.ThrowsExactly<ArgumentException>(() => Term.Style("x", "reddish"));
        Assert.ThrowsExactly<ArgumentException>(() => Term.Style("x", 256));
    }

    [TestMethod]
    public void Prompts_ask_again_until_the_answer_can_be_read()
    {
        RunResult result = Run(() => Term.Echo(Term.Prompt<int>("Age", 5)), "x\n7\n");

        Assert.AreEqual("Age [5]: x\nError: 'x' is not a valid integer.\nAge [5]: 7\n7\n", result.Stdout);
    }

    [TestMethod]
    public void Hidden_answers_stay_out_of_errors()
    {
        RunResult result = Run(() => Term.Prompt(new Net.Terminal.PromptOptions("Pin") { HideInput = true, Type = Net.Types.ParamTypes.Int }), "secret\n1\n");

        Assert.AreEqual("Pin: \nError: '***' is not a valid integer.\nPin: \n", result.Stdout);
    }

    [TestMethod]
    public void The_end_of_the_input_aborts()
    {
        Assert.IsInstanceOfType<AbortException>(Run(() => Term.Prompt("Name"), "").Exception);
        Assert.IsInstanceOfType<AbortException>(Run(() => Term.Confirm("Sure", abort: true), "n\n").Exception);
        Assert.IsInstanceOfType<AbortException>(Run(() => Term.GetChar(), "\u0003").Exception);
    }

    [TestMethod]
    public void Keys_are_read_one_by_one()
    {
        string keys = "";

        Run(() => keys = Term.GetChar() + Term.GetChar(), "äb");

        Assert.AreEqual("äb", keys);
    }

    [TestMethod]
    public void A_pager_is_not_started_without_a_terminal()
    {
        Assert.AreEqual("one\ntwo\n\n", Run(() => Term.EchoViaPager(["one\n", "two\n"]), environment: new() { ["PAGER"] = "false" }).Stdout);
    }

    [TestMethod]
    public void Bytes_are_written_as_they_are()
    {
        RunResult result = Run(() => Term.Echo(new byte[] { 0xff, 0x00 }, newLine: false));

        CollectionAssert.AreEqual(new byte[] { 0xff, 0x00 }, result.StdoutBytes);
    }
}
