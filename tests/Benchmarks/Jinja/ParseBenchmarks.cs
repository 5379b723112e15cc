using BenchmarkDotNet.Attributes;
using Fluid;
using Jinja.Net;

namespace Benchmarks.Jinja;

/// <summary>From text to a template that is ready to render: the list of products.</summary>
[MemoryDiagnoser]
public class ParseProductBenchmarks
{
    private readonly JinjaEnvironment _environment = new();

    /// <summary>Fluid.</summary>
    /// <returns>The template.</returns>
    [Benchmark(Baseline = true)]
    public object Fluid() => FluidPeer.Parse(Sources.ProductLiquid);

    /// <summary>Ours: tree, analysis and code.</summary>
    /// <returns>The template.</returns>
    [Benchmark]
    public object JinjaNet() => _environment.FromString(Sources.Product);

    /// <summary>Ours, the syntax tree alone.</summary>
    /// <returns>The tree.</returns>
    [Benchmark]
    public object JinjaNetTreeOnly() => _environment.Parse(Sources.Product);
}

/// <summary>From text to a template that is ready to render: the head of a big page.</summary>
[MemoryDiagnoser]
public class ParseBigBenchmarks
{
    private readonly JinjaEnvironment _environment = new();

    /// <summary>Fluid.</summary>
    /// <returns>The template.</returns>
    [Benchmark(Baseline = true)]
    public object Fluid() => FluidPeer.Parse(Sources.BigLiquid);

    /// <summary>Ours: tree, analysis and code.</summary>
    /// <returns>The template.</returns>
    [Benchmark]
    public object JinjaNet() => _environment.FromString(Sources.Big);

    /// <summary>Ours, the syntax tree alone.</summary>
    /// <returns>The tree.</returns>
    [Benchmark]
    public object JinjaNetTreeOnly() => _environment.Parse(Sources.Big);
}

/// <summary>From text to a template that is ready to render, by the peer that compiles.</summary>
[MemoryDiagnoser]
public class CompileHandlebarsBenchmarks
{
    private readonly JinjaEnvironment _environment = new();

    /// <summary>Handlebars.Net makes code of the template.</summary>
    /// <returns>The template.</returns>
    [Benchmark(Baseline = true)]
    public object Handlebars() => HandlebarsPeer.Compile(Sources.ProductHandlebars);

    /// <summary>Ours.</summary>
    /// <returns>The template.</returns>
    [Benchmark]
    public object JinjaNet() => _environment.FromString(Sources.Product);
}
