using Click.Net.Testing;

namespace Click.Net.Tests.Testing;

[TestClass]
public sealed class CliRunnerTests
{
    [TestMethod]
    public async Task Runs_side_by_side_do_not_mix()
    {
        Command command = new("echo")
        {
            Params = { new Argument<string>("word"), new Option<string>("--env") { EnvVar = "WORD" } },
            Callback = async (string word, string env) =>
            {
                for (int i = 0; i < 20; i++)
                {
                    await Task.Yield();
                    Term.Echo($"{word}{env}");
                }
            },
        };

        IEnumerable<Task<(int At, RunResult Result)>> runs = Enumerable.Range(0, 64).Select(async at =>
        {
            CliRunner runner = new() { Environment = new Dictionary<string, string?> { ["WORD"] = $"/{at}" } };
            return (at, await runner.InvokeAsync(command, [$"{at}"]));
        });

        foreach ((int at, RunResult result) in await Task.WhenAll(runs))
            Assert.AreEqual(string.Concat(Enumerable.Repeat($"{at}/{at}\n", 20)), result.Stdout);
    }

    [TestMethod]
    public void Output_and_errors_are_collected_alone_and_in_order()
    {
        Command command = new("x") { Callback = () => { Term.Echo("1"); Term.Echo("2", error: true); Term.Echo("3"); } };

        RunResult result = new CliRunner().Invoke(command);

        Assert.AreEqual("1\n3\n", result.Stdout);
        Assert.AreEqual("2\n", result.Stderr);
        Assert.AreEqual("1\n2\n3\n", result.Output);
    }

    [TestMethod]
    public void Exceptions_are_in_the_result_unless_they_are_wanted()
    {
        Command command = new("x") { Callback = void () => throw new FormatException("boom") };

        Assert.IsInstanceOfType<FormatException>(new CliRunner().Invoke(command).Exception);
        Assert.ThrowsExactly<FormatException>(() => new CliRunner { CatchExceptions = false }.Invoke(command));
    }

    [TestMethod]
    public void The_environment_of_the_process_is_not_seen()
    {
        Command command = new("x") { Params = { new Option<string>("--path") { EnvVar = "PATH" } }, Callback = (string? path) => Term.Echo(path ?? "none") };

        Assert.AreEqual("none\n", new CliRunner().Invoke(command).Stdout);
    }

    [TestMethod]
    public void Input_is_read_as_text_and_as_bytes()
    {
        Command command = new("cat") { Params = { new Argument<Stream>("in") }, Callback = (Stream @in) => { using StreamReader reader = new(@in); Term.Echo(reader.ReadToEnd()); } };

        Assert.AreEqual("typed\n", new CliRunner().Invoke(command, "-", "typed").Stdout);
    }
}
