using System.Globalization;
using System.Text.Encodings.Web;
using Fluid;
using Fluid.Values;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Benchmarks.Flask;

/// <summary>The peer: ASP.NET Core's minimal API on the same Kestrel, with Fluid for the page and its own session for the session.</summary>
internal static class MinimalServer
{
    // Fluid has no template inheritance of its own: the content is rendered first and put into the layout.
    private const string Layout =
        """
        <!doctype html>
        <html><head><title>{{ title }}</title></head>
        <body><h1>{{ title }}</h1>{{ content | raw }}</body></html>
        """;

    private const string Page =
        """
        <table>
        {% for row in rows %}<tr class="{% cycle 'odd', 'even' %}"><td>{{ row.Id }}</td><td>{{ row.Name }}</td><td>{{ row.Price }}</td></tr>
        {% endfor %}</table>
        """;

    public static async Task<int> ServeAsync(string port)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddDistributedMemoryCache().AddSession();
        WebApplication web = builder.Build();
        web.UseWhen(static context => context.Request.Path == "/session", static branch => branch.UseSession());

        web.MapGet("/plaintext", () => "Hello, World!");
        web.MapGet("/add/{a:int}/{b:int}", (int a, int b) => new { sum = a + b });
        web.MapGet("/session", (HttpContext context) =>
        {
            int visits = (context.Session.GetInt32("visits") ?? 0) + 1;
            context.Session.SetInt32("visits", visits);
            return visits.ToString(CultureInfo.InvariantCulture);
        });
        FluidParser parser = new();
        IFluidTemplate layout = parser.Parse(Layout);
        IFluidTemplate page = parser.Parse(Page);
        TemplateOptions options = new() { MemberAccessStrategy = new UnsafeMemberAccessStrategy() };
        options.Filters.AddFilter("raw", static (input, _, _) => new ValueTask<FluidValue>(new StringValue(input.ToStringValue(), encode: false)));
        web.MapGet("/page", async () =>
        {
            TemplateContext inner = new(new { rows = BenchmarkData.Rows }, options);
            string content = await page.RenderAsync(inner, HtmlEncoder.Default);
            TemplateContext outer = new(new { title = "Fortunes", content }, options);
            return Results.Content(await layout.RenderAsync(outer, HtmlEncoder.Default), "text/html; charset=utf-8");
        });
        await web.StartAsync();
        Console.WriteLine($"ready http://127.0.0.1:{port}");
        await web.WaitForShutdownAsync();
        return 0;
    }
}
