using BenchmarkDotNet.Attributes;
using Fluid;
using HandlebarsDotNet;
using Jinja.Net;

namespace Benchmarks.Jinja;

/// <summary>A table of a thousand rows of five cells, escaped.</summary>
[MemoryDiagnoser]
public class TableBenchmarks
{
    private readonly Table _table = new(Row.Many(1000));
    private readonly Template _ours = new JinjaEnvironment(new JinjaOptions { AutoEscape = AutoEscape.On }).FromString(Sources.Table);
    private readonly IFluidTemplate _fluid = FluidPeer.Parse(Sources.TableLiquid);
    private readonly HandlebarsTemplate<object, object> _handlebars = HandlebarsPeer.Compile(Sources.TableHandlebars, escapes: true);

    /// <summary>All print the same.</summary>
    [GlobalSetup]
    public void Compare() => Same.Check(HandWritten(), ("Fluid", Fluid()), ("Handlebars", Handlebars()), ("Jinja.Net", JinjaNet()));

    /// <summary>Fluid.</summary>
    /// <returns>The text.</returns>
    [Benchmark(Baseline = true)]
    public string Fluid() => FluidPeer.RenderEscaped(_fluid, _table);

    /// <summary>Handlebars.Net.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string Handlebars() => _handlebars(_table);

    /// <summary>Ours.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string JinjaNet() => _ours.Render(_table);

    /// <summary>The floor.</summary>
    /// <returns>The text.</returns>
    [Benchmark]
    public string HandWritten() => Jinja.HandWritten.Table(_table);
}

/// <summary>The same table as UTF-8 into a <see cref="System.IO.Pipelines.PipeWriter"/>.</summary>
[MemoryDiagnoser]
public class TableToPipeBenchmarks
{
    private readonly Table _table = new(Row.Many(1000));
    private readonly Template _ours = new JinjaEnvironment(new JinjaOptions { AutoEscape = AutoEscape.On }).FromString(Sources.Table);
    private readonly IFluidTemplate _fluid = FluidPeer.Parse(Sources.TableLiquid);
    private readonly DiscardingPipe _pipe = new();

    /// <summary>All print the same.</summary>
    [GlobalSetup]
    public void Compare()
    {
        KeepingPipe fluid = new();
        KeepingPipe ours = new();
        RenderFluid(fluid);
        _ours.RenderTo(ours, _table);
        Same.Check(HandWritten.Table(_table), ("Fluid", fluid.Text), ("Jinja.Net", ours.Text));
    }

    /// <summary>Fluid.</summary>
    [Benchmark(Baseline = true)]
    public void Fluid() => RenderFluid(_pipe);

    /// <summary>Ours.</summary>
    [Benchmark]
    public void JinjaNet() => _ours.RenderTo(_pipe, _table);

    private void RenderFluid(System.IO.Pipelines.PipeWriter pipe)
    {
        using StreamWriter writer = new(pipe.AsStream(leaveOpen: true));
        ValueTask rendering = _fluid.RenderAsync(writer, System.Text.Encodings.Web.HtmlEncoder.Default, new TemplateContext(_table, FluidPeer.Options));
        if (!rendering.IsCompletedSuccessfully)
            throw new InvalidOperationException("The pipe never waits.");
        rendering.GetAwaiter().GetResult();
    }
}
