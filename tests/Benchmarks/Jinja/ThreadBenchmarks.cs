using BenchmarkDotNet.Attributes;
using Jinja.Net;

namespace Benchmarks.Jinja;

/// <summary>6,400 small renders from one environment's cache, by one thread and by 64: with more cores it takes that much less time.</summary>
[MemoryDiagnoser]
public class ThreadBenchmarks
{
    private const int Renders = 6_400;
    private readonly JinjaEnvironment _environment = new(new JinjaOptions
    {
        AutoEscape = AutoEscape.On,
        Loader = new DictLoader(new Dictionary<string, string> { ["table"] = Sources.Table }),
    });

    private const int Threads = 64;
    private readonly Table _table = new(Row.Many(10));
    private readonly Barrier _begin = new(Threads + 1);
    private readonly Barrier _end = new(Threads + 1);

    /// <summary>The threads are made once and wait for each turn.</summary>
    [GlobalSetup]
    public void Start()
    {
        for (int i = 0; i < Threads; i++)
            new Thread(Work) { IsBackground = true }.Start();
    }

    /// <summary>One thread.</summary>
    [Benchmark(Baseline = true)]
    public void One() => Render(Renders);

    /// <summary>64 threads.</summary>
    [Benchmark]
    public void SixtyFour()
    {
        _begin.SignalAndWait();
        _end.SignalAndWait();
    }

    private void Work()
    {
        while (true)
        {
            _begin.SignalAndWait();
            Render(Renders / Threads);
            _end.SignalAndWait();
        }
    }

    private void Render(int times)
    {
        for (int i = 0; i < times; i++)
            _environment.GetTemplate("table").Render(_table);
    }
}
