using Click.Net.Testing;

namespace Click.Net.Tests.Core;

[TestClass]
public sealed class CommandClassTests
{
    private static readonly CliRunner Runner = new();

    private sealed record Clock(string Now);

    [Command(Help = "Greets NAME.", Section = "Words")]
    private sealed class GreetCommand(string name, Clock? clock = null)
    {
        [Option("--count", "-c", Help = "How often.")]
        public int Count { get; init; } = 1;

        [Option(Required = true)]
        public string Greeting { get; set; } = "";

        [Option]
        public bool Loud { get; init; }

        public string? NotAnOption { get; set; }

        public int Run(Context context, string mark = "!")
        {
            for (int i = 0; i < Count; i++)
                Term.Echo($"{Greeting} {(Loud ? name.ToUpperInvariant() : name)}{mark}{clock?.Now}");
            return context.Params.Count;
        }
    }

    private sealed class Closing : IAsyncDisposable
    {
        public required Closing[]? Never { get; init; }

        [Argument(Help = "Where to.")]
        public required string Target { get; init; }

        [Option]
        public string[] Tags { get; init; } = ["none"];

        public async Task<string> RunAsync(CancellationToken token)
        {
            await Task.Yield();
            Term.Echo($"to {Target} {string.Join(',', Tags)} {token.CanBeCanceled}");
            return Target;
        }

        public ValueTask DisposeAsync()
        {
            Term.Echo("closed");
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Failing
    {
        public static void Run() => throw new NotSupportedException();

        public void Invoke() => throw new Click.Net.Errors.UsageException("Not today.");
    }

    private abstract class Unfinished
    {
        public abstract void Run();
    }

    private sealed class TwoWays
    {
        public void Run()
        {
        }

        public void Invoke()
        {
        }
    }

    [TestMethod]
    public void Constructor_properties_and_the_function_declare_what_a_function_declares()
    {
        Command command = Command.From<GreetCommand>();

        RunResult result = Runner.Invoke(command, "Ann -c 2 --greeting Hi --loud --mark ?");

        Assert.AreEqual("greet", command.Name);
        Assert.AreEqual("Hi ANN?\nHi ANN?\n", result.Output);
        Assert.AreEqual(5, result.ReturnValue);
    }

    [TestMethod]
    public void What_is_not_given_stays_as_the_class_made_it() =>
        Assert.AreEqual("Hi Ann!\n", Runner.Invoke(Command.From<GreetCommand>(), "Ann --greeting Hi").Output);

    [TestMethod]
    public void A_required_property_has_to_be_given()
    {
        RunResult result = Runner.Invoke(Command.From<GreetCommand>(), "Ann");

        Assert.AreEqual(2, result.ExitCode);
        StringAssert.Contains(result.Stderr, "Missing option '--greeting'.");
    }

    [TestMethod]
    public void Help_lists_all_of_them()
    {
        Group cli = new("cli");
        cli.Add<GreetCommand>();

        Assert.AreEqual("""
            Usage: cli greet [OPTIONS] NAME

              Greets NAME.

            Options:
              -c, --count INTEGER  How often.
              --greeting TEXT      [required]
              --loud
              --mark TEXT
              --help               Show this message and exit.

            """, Runner.Invoke(cli, "greet --help").Output);
        StringAssert.Contains(Runner.Invoke(cli, "--help").Output, "Words:\n  greet  Greets NAME.");
    }

    [TestMethod]
    public void Services_and_objects_are_handed_to_the_constructor()
    {
        Group cli = new("cli") { Callback = static (Context context) => { context.Obj = new Clock(" at noon"); } };
        cli.Add<GreetCommand>("hello");

        Assert.AreEqual("Hi Ann! at noon\n", Runner.Invoke(cli, "hello Ann --greeting Hi").Output);
    }

    [TestMethod]
    public void An_instance_is_disposed_of_after_its_run()
    {
        Command command = Command.From<Closing>();

        RunResult result = Runner.Invoke(command, "here --tags a --tags b");

        Assert.AreEqual("to here a,b False\nclosed\n", result.Output);
        Assert.AreEqual("here", result.ReturnValue);
    }

    [TestMethod]
    public void Errors_are_those_that_the_function_threw()
    {
        RunResult result = Runner.Invoke(Command.From<Failing>(), "");

        Assert.AreEqual(2, result.ExitCode);
        StringAssert.Contains(result.Stderr, "Error: Not today.");
    }

    [TestMethod]
    public void A_class_that_cannot_be_a_command_is_told()
    {
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(static () => Command.From<Unfinished>()).Message, "exactly one public constructor");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(static () => Command.From<TwoWays>()).Message, "exactly one public method");
    }
}
