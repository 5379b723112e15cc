using Click.Net.Testing;

namespace Click.Net.Tests.Core;

[TestClass]
public sealed class CommandBuilderTests
{
    private static readonly CliRunner Runner = new();

    private static RunResult Run(Delegate function, string args, string? input = null)
    {
        Group cli = new("cli");
        Command command = cli.Add(function);
        return Runner.Invoke(cli, $"{command.Name} {args}", input);
    }

    [TestMethod]
    [DataRow("InitCommand", "init")]
    [DataRow("initCmd", "init")]
    [DataRow("RunServer", "run-server")]
    [DataRow("user_group", "user")]
    [DataRow("HTTPServer", "http-server")]
    [DataRow("<Main>$>g__Hello|0_1", "hello")]
    [DataRow("Command", "command")]
    public void The_name_of_a_command_is_made_of_the_functions(string method, string name) =>
        Assert.AreEqual(name, CommandNames.From(method));

    [TestMethod]
    public void What_has_a_default_is_an_option_and_the_rest_are_arguments()
    {
        static void Copy(string source, string? target, int depth = 1, bool force = false) => Term.Echo($"{source} {target ?? "-"} {depth} {force}");

        Assert.AreEqual("a - 1 False\n", Run(Copy, "a").Stdout);
        Assert.AreEqual("a b 3 True\n", Run(Copy, "a b --depth 3 --force").Stdout);
        StringAssert.Contains(Run(Copy, "--help").Stdout, "Usage: cli copy [OPTIONS] SOURCE [TARGET]");
    }

    [TestMethod]
    public void An_option_that_is_neither_nullable_nor_has_a_default_is_required()
    {
        static void Greet([Option] string name, [Option("--mood")] string? how) => Term.Echo($"{name} {how ?? "fine"}");

        StringAssert.Contains(Run(Greet, "").Stderr, "Error: Missing option '--name'.");
        Assert.AreEqual("Ann fine\n", Run(Greet, "--name Ann").Stdout);
        Assert.AreEqual("Ann well\n", Run(Greet, "--name Ann --mood well").Stdout);
    }

    [TestMethod]
    public void Attributes_say_help_prompt_and_the_like()
    {
        [Command("greet", Help = "Greets.")]
        static void Greet([Option("--name", "-n", Prompt = "Your name", Help = "Who.")] string name) => Term.Echo(name);

        Assert.AreEqual("Your name: Ann\nAnn\n", Run(Greet, "", "Ann\n").Stdout);
        StringAssert.Contains(Run(Greet, "--help").Stdout, "-n, --name TEXT  Who.");
    }

    [TestMethod]
    public void An_array_takes_what_is_left()
    {
        static void Sum(int[] numbers) => Term.Echo(numbers.Sum());

        Assert.AreEqual("6\n", Run(Sum, "1 2 3").Stdout);
    }

    [TestMethod]
    public void The_result_of_an_asynchronous_function_is_awaited()
    {
        static async Task<int> Answer(CancellationToken cancel)
        {
            await Task.Delay(1, cancel);
            return 42;
        }

        Assert.AreEqual(42, Run(Answer, "").ReturnValue);
    }

    [TestMethod]
    public void The_result_of_any_task_is_told()
    {
        static async Task<Guid> One()
        {
            await Task.Yield();
            return Guid.Empty;
        }

        static async ValueTask<Guid> Two()
        {
            await Task.Yield();
            return Guid.Empty;
        }

        static async Task None() => await Task.Yield();

        Assert.AreEqual(Guid.Empty, Run(One, "").ReturnValue);
        Assert.AreEqual(Guid.Empty, Run(Two, "").ReturnValue);
        Assert.IsNull(Run(None, "").ReturnValue);
    }

    [TestMethod]
    public void An_argument_may_have_another_name_in_help()
    {
        static void Copy([Argument("SRC")] string source) => Term.Echo(source);

        StringAssert.Contains(Run(Copy, "--help").Stdout, "Usage: cli copy [OPTIONS] SRC\n");
        Assert.AreEqual("a\n", Run(Copy, "a").Stdout);
    }

    [TestMethod]
    public void A_lambda_needs_a_name()
    {
        Group cli = new("cli");

        Delegate lambda = () => 1;
        Assert.ThrowsExactly<ArgumentException>(() => cli.Add(lambda));
        Assert.AreEqual(1, Runner.Invoke(cli.Command("one", () => 1)).ReturnValue);
    }
}
