using Pallets.Tests.Publishing;

namespace ItsDangerous.Net.Tests;

/// <summary>
/// Publishes a small program and runs it, trimmed with its runtime and compiled ahead of time. Where the package source lacks
/// what publishing needs, the test says so and is inconclusive.
/// </summary>
[TestClass]
public sealed class PublishTests
{
    private const string Program = """
        using System.Text.Json.Serialization;
        using ItsDangerous.Net;

        UrlSafeTimedSerializer tokens = new(["old", "new"]);
        Console.WriteLine(tokens.Deserialize<Sent>(tokens.Serialize(new Sent(1, "by reflection")), TimeSpan.FromHours(1)));
        Console.WriteLine(tokens.Deserialize(tokens.Serialize(new Sent(2, "without"), Known.Default.Sent), Known.Default.Sent));
        Console.WriteLine(PythonJson.Write(tokens.Deserialize<object>(tokens.Serialize(new OrderedDictionary<string, object?> { ["a"] = 1.0 }))));
        Console.WriteLine(new Signer("key").Validate(new Signer("key").Sign("value")));

        record Sent(int User, string Text);

        [JsonSerializable(typeof(Sent))]
        partial class Known : JsonSerializerContext;
        """;

    private static readonly string[] Printed =
        ["Sent { User = 1, Text = by reflection }", "Sent { User = 2, Text = without }", "{\"a\": 1.0}", "True"];

    [TestMethod]
    public void A_trimmed_program_with_its_runtime_runs() =>
        PublishedProgram.AssertPrints(new PublishedProject(PublishedProject.Trimmed, typeof(Signer).Assembly), Program, Printed);

    // Reflection cannot make objects whose constructors were never compiled: such a program names the types that it reads.
    [TestMethod]
    public void A_program_compiled_ahead_of_time_runs() => PublishedProgram.AssertPrints(
        new PublishedProject(PublishedProject.AheadOfTime, typeof(Signer).Assembly),
        string.Join('\n', Program.Split('\n').Where(static line => !line.Contains("by reflection", StringComparison.Ordinal))), Printed[1..]);
}
