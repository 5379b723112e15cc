using System.Reflection;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Werkzeug.Net;
using Werkzeug.Net.Routing;

namespace Benchmarks.Werkzeug;

/// <summary>One match among many rules, beside the matcher of ASP.NET Core: <c>/section7/&lt;int:id&gt;/edit</c> and a path that is none.</summary>
[MemoryDiagnoser]
[ShortRunJob]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class RoutingBenchmarks
{
    private MapAdapter _urls = null!;
    private Func<HttpContext, Task> _peer = null!;
    private DefaultHttpContext _context = null!;
    private string _hit = null!;

    /// <summary>How many rules there are.</summary>
    [Params(10, 100, 1_000)]
    public int Rules { get; set; }

    /// <summary>Builds both tables.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _hit = $"/section{Rules / 2}/4711/edit";
        _urls = new Map([.. Enumerable.Range(0, Rules).Select(static i => new Rule($"/section{i}/<int:id>/edit", endpoint: $"e{i}"))]).Bind("example.org");
        _urls.Map.Update();
        _peer = PeerMatcher(Rules);
        _context = new DefaultHttpContext();
        _context.Request.Method = "GET";
        if (!_urls.TryMatch(out _, out _, _hit) || _urls.TryMatch(out _, out _, "/section5/x/edit"))
            throw new InvalidOperationException("our table is wrong");
        Peer(_hit);
        if (_context.GetEndpoint() is null)
            throw new InvalidOperationException("the peer's table is wrong");
    }

    /// <summary>The peer finds the rule and converts nothing: its values are texts.</summary>
    [Benchmark(Baseline = true)]
    [BenchmarkCategory("hit")]
    public object? AspNetCoreHit() => Peer(_hit);

    /// <summary>We find the rule and read the number.</summary>
    [Benchmark]
    [BenchmarkCategory("hit")]
    public object? WerkzeugHit() => _urls.TryMatch(out RouteMatch match, out _, _hit, "GET") ? match.Values : null;

    /// <summary>The peer finds nothing.</summary>
    [Benchmark(Baseline = true)]
    [BenchmarkCategory("miss")]
    public object? AspNetCoreMiss() => Peer("/section5/x/edit");

    /// <summary>We find nothing.</summary>
    [Benchmark]
    [BenchmarkCategory("miss")]
    public object? WerkzeugMiss() => _urls.TryMatch(out _, out HttpException? failure, "/section5/x/edit", "GET") ? null : failure;

    private Endpoint? Peer(string path)
    {
        _context.Request.Path = path;
        _context.SetEndpoint(null);
        _context.Request.RouteValues = null!;
        _peer(_context).GetAwaiter().GetResult();
        return _context.GetEndpoint();
    }

    // The matcher is internal; it is called as the routing middleware calls it, without the middleware around.
    private static Func<HttpContext, Task> PeerMatcher(int rules)
    {
        ServiceCollection services = new();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddRouting();
        ServiceProvider provider = services.BuildServiceProvider();
        Endpoint[] endpoints = [.. Enumerable.Range(0, rules).Select(static i =>
            new RouteEndpoint(static _ => Task.CompletedTask, RoutePatternFactory.Parse($"/section{i}/{{id:int}}/edit"), 0, EndpointMetadataCollection.Empty, $"e{i}"))];
        Type factory = typeof(EndpointDataSource).Assembly.GetType("Microsoft.AspNetCore.Routing.Matching.MatcherFactory", throwOnError: true)!;
        object matcher = factory.GetMethod("CreateMatcher")!.Invoke(provider.GetRequiredService(factory), [new DefaultEndpointDataSource(endpoints)])!;
        return matcher.GetType().GetMethod("MatchAsync", BindingFlags.Public | BindingFlags.Instance)!.CreateDelegate<Func<HttpContext, Task>>(matcher);
    }
}
