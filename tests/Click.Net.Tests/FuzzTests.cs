using System.Diagnostics;
using Click.Net.Testing;
using Click.Net.Types;

namespace Click.Net.Tests;

/// <summary>Whatever the tree and whatever the words: a result or one of Click's errors, in a time that grows with the words.</summary>
[TestClass]
public sealed class FuzzTests
{
    private const int Trees = 400, LinesPerTree = 25;
    private static readonly string[] Pieces = ["-", "--", "a", "b", "=", " ", "\0", "é", "\ud83d", "😀", "\u001b[31m", "0", "9", "_", "/", "%", "@", "\"", "\n", "no-", "help", "x"];
    private static readonly CliRunner Runner = new() { CatchExceptions = false };

    [TestMethod]
    public void Random_words_in_random_trees_end_with_an_exit_code()
    {
        Random random = new(8);
        for (int tree = 0; tree < Trees; tree++)
        {
            Command command = RandomCommand(random, 2);
            for (int line = 0; line < LinesPerTree; line++)
            {
                string[] words = [.. Enumerable.Range(0, random.Next(7)).Select(_ => Word(random, command))];

                RunResult result = Runner.Invoke(command, words, "1\n2\n");

                Assert.IsTrue(result.ExitCode is 0 or 1 or 2, string.Join(' ', words));
            }
        }
    }

    [TestMethod]
    [DataRow("-")]
    [DataRow("--")]
    [DataRow("-x")]
    [DataRow("--name=")]
    [DataRow("")]
    public void A_long_word_takes_no_longer_than_reading_it(string start)
    {
        Command command = new("c")
        {
            ContextSettings = new ContextSettings { IgnoreUnknownOptions = start == "-" },
            Params = { new Option("--name"), new Option("--names"), new Option("-x"), new Option("-v") { Count = true }, new Argument("rest") { Nargs = -1, Type = ParamTypes.Int } },
            Callback = static () => { },
        };
        string word = start + new string('a', 120_000);

        long begin = Stopwatch.GetTimestamp();
        Runner.Invoke(command, [word]);

        Assert.IsLessThan(TimeSpan.FromSeconds(5), Stopwatch.GetElapsedTime(begin));
    }

    [TestMethod]
    public void Many_words_take_a_time_that_grows_with_them()
    {
        Command command = new("c") { Callback = static () => { } };
        for (int i = 0; i < 300; i++)
            command.Params.Add(new Option($"--option-{i}") { Multiple = true });
        string[] words = [.. Enumerable.Range(0, 4900).SelectMany(static i => new[] { $"--option-{i % 300}", "x" })];

        long begin = Stopwatch.GetTimestamp();
        RunResult result = Runner.Invoke(command, words);

        Assert.AreEqual(0, result.ExitCode);
        Assert.IsLessThan(TimeSpan.FromSeconds(5), Stopwatch.GetElapsedTime(begin));
    }

    private static Command RandomCommand(Random random, int depth)
    {
        Command command = depth > 0 && random.Next(2) == 0 ? new Group("g") { Chain = random.Next(3) == 0, InvokeWithoutCommand = random.Next(2) == 0 } : new Command("c");
        command.Callback = static () => { };
        for (int i = random.Next(4); i > 0; i--)
            command.Params.Add(RandomParameter(random, i));
        command.ContextSettings = new ContextSettings
        {
            AllowExtraArgs = random.Next(3) == 0 ? true : null,
            IgnoreUnknownOptions = random.Next(3) == 0 ? true : null,
            AllowInterspersedArgs = random.Next(3) == 0 ? false : null,
            TokenNormalizer = random.Next(4) == 0 ? static word => word.ToLowerInvariant() : null,
        };
        if (command is Group group)
            group.Add(RandomCommand(random, group.Chain ? 0 : depth - 1), "a");
        return command;
    }

    private static Parameter RandomParameter(Random random, int number) => random.Next(7) switch
    {
        0 => new Option<int>("--a" + number, "-a"),
        1 => new Option<bool>($"--b{number}/--no-b{number}"),
        2 => new Option("-x") { Count = true },
        3 => new Option<(string, int)[]>("--help" + number, "-b"),
        4 => new Option("/a" + number) { IsFlag = false, FlagValue = "f", Prompt = true, PromptRequired = false },
        5 => new Argument<string[]>("rest" + number) { Nargs = random.Next(2) == 0 ? 2 : 1 },
        _ => new Argument<DateTime>("when" + number) { Required = random.Next(2) == 0 },
    };

    private static string Word(Random random, Command command)
    {
        if (random.Next(3) == 0 && command.Params.Count > 0)
            return command.Params[random.Next(command.Params.Count)].Opts[0];
        return string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => Pieces[random.Next(Pieces.Length)]));
    }
}
