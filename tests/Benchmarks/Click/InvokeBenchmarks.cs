using BenchmarkDotNet.Attributes;
using Peer = System.CommandLine;

namespace Benchmarks.Click;

/// <summary>Declares a command with two options, parses <c>--count 3 --name Ann</c> and calls a function with the values, all of it each time.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class InvokeBenchmarks
{
    private static readonly string[] Words = ["--count", "3", "--name", "Ann"];
    private static readonly global::Click.Net.RunOptions Options = new() { ProgramName = "hello" };
    private int _sum;

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
