using Click.Net.Testing;
using Pallets.Tests;

namespace Jinja.Net.Tests.Examples;

[TestClass]
public sealed class ChatCommandTests
{
    private static readonly string Samples = Path.Combine(Repository.Root, "examples", "chat-templates", "samples");

    private readonly CliRunner _runner = new() { WorkingDirectory = Samples };

    [TestMethod]
    public void A_conversation_is_rendered()
    {
        RunResult result = Run("parrot conversation.json --now 2026-01-02");

        Assert.AreEqual(0, result.ExitCode, result.Output);
        StringAssert.StartsWith(result.Stdout, "<|begin|><|system|>You are a parrot. Today is 02 January 2026.\n", StringComparison.Ordinal);
        StringAssert.EndsWith(result.Stdout, "<|assistant|>Squawk! 21 degrees.<|over|>", StringComparison.Ordinal);
    }

    [TestMethod]
    public void The_standard_input_will_do()
    {
        RunResult result = Run("parrot/chat_template.jinja -g --set x=1", """[{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hi"}]""");

        Assert.AreEqual("<|begin|><|system|>Be brief.<|over|><|user|>Hi<|over|><|assistant|>", result.Stdout);
    }

    [TestMethod]
    public void JSON_tells_what_the_model_wrote()
    {
        RunResult result = Run("parrot --json --continue", """[{"role": "system", "content": "s"}, {"role": "assistant", "content": "So "}]""");

        Assert.AreEqual("""{"text": "<|begin|><|system|>s<|over|><|assistant|>So ", "generated": [[41, 44]]}""" + "\n", result.Stdout);
    }

    [TestMethod]
    [DataRow("parrot", "[{\"role\": \"user\"", "The conversation is not JSON")]
    [DataRow("parrot", "{}", "an object without \"messages\"")]
    [DataRow("parrot --name other", "[]", "no chat template 'other'")]
    [DataRow("parrot", """[{"role": "user", "content": "a"}, {"role": "user", "content": "b"}]""", "in <template>, line 18")]
    [DataRow("conversation.json", "[]", "holds no chat template")]
    public void What_is_wrong_is_told_without_a_stack_trace(string arguments, string input, string message)
    {
        RunResult result = Run(arguments, input);

        Assert.AreEqual(1, result.ExitCode);
        StringAssert.StartsWith(result.Stderr, "Error: ", StringComparison.Ordinal);
        StringAssert.Contains(result.Stderr, message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void What_is_no_assignment_is_a_mistake_in_usage()
    {
        Assert.AreEqual(2, Run("parrot --set x", "[]").ExitCode);
        Assert.AreEqual(2, Run("missing", "[]").ExitCode);
    }

    private RunResult Run(string arguments, string? input = null) =>
        _runner.Invoke(ChatCommands.RenderCommand.Make(), arguments.Replace("parrot", Path.Combine(Samples, "parrot"), StringComparison.Ordinal).Replace("conversation.json", Path.Combine(Samples, "conversation.json"), StringComparison.Ordinal), input);
}
