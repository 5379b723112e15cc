using BenchmarkDotNet.Attributes;
using Jinja.Net;

namespace Benchmarks.Jinja;

/// <summary>The same renders without limits and with all of them.</summary>
[MemoryDiagnoser]
public class LimitsTableBenchmarks
{
    private readonly Table _table = new(Row.Many(1000));
    private readonly Template _off = LimitedTemplate.Of(Sources.Table, null);
    private readonly Template _on = LimitedTemplate.Of(Sources.Table, LimitedTemplate.All);

    /// <summary>Both print the same.</summary>
    [GlobalSetup]
    public void Compare() => Same.Check(Off(), ("limited", On()));

    /// <summary>No limits but depth.</summary>
    /// <returns>The text.</returns>
    [Benchmark(Baseline = true)]
    public string Off() => _off.Render(_table);

    /// <summary>All limits.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string On() => _on.Render(_table);
}

/// <summary>The same loop without limits and with all of them.</summary>
[MemoryDiagnoser]
public class LimitsLoopBenchmarks
{
    private readonly Template _off = LimitedTemplate.Of(Sources.Loop, null);
    private readonly Template _on = LimitedTemplate.Of(Sources.Loop, LimitedTemplate.All);

    /// <summary>Both print the same.</summary>
    [GlobalSetup]
    public void Compare() => Same.Check(Off(), ("limited", On()));

    /// <summary>No limits but depth.</summary>
    /// <returns>The text.</returns>
    [Benchmark(Baseline = true)]
    public string Off() => _off.Render();

    /// <summary>All limits.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string On() => _on.Render();
}

/// <summary>Templates under limits that they keep.</summary>
internal static class LimitedTemplate
{
    public static readonly RenderLimits All = RenderLimits.Untrusted with { Steps = 100_000_000, Time = TimeSpan.FromMinutes(1) };

    public static Template Of(string source, RenderLimits? limits) =>
        new JinjaEnvironment(new JinjaOptions { AutoEscape = AutoEscape.On, Limits = limits }).FromString(source);
}
