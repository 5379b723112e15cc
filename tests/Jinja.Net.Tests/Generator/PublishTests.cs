using System.Reflection;
using Pallets.Tests;
using Pallets.Tests.Publishing;

namespace Jinja.Net.Tests.Generator;

/// <summary>
/// Programs that are trimmed, and compiled ahead of time: their templates read models by generated code. Where the package source lacks what publishing needs,
/// the test says so and is inconclusive.
/// </summary>
[TestClass]
[DoNotParallelize]
public sealed class PublishTests
{
    // Nothing but the templates reads these members.
    private const string Program = """
        using Jinja.Net;

        JinjaEnvironment env = new();
        Page page = new("Teas", [new Tea("Green", 4.5m, new Maker("Ann", 3))]);
        Console.WriteLine(env.FromString("{{ title }}: {% for tea in teas %}{{ tea.name }} {{ '%.2f'|format(tea.price) }} {{ tea.made_by.name|upper }} {{ tea.made_by.years + 1 }}{% endfor %}").Render(page));
        Console.WriteLine(env.FromString("{{ page.teas|map(attribute='name')|join }} {{ page.shout('!') }} {{ [1, 2]|sum }} {{ {'a': 1}|tojson }}").Render(("page", page)));
        Console.WriteLine(new SandboxedEnvironment().FromString("{{ page.title }}").Render(("page", page)));
        Console.WriteLine(ChatTemplate.FromString("{% for m in messages %}{{ m.role }}: {{ m['content'] }}{% endfor %}").Apply(new[] { new Message("user", "Hi") }));

        [JinjaModel] public sealed record Page(string Title, List<Tea> Teas) { public string Shout(string end) => Title.ToUpperInvariant() + end; }
        public sealed record Tea(string Name, decimal Price, Maker MadeBy);
        public sealed record Maker(string Name, int Years);
        [JinjaModel] public sealed record Message(string Role, string Content);
        """;

    private static readonly string[] Printed = ["Teas: Green 4.50 ANN 4", "Green TEAS! 3 {\"a\": 1}", "Teas", "user: Hi"];

    [TestMethod]
    public void A_trimmed_program_renders_its_models() =>
        PublishedProgram.AssertPrints(Project(PublishedProject.Trimmed), Program, Printed);

    [TestMethod]
    public void A_program_compiled_ahead_of_time_renders_its_models() =>
        PublishedProgram.AssertPrints(Project(PublishedProject.AheadOfTime), Program, Printed);

    [TestMethod]
    public void The_mail_merge_example_writes_the_same_mails_when_it_is_trimmed()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("published-");
        try
        {
            string example = Path.Combine(Repository.Root, "examples", "mail-merge");
            foreach (string path in Directory.EnumerateFiles(example, "*.cs"))
                File.Copy(path, Path.Combine(folder.FullName, Path.GetFileName(path)));
            Project(PublishedProject.Trimmed, typeof(Click.Net.Command).Assembly).WriteTo(Path.Combine(folder.FullName, "Published.csproj"));
            string[] arguments = [Path.Combine(example, "samples", "templates"), Path.Combine(example, "samples", "customers.csv"), "-m", "invoice", "-f", "Tea <tea@example.org>", "-s", "shop=Tea", "--date", "2026-01-02", "-o"];
            string trimmed = Path.Combine(folder.FullName, "trimmed"), whole = Path.Combine(folder.FullName, "whole");

            string printed = PublishedProgram.PublishAndRun(folder.FullName, [.. arguments, trimmed]);
            new Click.Net.Testing.CliRunner().Invoke(MailMerge.MergeCommand.Make(), [.. arguments, whole]);

            StringAssert.Contains(printed, "3 mails are in trimmed.", StringComparison.Ordinal);
            foreach (string path in Directory.EnumerateFiles(whole))
                Assert.AreEqual(File.ReadAllText(path), File.ReadAllText(Path.Combine(trimmed, Path.GetFileName(path))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static PublishedProject Project(string kind, params Assembly[] more) =>
        new(kind, [typeof(JinjaEnvironment).Assembly, .. more]) { Generator = typeof(Net.Generator.ModelGenerator).Assembly };
}
