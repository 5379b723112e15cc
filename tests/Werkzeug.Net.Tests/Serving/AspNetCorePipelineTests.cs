using System.IO.Compression;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.DependencyInjection;
using Werkzeug.Net.Serving;
using Werkzeug.Net.Testing;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Serving;

[TestClass]
public sealed class AspNetCorePipelineTests
{
    private int _calls;

    [TestMethod]
    public async Task Answers_are_compressed()
    {
        WsgiApp app = AspNetCorePipeline.Wrap(Count, static services => services.AddResponseCompression(), static pipeline => pipeline.UseResponseCompression());

        TestResponse response = await new Client(app).GetAsync("/", headers: [new("Accept-Encoding", "gzip")]);

        Assert.AreEqual("gzip", response.ContentEncoding);
        await using GZipStream plain = new(new MemoryStream(await response.GetDataAsync()), CompressionMode.Decompress);
        using StreamReader reader = new(plain, Encoding.UTF8);
        Assert.AreEqual("1 of /site/", await reader.ReadToEndAsync());
    }

    [TestMethod]
    public async Task Too_many_requests_are_refused()
    {
        WsgiApp app = AspNetCorePipeline.Wrap(
            Count,
            static services => services.AddRateLimiter(static limiter => limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(static _ =>
                RateLimitPartition.GetFixedWindowLimiter("all", static _ => new() { PermitLimit = 2, Window = TimeSpan.FromHours(1) }))),
            static pipeline => pipeline.UseRateLimiter());
        Client client = new(app);

        Assert.AreEqual(200, (await client.GetAsync("/")).StatusCode);
        Assert.AreEqual(200, (await client.GetAsync("/")).StatusCode);
        Assert.AreEqual(503, (await client.GetAsync("/")).StatusCode);
        Assert.AreEqual(2, _calls);
    }

    [TestMethod]
    public async Task A_request_that_takes_too_long_is_ended()
    {
        WsgiApp app = AspNetCorePipeline.Wrap(
            static async (environ, start) =>
            {
                await Task.Delay(Timeout.Infinite, environ.Aborted);
                return WsgiBody.Empty;
            },
            static services => services.AddRequestTimeouts(static options => options.DefaultPolicy = new RequestTimeoutPolicy { Timeout = TimeSpan.FromMilliseconds(1) }),
            static pipeline => pipeline.UseRequestTimeouts());

        Assert.AreEqual(504, (await new Client(app).GetAsync("/")).StatusCode);
    }

    [TestMethod]
    public async Task An_answer_is_kept_for_the_next_request()
    {
        WsgiApp app = AspNetCorePipeline.Wrap(
            Count,
            static services => services.AddOutputCache(static options => options.AddBasePolicy(static policy => policy.Cache())),
            static pipeline => pipeline.UseOutputCache());
        Client client = new(app);

        Assert.AreEqual("1 of /site/", (await client.GetAsync("/")).Text);
        Assert.AreEqual("1 of /site/", (await client.GetAsync("/")).Text);
        Assert.AreEqual("2 of /site/other", (await client.GetAsync("/other")).Text);
    }

    private ValueTask<WsgiBody> Count(WsgiEnviron environ, StartResponse start)
    {
        start("200 OK", [new("Content-Type", "text/plain")]);
        return new(WsgiBody.Of($"{++_calls} of {environ.ScriptName}/site{environ.Path}"));
    }
}
