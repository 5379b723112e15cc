using Pallets.Tests.Examples;

namespace MarkupSafe.Net.Tests.Programs;

[TestClass]
[DoNotParallelize]
public sealed class ReadmeTests
{
    private const string Prints = "// -> ";

    [TestMethod]
    public void Every_example_compiles_and_prints_what_it_says()
    {
        string[] examples = [.. PageExamples.Of(Path.Combine(AppContext.BaseDirectory, "README.md"))];

        Assert.IsGreaterThan(3, examples.Length);
        foreach (string example in examples)
            CollectionAssert.AreEqual(Expected(example), ProgramRunner.Run(example), example);
    }

    private static string[] Expected(string example) => [.. example.Split('\n')
        .Where(static line => line.Contains(Prints, StringComparison.Ordinal))
        .Select(static line => line[(line.IndexOf(Prints, StringComparison.Ordinal) + Prints.Length)..])];
}
