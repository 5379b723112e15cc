using Pallets.Tests.Publishing;

namespace MarkupSafe.Net.Tests.Programs;

/// <summary>
/// Publishes a small program and runs it: trimmed with its runtime, and compiled ahead of time. Where the package source lacks
/// what publishing needs, the test says so and is inconclusive.
/// </summary>
[TestClass]
public sealed class PublishTests
{
    private const string Program = """
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using MarkupSafe.Net;

        Console.WriteLine(Markup.Format($"<b>{args.Length} {"<x>"}</b>"));
        Console.WriteLine(new Markup("%s %.3f") % ("<", 1.0 / 3));
        Console.WriteLine(new Markup("{:>9,}").FormatBraces(1234567));
        Console.WriteLine(new Markup("<em>a &raquo; b</em>").StripTags());
        Console.WriteLine(new Markup("ß").ToUpper());
        Console.WriteLine(JsonSerializer.Deserialize(JsonSerializer.Serialize(new Page(new Markup("b")), PageContext.Default.Page), PageContext.Default.Page));

        record Page(Markup Body);

        [JsonSerializable(typeof(Page))]
        partial class PageContext : JsonSerializerContext;
        """;

    private static readonly string[] Printed = ["<b>0 &lt;x&gt;</b>", "&lt; 0.333", "1,234,567", "a » b", "SS", "Page { Body = b }"];

    [TestMethod]
    public void A_trimmed_program_with_its_runtime_runs() =>
        PublishedProgram.AssertPrints(new PublishedProject(PublishedProject.Trimmed, typeof(Markup).Assembly), Program, Printed);

    [TestMethod]
    public void A_program_compiled_ahead_of_time_runs() =>
        PublishedProgram.AssertPrints(new PublishedProject(PublishedProject.AheadOfTime, typeof(Markup).Assembly), Program, Printed);
}
