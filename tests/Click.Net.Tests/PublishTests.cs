using Click.Net.Generators;
using Pallets.Tests.Publishing;

namespace Click.Net.Tests;

/// <summary>
/// Publishes a small tool and runs it, trimmed with its runtime and compiled ahead of time, with commands of both kinds: generated and bound by name.
/// Where the package source lacks what publishing needs, the test says so and is inconclusive.
/// </summary>
[TestClass]
public sealed class PublishTests
{
    private const string Program = """
        using Click.Net;
        using Click.Net.Testing;

        Group cli = new("cli") { Callback = static (Context context) => { context.Obj = new Session("s"); } };
        cli.Add(Greet);
        cli.Add(Shapes);
        cli.Command("sum", (int[] numbers, double factor = 1) => numbers.Sum() * factor);
        cli.Add(new Command("by-name")
        {
            Params = { new Option<int>("--count") { Default = 1 }, new Argument<FileInfo>("file") },
            Callback = (Session session, int count, FileInfo file) => Term.Echo($"{session.Name} {count} {file.Name}"),
        });
        cli.Add<Repeat>();
        CliRunner runner = new() { CatchExceptions = false };
        Console.Write(runner.Invoke(cli, "greet --name Ann --mood very-well").Stdout);
        Console.WriteLine(runner.Invoke(cli, "sum 1 2 --factor 2").ReturnValue);
        Console.Write(runner.Invoke(cli, "by-name --count 3 x.txt").Output);
        Console.Write(runner.Invoke(cli, "shapes 1,2 --pair k 7 --pair l 8").Output);
        Console.Write(runner.Invoke(cli, "repeat x --count 2 --mood fine --tags a").Output);
        Console.Write(runner.Invoke(cli, "greet --nam").Stderr.Split('\n')[^2] + "\n");
        Console.Write(runner.Invoke(cli, "greet --help").Stdout.Split('\n')[2] + "\n");

        /// <summary>Greets.</summary>
        static void Greet(Session session, [Option] string name, [Option] Mood? mood = null) => Term.Echo($"{session.Name} {name} {mood}");

        static void Shapes(Point point, [Option] (string, int)[] pair) => Term.Echo($"{point.X}/{point.Y} {string.Join(' ', pair)}");

        sealed record Session(string Name);

        sealed record Point(int X, int Y)
        {
            public static Point Parse(string text) => new(int.Parse(text.Split(',')[0]), int.Parse(text.Split(',')[1]));
        }

        sealed class Repeat(Session session, string word)
        {
            [Option] public int Count { get; init; } = 1;
            [Option] public Mood? Mood { get; init; }
            [Option] public string[] Tags { get; init; } = [];
            public void Run() => Term.Echo($"{session.Name} {string.Concat(Enumerable.Repeat(word, Count))} {Mood} {Tags.Length}");
        }

        enum Mood { Fine, VeryWell }
        """;

    private static readonly string[] Printed = ["s Ann VeryWell", "6", "s 3 x.txt", "1/2 (k, 7) (l, 8)", "s xx Fine 1", "Error: No such option '--nam'. Did you mean '--name'?", "  Greets."];

    [TestMethod]
    public void A_trimmed_tool_with_its_runtime_runs() =>
        PublishedProgram.AssertPrints(Project(PublishedProject.Trimmed), Program, Printed);

    [TestMethod]
    public void A_tool_compiled_ahead_of_time_runs() =>
        PublishedProgram.AssertPrints(Project(PublishedProject.AheadOfTime), Program, Printed);

    // Says what the package says to a project that refers to it.
    private static PublishedProject Project(string kind) =>
        new(kind + "<InterceptorsNamespaces>Click.Net.Generated</InterceptorsNamespaces>", typeof(Command).Assembly) { Generator = typeof(CommandGenerator).Assembly };
}
