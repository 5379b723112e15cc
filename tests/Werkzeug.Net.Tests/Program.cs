using Microsoft.Testing.Platform.Builder;
using Werkzeug.Net.Tests.Serving;

namespace Werkzeug.Net.Tests;

/// <summary>Runs the tests; with <c>serve</c>, is the program that servers and processes of the tests run.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is ["serve", .. string[] words])
            return await ProbeProgram.ServeAsync(words);
        ITestApplicationBuilder builder = await TestApplication.CreateBuilderAsync(args);
        SelfRegisteredExtensions.AddSelfRegisteredExtensions(builder, args);
        using ITestApplication tests = await builder.BuildAsync();
        return await tests.RunAsync();
    }
}
