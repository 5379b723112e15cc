using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Net.Http.Headers;
using Werkzeug.Net;
using Werkzeug.Net.Wsgi;

namespace Benchmarks.Werkzeug;

/// <summary>10 KB with a tag and a date, asked for again and in part, beside <c>Results.Bytes</c> of ASP.NET Core. Both write to memory.</summary>
[MemoryDiagnoser]
[ShortRunJob]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class ResponseBenchmarks
{
    private static readonly DateTimeOffset Changed = new(2020, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly StartResponse Start = static (_, _, _) => static _ => ValueTask.CompletedTask;
    private readonly byte[] _content = new byte[10_000];
    private ServiceProvider _services = null!;
    private WsgiEnviron _known = null!;
    private WsgiEnviron _part = null!;

    /// <summary>Makes the requests.</summary>
    [GlobalSetup]
    public void Setup()
    {
        ServiceCollection services = new();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        _services = services.BuildServiceProvider();
        _known = new() { ["REQUEST_METHOD"] = "GET", ["PATH_INFO"] = "/", ["HTTP_IF_NONE_MATCH"] = "\"tag\"" };
        _part = new() { ["REQUEST_METHOD"] = "GET", ["PATH_INFO"] = "/", ["HTTP_RANGE"] = "bytes=100-199" };
        if (AspNetCoreNotModified() != 304 || WerkzeugNotModified() != 304 || AspNetCoreRange() != 206 || WerkzeugRange() != 206)
            throw new InvalidOperationException("an answer is wrong");
    }

    /// <summary>The peer says that nothing has changed.</summary>
    [Benchmark(Baseline = true)]
    [BenchmarkCategory("304")]
    public int AspNetCoreNotModified() => Peer("If-None-Match", "\"tag\"");

    /// <summary>We do.</summary>
    [Benchmark]
    [BenchmarkCategory("304")]
    public int WerkzeugNotModified() => Answer(_known);

    /// <summary>The peer sends a hundred bytes.</summary>
    [Benchmark(Baseline = true)]
    [BenchmarkCategory("range")]
    public int AspNetCoreRange() => Peer("Range", "bytes=100-199");

    /// <summary>We do.</summary>
    [Benchmark]
    [BenchmarkCategory("range")]
    public int WerkzeugRange() => Answer(_part);

    private int Answer(WsgiEnviron environ)
    {
        Response response = new(_content, mimeType: "application/octet-stream") { LastModified = Changed };
        response.SetETag("tag");
        response.MakeConditional(environ, acceptRanges: true, completeLength: _content.Length);
        ValueTask<WsgiBody> body = response.InvokeAsync(environ, Start);
        if (!body.IsCompletedSuccessfully)
            throw new InvalidOperationException("nothing here waits");
        ValueTask closing = body.Result.DisposeAsync();
        return closing.IsCompletedSuccessfully ? response.StatusCode : throw new InvalidOperationException("nothing here waits");
    }

    private int Peer(string header, string value)
    {
        DefaultHttpContext context = new() { RequestServices = _services };
        context.Request.Method = "GET";
        context.Request.Headers[header] = value;
        Results.Bytes(_content, "application/octet-stream", enableRangeProcessing: true, lastModified: Changed, entityTag: new EntityTagHeaderValue("\"tag\"")).ExecuteAsync(context).GetAwaiter().GetResult();
        return context.Response.StatusCode;
    }
}
