namespace Benchmarks.Click.ColdStart;

/// <summary>A small program that greets, in one of several ways.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Code">Its source.</param>
/// <param name="References">What its project refers to; <c>{0}</c> is the root of the repository.</param>
internal sealed record ToolSource(string Name, string Code, string References = "")
{
    /// <summary>The name of the library that ours are compared with.</summary>
    public const string Peer = "System.CommandLine";

    private const string Library = """<ItemGroup><ProjectReference Include="{0}/libs/Click.Net/Click.Net.csproj" /></ItemGroup>""";

    /// <summary>All programs; the first one does nothing but greet.</summary>
    public static ToolSource[] All { get; } =
    [
        new("bare", """Console.WriteLine("Hello Ann!");"""),
        new("Click.Net, generated", """
            using Click.Net;
            return Command.From(Hello).Main(args);
            static void Hello([Option] string name, int count = 1)
            {
                for (int i = 0; i < count; i++)
                    Term.Echo($"Hello {name}!");
            }
            """, Library + """<Import Project="{0}/eng/ClickGenerator.props" />"""),
        new("Click.Net, objects", """
            using Click.Net;
            Command hello = new("hello")
            {
                Params = { new Option<string>("--name") { Required = true }, new Option<int>("--count") { Default = 1 } },
                Callback = (string name, int count) =>
                {
                    for (int i = 0; i < count; i++)
                        Term.Echo($"Hello {name}!");
                },
            };
            return hello.Main(args);
            """, Library),
        new(Peer, """
            using System.CommandLine;
            Option<string> name = new("--name") { Required = true };
            Option<int> count = new("--count") { DefaultValueFactory = static _ => 1 };
            RootCommand root = new() { name, count };
            root.SetAction(result =>
            {
                for (int i = 0; i < result.GetValue(count); i++)
                    Console.WriteLine($"Hello {result.GetValue(name)}!");
            });
            return root.Parse(args).Invoke();
            """, """<ItemGroup><PackageReference Include="System.CommandLine" Version="2.0.0" /></ItemGroup>"""),
    ];
}
