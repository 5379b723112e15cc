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

    private readonly Table _table = new(Row.Many(10));

    /// <summary>One thread.</summary>
    [Benchmark(Baseline = true)]
    public void One() => Render(Renders);

    /// <summary>64 threads.</summary>
    [Benchmark]
    public void SixtyFour()
    {
        Thread[] threads = new Thread[64];
        for (int i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(() => Render(Renders / 64));
            threads[i].Start();
        }

        foreach (Thread thread in threads)
            thread.Join();
    }

    private void Render(int times)
    {
        for (int i = 0; i < times; i++)
            _environment.GetTemplate("table").Render(_table);
    }
}
