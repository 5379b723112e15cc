using BenchmarkDotNet.Attributes;
using Fluid;
using HandlebarsDotNet;
using Jinja.Net;

namespace Benchmarks.Jinja;

/// <summary>One variable in one line: what a render costs before it does anything.</summary>
[MemoryDiagnoser]
public class HelloBenchmarks
{
    private readonly Greeting _greeting = new("World");
    private readonly Template _ours = new JinjaEnvironment().FromString(Sources.Hello);
    private readonly IFluidTemplate _fluid = FluidPeer.Parse(Sources.Hello);
    private readonly HandlebarsTemplate<object, object> _handlebars = HandlebarsPeer.Compile(Sources.HelloHandlebars);

    /// <summary>All print the same.</summary>
    [GlobalSetup]
    public void Compare() => Same.Check(
        HandWritten(), ("Fluid", Fluid()), ("Handlebars", Handlebars()), ("model", JinjaNetModel()), ("pairs", JinjaNetPairs()), ("dictionary", JinjaNetDictionary()));

    /// <summary>Fluid with a model.</summary>
    /// <returns>The text.</returns>
    [Benchmark(Baseline = true)]
    public string Fluid() => FluidPeer.Render(_fluid, _greeting);

    /// <summary>Handlebars.Net with a model.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string Handlebars() => _handlebars(_greeting);

    /// <summary>Ours with a model.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string JinjaNetModel() => _ours.Render(_greeting);

    /// <summary>Ours with pairs.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string JinjaNetPairs() => _ours.Render(("name", "World"));

    /// <summary>Ours with a dictionary that is made for it.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string JinjaNetDictionary() => _ours.Render(new Dictionary<string, object?> { ["name"] = "World" });

    /// <summary>The floor.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string HandWritten() => Jinja.HandWritten.Hello(_greeting);
}
