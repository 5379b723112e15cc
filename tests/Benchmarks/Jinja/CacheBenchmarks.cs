using BenchmarkDotNet.Attributes;
using Jinja.Net;

namespace Benchmarks.Jinja;

/// <summary>Asking the environment for a template that it has.</summary>
[MemoryDiagnoser]
public class CacheHitBenchmarks
{
    private readonly JinjaEnvironment _environment = new(new JinjaOptions
    {
        Loader = new DictLoader(Enumerable.Range(0, 200).ToDictionary(static i => $"pages/{i}.html", static i => $"page {i}")),
    });

    /// <summary>Loads all templates once.</summary>
    [GlobalSetup]
    public void Load()
    {
        foreach (string name in _environment.ListTemplates())
            _environment.GetTemplate(name);
    }

    /// <summary>The template that was asked for last.</summary>
    /// <returns>The template.</returns>
    [Benchmark(Baseline = true)]
    public object Same() => _environment.GetTemplate("pages/7.html");

    /// <summary>Two templates in turn.</summary>
    /// <returns>The template.</returns>
    [Benchmark(OperationsPerInvoke = 2)]
    public object Alternating()
    {
        _environment.GetTemplate("pages/7.html");
        return _environment.GetTemplate("pages/150.html");
    }
}
