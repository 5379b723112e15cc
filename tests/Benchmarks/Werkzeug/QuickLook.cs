namespace Benchmarks.Werkzeug;

/// <summary>The benchmarks of this folder in turns: <c>dotnet run -c Release --project tests/Benchmarks -- quick werkzeug</c>.</summary>
internal static class QuickLook
{
    /// <summary>Runs those whose title contains a word.</summary>
    public static void Run(string word)
    {
        foreach (int rules in new[] { 10, 100, 1_000 })
        {
            if (!"routing".Contains(word, StringComparison.Ordinal))
                break;
            RoutingBenchmarks routing = new() { Rules = rules };
            routing.Setup();
            new Interleaved($"match among {rules}, hit").Add("ASP.NET Core", () => routing.AspNetCoreHit()).Add("Werkzeug.Net", () => routing.WerkzeugHit()).Print();
            new Interleaved($"match among {rules}, miss").Add("ASP.NET Core", () => routing.AspNetCoreMiss()).Add("Werkzeug.Net", () => routing.WerkzeugMiss()).Print();
        }

        if ("headers".Contains(word, StringComparison.Ordinal))
        {
            HeaderBenchmarks headers = new();
            new Interleaved("headers of a browser").Add("ASP.NET Core", () => headers.AspNetCore()).Add("Werkzeug.Net", () => headers.Werkzeug()).Print();
        }

        if ("response".Contains(word, StringComparison.Ordinal))
        {
            ResponseBenchmarks response = new();
            response.Setup();
            new Interleaved("response, 304 by its tag").Add("ASP.NET Core", () => response.AspNetCoreNotModified()).Add("Werkzeug.Net", () => response.WerkzeugNotModified()).Print();
            new Interleaved("response, a range").Add("ASP.NET Core", () => response.AspNetCoreRange()).Add("Werkzeug.Net", () => response.WerkzeugRange()).Print();
        }

        if ("multipart".Contains(word, StringComparison.Ordinal))
        {
            MultipartBenchmarks multipart = new();
            multipart.Setup();
            new Interleaved("50 MB and 200 fields").Add("ASP.NET Core", () => multipart.AspNetCore().GetAwaiter().GetResult()).Add("Werkzeug.Net", () => multipart.Werkzeug().GetAwaiter().GetResult()).Print();
        }
    }
}
