using Click.Net.Errors;
using Click.Net.Testing;

namespace Click.Net.Tests.Core;

[TestClass]
public sealed class CommandTests
{
    private static readonly CliRunner Runner = new();

    private static Command Hello() => new("hello")
    {
        Help = "Greets.",
        Params = { new Option<int>("--count", "-c") { Default = 1, ShowDefault = true }, new Argument<string>("name") },
        Callback = (int count, string name) =>
        {
            for (int i = 0; i < count; i++)
                Term.Echo($"Hello {name}!");
        },
    };

    [TestMethod]
    public void A_callback_gets_values_by_the_names_of_its_parameters()
    {
        RunResult result = Runner.Invoke(Hello(), "-c 2 Ann");

        Assert.AreEqual("Hello Ann!\nHello Ann!\n", result.Stdout);
        Assert.AreEqual(0, result.ExitCode);
    }

    [TestMethod]
    public void A_parameter_that_is_misspelt_is_told_with_the_name_that_is_meant()
    {
        Command command = new("x") { Params = { new Option<int>("--count") }, Callback = (int cuont) => Term.Echo($"{cuont}") };

        Assert.AreEqual(
            "The function of 'x' has a parameter 'cuont' of type Int32, but the command has no such value, and no context or service has such an object. Did you mean 'count'?",
            Runner.Invoke(command, "--count 3").Exception!.Message);
    }

    [TestMethod]
    public void A_parameter_of_another_type_than_its_value_is_told_by_name()
    {
        Command command = new("x") { Params = { new Option<int>("--count") }, Callback = (string count) => Term.Echo(count) };

        Assert.AreEqual(
            "The function of 'x' has a parameter 'count' of type String, but the command's value of that name is of type Int32. Give both the same type.",
            Runner.Invoke(command, "--count 3").Exception!.Message);
    }

    [TestMethod]
    public void A_parameter_may_be_a_wider_number_or_nullable()
    {
        Command command = new("x") { Params = { new Option<int>("--a"), new Option<int>("--b") }, Callback = (long a, int? b) => Term.Echo(FormattableString.Invariant($"{a} {b}")) };

        Assert.AreEqual("3 4\n", Runner.Invoke(command, "--a 3 --b 4").Output);
    }

    [TestMethod]
    public void The_help_page_tells_usage_text_and_options()
    {
        RunResult result = Runner.Invoke(Hello(), "--help");

        Assert.AreEqual(
            "Usage: hello [OPTIONS] NAME\n\n  Greets.\n\nOptions:\n  -c, --count INTEGER  [default: 1]\n  --help               Show this message and exit.\n",
            result.Stdout);
    }

    [TestMethod]
    public void A_wrong_value_is_told_below_the_usage_with_exit_code_2()
    {
        RunResult result = Runner.Invoke(Hello(), "-c many Ann");

        Assert.AreEqual(2, result.ExitCode);
        Assert.AreEqual(
            "Usage: hello [OPTIONS] NAME\nTry 'hello --help' for help.\n\nError: Invalid value for '--count' / '-c': 'many' is not a valid integer.\n",
            result.Stderr);
        Assert.IsInstanceOfType<BadParameterException>(result.Exception);
    }

    [TestMethod]
    public async Task Run_throws_errors_and_returns_what_the_callback_returned()
    {
        Command command = new("sum") { Params = { new Argument<int[]>("numbers") }, Callback = (int[] numbers) => numbers.Sum() };
        RunOptions options = new() { Console = new ScriptedConsole(), ProgramName = "sum" };

        Assert.AreEqual(6, await command.RunAsync(["1", "2", "3"], options));
        await Assert.ThrowsExactlyAsync<BadParameterException>(async () => await command.RunAsync(["x"], options));
    }

    [TestMethod]
    public void Other_exceptions_pass_through_main()
    {
        Command command = new("fail") { Callback = void () => throw new InvalidOperationException("boom") };

        InvalidOperationException error = Assert.ThrowsExactly<InvalidOperationException>(
            () => { command.Main([], new RunOptions { Console = new ScriptedConsole() }); });
        Assert.AreEqual("boom", error.Message);
    }

    [TestMethod]
    public void Exit_chooses_the_exit_code_and_abort_says_so()
    {
        Assert.AreEqual(7, Runner.Invoke(new Command("x") { Callback = () => Context.Exit(7) }).ExitCode);

        RunResult aborted = Runner.Invoke(new Command("x") { Callback = () => Context.Abort() });
        Assert.AreEqual(1, aborted.ExitCode);
        Assert.AreEqual("Aborted!\n", aborted.Stderr);
    }

    [TestMethod]
    public async Task An_asynchronous_callback_is_awaited_and_cancelled_by_its_token()
    {
        TaskCompletionSource started = new();
        Command command = new("wait")
        {
            Callback = async (CancellationToken cancel) =>
            {
                started.SetResult();
                await Task.Delay(Timeout.Infinite, cancel);
            },
        };
        using CancellationTokenSource source = new();

        ValueTask<RunResult> run = Runner.InvokeAsync(command, cancellationToken: source.Token);
        await started.Task;
        await source.CancelAsync();
        RunResult result = await run;

        Assert.AreEqual(1, result.ExitCode);
        Assert.AreEqual("Aborted!\n", result.Stderr);
    }

    [TestMethod]
    public void A_callback_gets_the_context_objects_of_the_chain_and_services()
    {
        Version shared = new(1, 2);
        List<object?> got = [];
        Group cli = new("cli") { ContextSettings = new ContextSettings { Obj = shared } };
        cli.Add(new Command("sub") { Callback = (Context context, Version version, IFormatProvider service) => got.AddRange([context.InfoName, version, service]) });

        RunResult result = Runner.Invoke(cli, "sub", options: new RunOptions { Services = new OneService() });

        Assert.IsNull(result.Exception);
        CollectionAssert.AreEqual(new object[] { "sub", shared, System.Globalization.CultureInfo.InvariantCulture }, got);
    }

    [TestMethod]
    public void A_parameter_of_the_callback_that_nothing_provides_is_named()
    {
        Command command = new("x") { Callback = (Uri missing) => missing };

        RunResult result = Runner.Invoke(command);

        StringAssert.Contains(result.Exception!.Message, "parameter 'missing' of type Uri");
    }

    [TestMethod]
    public void More_than_ten_thousand_words_are_refused()
    {
        Command command = new("x") { Params = { new Argument<string[]>("words") } };

        Assert.AreEqual(2, Runner.Invoke(command, Enumerable.Repeat("w", 10_001)).ExitCode);
        Assert.AreEqual(0, Runner.Invoke(command, Enumerable.Repeat("w", 10_000)).ExitCode);
    }

    private sealed class OneService : IServiceProvider
    {
        public object? GetService(Type serviceType) =>
            serviceType == typeof(IFormatProvider) ? System.Globalization.CultureInfo.InvariantCulture : null;
    }
}
