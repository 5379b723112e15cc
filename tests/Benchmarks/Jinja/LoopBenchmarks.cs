using BenchmarkDotNet.Attributes;
using Fluid;
using Jinja.Net;

namespace Benchmarks.Jinja;

/// <summary>A loop of 100,000 with arithmetic on a namespace.</summary>
[MemoryDiagnoser]
public class LoopBenchmarks
{
    private static readonly object NoModel = new Dictionary<string, object?>();
    private readonly Template _ours = new JinjaEnvironment().FromString(Sources.Loop);
    private readonly IFluidTemplate _fluid = FluidPeer.Parse(Sources.LoopLiquid);

    /// <summary>All print the same.</summary>
    [GlobalSetup]
    public void Compare() => Same.Check(HandWritten(), ("Fluid", Fluid()), ("Jinja.Net", JinjaNet()));

    /// <summary>Fluid, with variables for the namespace's attributes.</summary>
    /// <returns>The text.</returns>
    [Benchmark(Baseline = true)]
    public string Fluid() => FluidPeer.Render(_fluid, NoModel);

    /// <summary>Ours.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string JinjaNet() => _ours.Render();

    /// <summary>The floor, with the numbers as objects.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string HandWritten() => Jinja.HandWritten.Loop();
}
