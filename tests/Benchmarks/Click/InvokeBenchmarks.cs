using BenchmarkDotNet.Attributes;
using Peer = System.CommandLine;

namespace Benchmarks.Click;

/// <summary>Declares a command with two options, parses <c>--count 3 --name Ann</c> and calls a function with the values, all of it each time.</summary>
[MemoryDiagnoser]
public class InvokeBenchmarks
{
    private static readonly string[] Words = ["--count", "3", "--name", "Ann"];
    private static readonly global::Click.Net.RunOptions Options = new() { ProgramName = "hello" };
    private readonly global::Click.Net.Command _declared;
    private int _sum;

    /// <summary>Declares what is measured without its declaration.</summary>
    public InvokeBenchmarks() => _declared = new("hello")
    {
        Params = { new global::Click.Net.Option<int>("--count") { Default = 1 }, new global::Click.Net.Option<string>("--name") },
        Callback = (int count, string name) => { _sum += count + name.Length; },
    };

    /// <summary>The platform's own library.</summary>
    [Benchmark(Baseline = true)]
    public int SystemCommandLine()
    {
        Peer.Option<int> count = new("--count") { DefaultValueFactory = static _ => 1 };
        Peer.Option<string> name = new("--name");
        Peer.RootCommand root = new() { count, name };
        root.SetAction(result => { _sum += result.GetValue(count) + result.GetValue(name)!.Length; });
        return root.Parse(Words).Invoke();
    }

    /// <summary>CommandLineParser, which reads into an object by reflection and calls nothing.</summary>
    [Benchmark]
    public int CommandLineParser()
    {
        CommandLine.ParserResult<Hello> result = CommandLine.Parser.Default.ParseArguments<Hello>(Words);
        return _sum += result.Value.Count + result.Value.Name.Length;
    }

    /// <summary>Ours, with objects.</summary>
    [Benchmark]
    public int ClickNet()
    {
        global::Click.Net.Command command = new("hello")
        {
            Params = { new global::Click.Net.Option<int>("--count") { Default = 1 }, new global::Click.Net.Option<string>("--name") },
            Callback = (int count, string name) => { _sum += count + name.Length; },
        };
        return command.Main(Words, Options);
    }

    /// <summary>Ours, a function that the source generator binds.</summary>
    [Benchmark]
    public int ClickNetGenerated()
    {
        int before = Greeting.Sum;
        int exitCode = global::Click.Net.Command.From(Greeting.Hello).Main(Words, Options);
        _sum += Greeting.Sum - before;
        return exitCode;
    }

    /// <summary>Ours, a lambda with a default that the source generator binds.</summary>
    [Benchmark]
    public int ClickNetGeneratedLambda()
    {
        int before = Greeting.Sum;
        int exitCode = global::Click.Net.Command.From(static (string? name = null, int count = 1) => Greeting.Hello(name, count), "hello").Main(Words, Options);
        _sum += Greeting.Sum - before;
        return exitCode;
    }

    /// <summary>The same where the lambda holds something, so that each one is another object.</summary>
    [Benchmark]
    public int ClickNetGeneratedClosure()
    {
        int factor = _sum & 1;
        return global::Click.Net.Command.From((string? name = null, int count = 1) => { _sum += (count * factor) + name!.Length; }, "hello").Main(Words, Options);
    }

    /// <summary>Ours with objects that were declared before: parsing and the call alone.</summary>
    [Benchmark]
    public int ClickNetDeclaredBefore() => _declared.Main(Words, Options);

    /// <summary>The least that can be done: a loop over the words.</summary>
    [Benchmark]
    public int ByHand()
    {
        int count = 1;
        string name = "";
        for (int i = 0; i + 1 < Words.Length; i += 2)
        {
            if (Words[i] == "--count")
                count = int.Parse(Words[i + 1], System.Globalization.CultureInfo.InvariantCulture);
            else if (Words[i] == "--name")
                name = Words[i + 1];
        }

        return _sum += count + name.Length;
    }

    /// <summary>The function of the generated command.</summary>
    internal static class Greeting
    {
        /// <summary>What came of all calls.</summary>
        public static int Sum { get; private set; }

        /// <summary>Greets.</summary>
        public static void Hello(string? name = null, int count = 1) => Sum += count + name!.Length;
    }

    /// <summary>What CommandLineParser reads into.</summary>
    public sealed class Hello
    {
        /// <summary>How often.</summary>
        [CommandLine.Option("count", Default = 1)]
        public int Count { get; set; }

        /// <summary>Who.</summary>
        [CommandLine.Option("name")]
        public string Name { get; set; } = "";
    }
}
