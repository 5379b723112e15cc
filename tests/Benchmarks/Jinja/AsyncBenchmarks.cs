using BenchmarkDotNet.Attributes;
using Jinja.Net;

namespace Benchmarks.Jinja;

/// <summary>What it costs that a render could wait, where it never has to; and what waiting costs.</summary>
[MemoryDiagnoser]
public class AsyncBenchmarks
{
    private readonly Greeting _greeting = new("World");
    private readonly Page _page = new("Pallets & friends", "an editor", Row.Many(1000));
    private readonly Table _table = new(Row.Many(1000));
    private readonly Template _hello = new JinjaEnvironment().FromString(Sources.Hello);
    private readonly Template _pageTemplate = MakePage();
    private readonly Template _tableTemplate = new JinjaEnvironment(new JinjaOptions { AutoEscape = AutoEscape.On }).FromString(Sources.Table);
    private readonly Template _loop = new JinjaEnvironment().FromString(Sources.Loop);
    private readonly Template _waiting = new JinjaEnvironment().FromString("{% for i in range(1000) %}{{ wait(i) }}{% endfor %}");

    /// <summary>Both ways print the same.</summary>
    [GlobalSetup]
    public void Compare() => Same.Check(Page(), ("async", PageAsync()));

    /// <summary>One variable.</summary>
    /// <returns>The text.</returns>
    [Benchmark(Baseline = true)]
    public string Hello() => _hello.Render(_greeting);

    /// <summary>One variable.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string HelloAsync() => Now(_hello.RenderAsync(_greeting));

    /// <summary>A table of 1,000 rows.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string Table() => _tableTemplate.Render(_table);

    /// <summary>A table of 1,000 rows.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string TableAsync() => Now(_tableTemplate.RenderAsync(_table));

    /// <summary>Inheritance, an include and 5,000 macro calls.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string Page() => _pageTemplate.Render(_page);

    /// <summary>Inheritance, an include and 5,000 macro calls.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string PageAsync() => Now(_pageTemplate.RenderAsync(_page));

    /// <summary>A loop of 100,000.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string Loop() => _loop.Render();

    /// <summary>A loop of 100,000.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string LoopAsync() => Now(_loop.RenderAsync());

    /// <summary>A thousand calls whose results are there.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string Calls() => Now(_waiting.RenderAsync(("wait", (Func<object?, object?>)Task.FromResult)));

    /// <summary>A thousand calls that are waited for, each on another thread.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string Waits() => _waiting.RenderAsync(("wait", (Func<object?, object?>)WaitAsync)).AsTask().GetAwaiter().GetResult();

    private static async Task<object?> WaitAsync(object? value)
    {
        await Task.Yield();
        return value;
    }

    private static string Now(ValueTask<string> done) => done.IsCompletedSuccessfully ? done.Result : throw new InvalidOperationException("It had to wait.");

    private static Template MakePage()
    {
        DictLoader loader = new(new Dictionary<string, string> { ["base"] = Sources.Base, ["header"] = Sources.Header, ["page"] = Sources.Page });
        return new JinjaEnvironment(new JinjaOptions { AutoEscape = AutoEscape.On, Loader = loader }).GetTemplate("page");
    }
}
