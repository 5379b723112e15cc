using Click.Net.Testing;

namespace Click.Net.Tests.Generators;

[TestClass]
public sealed class BoundCommandTests
{
    private static readonly CliRunner Runner = new() { Environment = new Dictionary<string, string?> { ["FROM_ENV"] = null } };

    private sealed record Session(string Name);

    public static IEnumerable<object[]> Names => GeneratedCommands.Pairs.Select(pair => new object[] { pair.Name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Generated_code_and_reflection_agree(string name)
    {
        (_, Command reflected, Command generated, string[] words) = GeneratedCommands.Pairs.Single(pair => pair.Name == name);
        Assert.IsInstanceOfType<BoundCommand>(generated);
        Assert.IsNotInstanceOfType<BoundCommand>(reflected);
        Random random = new(name.Length);

        for (int round = 0; round < 400; round++)
        {
            string[] args = [.. Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(20) == 0 ? "--help" : words[random.Next(words.Length)])];
            CliRunner runner = random.Next(4) == 0 ? new() { Environment = new Dictionary<string, string?> { ["FROM_ENV"] = "set" } } : Runner;

            RunResult expected = runner.Invoke(reflected, args, "1\nx\n2\n");
            RunResult actual = runner.Invoke(generated, args, "1\nx\n2\n");

            Assert.AreEqual(expected.Output, actual.Output, string.Join(' ', args));
            Assert.AreEqual(expected.ExitCode, actual.ExitCode);
            Assert.AreEqual(expected.ReturnValue, actual.ReturnValue);
        }
    }

    [TestMethod]
    public void Help_comes_from_the_documentation()
    {
        Group cli = new("cli");
        cli.Add(Documented);

        string help = Runner.Invoke(cli, "documented --help").Stdout;

        StringAssert.Contains(help, "  Copies SOURCE to a folder.\n\n  It is slow & careful, see https://example.org.\n");
        StringAssert.Contains(help, "--depth INTEGER  How deep it goes.");
        StringAssert.Contains(help, "  SOURCE  What is copied.");
    }

    /// <summary>
    /// Copies <paramref name="source"/>
    /// to a folder.
    /// </summary>
    /// <param name="source">What is <c>copied</c>.</param>
    /// <param name="depth">How deep
    /// it goes.</param>
    /// <remarks>It is slow &amp; careful, see <see href="https://example.org"/>.</remarks>
    internal static void Documented(string source, int depth = 1) => Term.Echo($"{source} {depth}");

    [TestMethod]
    public void A_lambda_keeps_what_it_holds()
    {
        int sum = 0;
        Group cli = new("cli");
        cli.Command("add", (int number, int times = 2) => { sum += number * times; }, "Adds.");

        Runner.Invoke(cli, "add 4");
        Runner.Invoke(cli, "add 1 --times 5");

        Assert.IsInstanceOfType<BoundCommand>(cli.Commands["add"]);
        Assert.AreEqual(13, sum);
        Assert.AreEqual("Adds.", cli.Commands["add"].Help);
    }

    [TestMethod]
    public void Values_of_a_plain_command_line_are_there_when_they_are_asked_for()
    {
        IDictionary<string, object?>? values = null;
        ParameterSource? source = null;
        Command command = Command.From((Context context, int count = 1, string name = "x") =>
        {
            values = context.Params;
            source = context.GetParameterSource("count");
        }, "hello");

        Runner.Invoke(command, "--count 3");

        Assert.AreEqual(ParameterSource.CommandLine, source);
        CollectionAssert.AreEqual(new object?[] { 3, "x" }, values!.Values.ToArray());
    }

    [TestMethod]
    public async Task Changed_values_and_parameters_count()
    {
        string? got = null;
        Command command = Command.From((string? name = null) => { got = name; }, "hello");
        Context context = command.MakeContext("hello", ["--name", "a"]);
        context.Params["name"] = "b";

        await command.InvokeAsync(context);
        Assert.AreEqual("b", got);

        command.Params.OfType<Option>().Single().Callback = static (_, _, value) => $"<{value}>";
        Runner.Invoke(command, "--name c");
        Assert.AreEqual("<c>", got);
    }

    [TestMethod]
    public void A_replaced_function_is_the_one_that_is_called()
    {
        string? got = null;
        Command command = Command.From((string? name = null) => { got = name; }, "hello");
        command.Callback = (string? name) => { got = name + "!"; };

        Runner.Invoke(command, "--name a");

        Assert.AreEqual("a!", got);
    }

    [TestMethod]
    public void An_object_of_the_group_is_handed_over()
    {
        Group cli = new("cli") { Callback = static (Context context) => { context.Obj = new Session("Ann"); } };
        string? got = null;
        cli.Command("who", (Session session) => { got = session.Name; });

        Runner.Invoke(cli, "who");

        Assert.AreEqual("Ann", got);
    }

    [TestMethod]
    public void Defaults_of_a_map_and_of_the_environment_reach_generated_commands()
    {
        Command command = Command.From((int count = 1, string name = "x") => Term.Echo($"{count}{name}"), "hello");
        RunOptions options = new() { Settings = new ContextSettings { AutoEnvVarPrefix = "APP", DefaultMap = new Dictionary<string, object?> { ["count"] = 9 } } };
        CliRunner runner = new() { Environment = new Dictionary<string, string?> { ["APP_NAME"] = "env" }};

        Assert.AreEqual("9env\n", runner.Invoke(command, "", options: options).Stdout);
        Assert.AreEqual("9y\n", runner.Invoke(command, "--name y", options: options).Stdout);
    }
}
