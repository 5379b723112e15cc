using System.Text;
using BenchmarkDotNet.Attributes;
using Flask.Net;
using Jinja.Net;
using Microsoft.AspNetCore.Http;
using Werkzeug.Net;
using Werkzeug.Net.Serving;
using Werkzeug.Net.Wsgi;

namespace Benchmarks.Flask;

/// <summary>What a request costs above the server: a bare delegate, WSGI, Werkzeug's request and response, and Flask's routes.</summary>
public class RequestBenchmarks
{
    private const string Text = "Hello, World!";
    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes(Text);
    private static readonly KeyValuePair<string, string>[] Head = [new("Content-Type", "text/plain; charset=utf-8"), new("Content-Length", "13")];

    private readonly NullServer _plain = new("/plaintext");
    private readonly NullServer _add = new("/add/20/22");
    private readonly NullServer _page = new("/page");
    private readonly RequestDelegate _wsgi = DelegateOf(Plain);
    private readonly RequestDelegate _werkzeug = DelegateOf(Request.Application(static _ => new ValueTask<Response>(new Response(Text))));
    private RequestDelegate _flask = null!; // made by SetUp

    private Template _template = null!; // made by SetUp

    [GlobalSetup]
    public void SetUp()
    {
        FlaskApp app = FlaskServer.Create();
        _flask = DelegateOf(app.InvokeAsync);
        _template = app.JinjaEnvironment.GetTemplate("page.html");
    }

    [Benchmark(Baseline = true)]
    public object Bare() => _plain.Answer(Bare);

    [Benchmark]
    public object Wsgi() => _plain.Answer(_wsgi);

    [Benchmark]
    public object RequestAndResponse() => _plain.Answer(_werkzeug);

    [Benchmark]
    public object FlaskPlaintext() => _plain.Answer(_flask);

    [Benchmark]
    public object FlaskJson() => _add.Answer(_flask);

    [Benchmark]
    public object TemplateAlone() => _template.Render(new { rows = BenchmarkData.Rows });

    [Benchmark]
    public object FlaskPage() => _page.Answer(_flask);

    // As KestrelHost serves it: header values come a character for a byte.
    private static RequestDelegate DelegateOf(WsgiApp app) => new WsgiMiddleware(app, new WsgiServingOptions { HeadersAreBytes = true }).InvokeAsync;

    private static async Task Bare(HttpContext context)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.ContentLength = Bytes.Length;
        await context.Response.BodyWriter.WriteAsync(Bytes);
    }

    private static ValueTask<WsgiBody> Plain(WsgiEnviron environ, StartResponse start)
    {
        start("200 OK", Head);
        return new(WsgiBody.Of(Bytes));
    }
}

/// <summary>The plain text alone, for a profiler.</summary>
public class PlaintextBenchmarks
{
    private readonly NullServer _plain = new("/plaintext");
    private readonly RequestDelegate _flask = new WsgiMiddleware(FlaskServer.Create().InvokeAsync, new WsgiServingOptions { HeadersAreBytes = true }).InvokeAsync;

    [Benchmark(Baseline = true)]
    public object Flask() => _plain.Answer(_flask);
}
