using System.Reflection;
using System.Text.RegularExpressions;
using Pallets.Tests;
using Pallets.Tests.Examples;

namespace Werkzeug.Net.Tests;

/// <summary>
/// Every example of the README and of the manual compiles, and is run unless it would serve or wants something from outside; what it says
/// behind a line that prints, it prints.
/// </summary>
[TestClass]
[DoNotParallelize]
public sealed partial class ManualTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "libs", "Werkzeug.Net");
    private static readonly string[] Serves = ["RunSimple", "KestrelHost", "PythonApp", "WebHost", "web."];

    // What the words of the examples stand for.
    private const string Given = """
        global using Werkzeug.Net; global using Werkzeug.Net.Debugging; global using Werkzeug.Net.Datastructures; global using Werkzeug.Net.Forms;
        global using Werkzeug.Net.Http; global using Werkzeug.Net.Http.Structured; global using Werkzeug.Net.Middleware; global using Werkzeug.Net.Routing;
        global using Werkzeug.Net.Routing.Converters; global using Werkzeug.Net.Serving; global using Werkzeug.Net.Serving.Python; global using Werkzeug.Net.Testing;
        global using Werkzeug.Net.Wsgi; global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Http; global using Microsoft.AspNetCore.Hosting; global using Microsoft.Extensions.DependencyInjection;
        global using static Given;
        public static class Given
        {
            public static WsgiEnviron environ => new EnvironBuilder("/posts/7?page=2", "http://example.org/") { Method = "GET" }.GetEnviron();
            public static Request request => new(environ);
            public static Response response { get; } = new("text");
            public static WsgiApp app { get; set; } = static async (environ, start) => await new Response($"{environ.Path}").InvokeAsync(environ, start);
            public static WsgiApp login { get; } = static async (environ, start) => await (environ.Path == "/login" ? Redirect.To("/home") : new Response("Welcome")).InvokeAsync(environ, start);
            public static byte[] content { get; } = new byte[1_000];
            public static byte[] pepper { get; } = new byte[32];
            public static DateTimeOffset changed { get; } = DateTimeOffset.UnixEpoch;
            public static CancellationToken cancel => default;
            public static byte[] boundary => "B"u8.ToArray();
            public static byte[] bytes => "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n\r\nhello\r\n--B--\r\n"u8.ToArray();
            public static Stream stream => new MemoryStream(bytes);
            public static string folder { get; } = Directory.CreateTempSubdirectory("manual").FullName;
            public static string path { get; } = Make(Path.Combine(folder, "report.pdf"));
            public static WebApplication web => null!;
            public static IServiceProvider services => null!;
            public static WebApplicationBuilder builder => null!;
            public static RequestDelegate requestDelegate => null!;
            public static FlaskLike flask { get; } = new();
            private static string Make(string path) { File.WriteAllText(path, "pdf"); return path; }
        }
        public sealed class FlaskLike { public WsgiApp InvokeAsync => Given.app; public static implicit operator WsgiApp(FlaskLike flask) => Given.app; }
        """;

    public static IEnumerable<object[]> Examples => PageExamples.OfManual(Path.Combine(Folder, "README.md"), Path.Combine(Folder, "docs"));

    public static string Name(MethodInfo method, object[] data) => PageExamples.NameOf(data);

    [TestMethod]
    [DynamicData(nameof(Examples), DynamicDataDisplayName = nameof(Name))]
    public void An_example_compiles_runs_and_prints_what_it_says(string page, int number, string example)
    {
        ExampleProgram program = ExampleProgram.Compile([ExampleProgram.ImplicitUsings, Given, example], "Microsoft.", "Werkzeug.Net.dll", "MarkupSafe.Net.dll");

        Assert.IsEmpty(program.Problems(), $"{page} {number}\n{example}");
        if (Serves.Any(word => example.Contains(word, StringComparison.Ordinal)))
            return;
        string[] printed = program.Run();
        foreach (string promised in Promised().Matches(example).Select(static match => match.Groups[1].Value.Trim()))
            CollectionAssert.Contains(printed, promised, example);
    }

    // A comment behind a line that prints is what it prints.
    [GeneratedRegex(@"Console\.WriteLine\(.*\);\s*// (.*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Promised();
}
