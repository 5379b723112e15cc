using BenchmarkDotNet.Attributes;
using Fluid;
using HandlebarsDotNet;
using Jinja.Net;

namespace Benchmarks.Jinja;

/// <summary>
/// A page with a layout, a header that is included, and a table whose 5,000 cells are calls of a macro, escaped. Fluid has no
/// inheritance and captures what the layout then includes; Handlebars has partials.
/// </summary>
[MemoryDiagnoser]
public class PageBenchmarks
{
    private readonly Page _page = new("Pallets & friends", "an editor", Row.Many(1000));
    private readonly Template _ours = MakeOurs();
    private readonly IFluidTemplate _fluid = FluidPeer.Parse(Sources.PageLiquid);
    private readonly HandlebarsTemplate<object, object> _handlebars = HandlebarsPeer.CompilePage();

    /// <summary>All print the same.</summary>
    [GlobalSetup]
    public void Compare() => Same.Check(HandWritten(), ("Fluid", Fluid()), ("Handlebars", Handlebars()), ("Jinja.Net", JinjaNet()));

    /// <summary>Fluid.</summary>
    /// <returns>The text.</returns>
    [Benchmark(Baseline = true)]
    public string Fluid() => FluidPeer.RenderEscaped(_fluid, _page);

    /// <summary>Handlebars.Net.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string Handlebars() => _handlebars(_page);

    /// <summary>Ours.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string JinjaNet() => _ours.Render(_page);

    /// <summary>The floor.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string HandWritten() => Jinja.HandWritten.Page(_page);

    private static Template MakeOurs()
    {
        DictLoader loader = new(new Dictionary<string, string> { ["base"] = Sources.Base, ["header"] = Sources.Header, ["page"] = Sources.Page });
        return new JinjaEnvironment(new JinjaOptions { AutoEscape = AutoEscape.On, Loader = loader }).GetTemplate("page");
    }
}
