using BenchmarkDotNet.Attributes;
using Fluid;
using HandlebarsDotNet;
using Jinja.Net;

namespace Benchmarks.Jinja;

/// <summary>A list of a hundred products from a template that was parsed before.</summary>
[MemoryDiagnoser]
public class RenderProductBenchmarks
{
    private readonly Shop _shop = new(Product.Many(100));
    private readonly Template _ours = new JinjaEnvironment().FromString(Sources.Product);
    private readonly IFluidTemplate _fluid = FluidPeer.Parse(Sources.ProductLiquid);
    private readonly HandlebarsTemplate<object, object> _handlebars = HandlebarsPeer.Compile(Sources.ProductHandlebars);

    /// <summary>All print the same.</summary>
    [GlobalSetup]
    public void Compare() => Same.Check(HandWritten(), ("Fluid", Fluid()), ("Handlebars", Handlebars()), ("Jinja.Net", JinjaNet()));

    /// <summary>Fluid.</summary>
    /// <returns>The text.</returns>
    [Benchmark(Baseline = true)]
    public string Fluid() => FluidPeer.Render(_fluid, _shop);

    /// <summary>Handlebars.Net.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string Handlebars() => _handlebars(_shop);

    /// <summary>Ours.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string JinjaNet() => _ours.Render(_shop);

    /// <summary>The floor.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string HandWritten() => Jinja.HandWritten.Product(_shop);
}

/// <summary>A list of a hundred products from the template's text.</summary>
[MemoryDiagnoser]
public class ParseAndRenderProductBenchmarks
{
    private readonly Shop _shop = new(Product.Many(100));
    private readonly JinjaEnvironment _environment = new();

    /// <summary>Both print the same.</summary>
    [GlobalSetup]
    public void Compare() => Same.Check(Jinja.HandWritten.Product(_shop), ("Fluid", Fluid()), ("Jinja.Net", JinjaNet()));

    /// <summary>Fluid.</summary>
    /// <returns>The text.</returns>
    [Benchmark(Baseline = true)]
    public string Fluid() => FluidPeer.Render(FluidPeer.Parse(Sources.ProductLiquid), _shop);

    /// <summary>Ours.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string JinjaNet() => _environment.FromString(Sources.Product).Render(_shop);
}

/// <summary>A list of any number of products: what one costs must not grow with their number.</summary>
[MemoryDiagnoser]
public class LinearProductBenchmarks
{
    private readonly Template _ours = new JinjaEnvironment().FromString(Sources.Product);
    private readonly Shop _few = new(Product.Many(100));
    private readonly Shop _many = new(Product.Many(10_000));

    /// <summary>A hundred, a hundred times.</summary>
    /// <returns>The length of all texts.</returns>
    [Benchmark(Baseline = true)]
    public object HundredTimesHundred()
    {
        int length = 0;
        for (int i = 0; i < 100; i++)
            length += _ours.Render(_few).Length;
        return length;
    }

    /// <summary>Ten thousand, once.</summary>
    /// <returns>The text's length.</returns>
    [Benchmark]
    public object TenThousand() => _ours.Render(_many).Length;
}
