using System.Globalization;
using System.Text.Json.Nodes;
using Conformance.Jinja;
using Conformance.Replay;
using Conformance.Vectors;

namespace Jinja.Net.Tests.Differential;

/// <summary>
/// Random cases, done by us and by Python's Jinja (the newest that is installed). <c>JINJA_CASES</c> (how many) and <c>JINJA_SEED</c> ask for
/// another slice than the usual one; <c>JINJA_FILE</c> names a file of cases, one a line, to compare in their place; <c>JINJA_REPORT</c> names a file for what differs.
/// </summary>
[TestClass]
public sealed class PythonTests
{
    private const int Batch = 250;
    private static readonly Dictionary<string, IVectorKind> Kinds = new()
    {
        ["render"] = new PlainRender(), ["expression"] = new ExpressionKind(), ["native"] = new NativeKind(), ["syntax_error"] = new SyntaxErrorKind(), ["meta"] = new MetaKind(),
        ["lex"] = new LexKind(),
    };

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void Random_templates_and_expressions_come_out_as_in_Python()
    {
        using PythonJinja? python = PythonJinja.TryStart();
        if (python is null)
        {
            Assert.Inconclusive("Python with Jinja is not installed here.");
            return;
        }

        CaseGenerator cases = new(Setting("JINJA_SEED", 2026));
        int count = Setting("JINJA_CASES", 1_500);
        Tally tally = new(python.Version);
        IEnumerable<JsonObject> all = Environment.GetEnvironmentVariable("JINJA_FILE") is { } file
            ? File.ReadLines(file).Select(static line => JsonNode.Parse(line)!.AsObject())
            : Enumerable.Range(0, count).Select(_ => cases.Next());
        foreach (JsonObject[] samples in all.Chunk(Batch))
            foreach ((JsonObject sample, JsonObject expected) in samples.Zip(python.Tell(samples)))
                tally.Count(sample, expected);

        TestContext.WriteLine(tally.ToString());
        if (Environment.GetEnvironmentVariable("JINJA_REPORT") is { } report)
            File.WriteAllLines(report, [.. tally.Differences, tally.ToString()]);
        Assert.IsEmpty(tally.Differences, $"{tally}\n" + string.Join("\n", tally.Differences.Take(10)));
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    // How many agree, how many cannot be compared, and how many differ for which known reason; the others are kept.
    private sealed class Tally(Version version)
    {
        private readonly SortedDictionary<string, int> _counts = [];

        public List<string> Differences { get; } = [];

        public void Count(JsonObject sample, JsonObject expected)
        {
            string result = Result(sample, expected);
            _counts[result] = _counts.GetValueOrDefault(result) + 1;
        }

        public override string ToString() => $"Jinja {version}: " + string.Join("; ", _counts.Select(static pair => $"{pair.Value} {pair.Key}"));

        private string Result(JsonObject sample, JsonObject expected)
        {
            if (expected.ContainsKey("skip"))
                return "skipped: too much, or an object of Python's";
            IVectorKind kind = Kinds[(string)sample["kind"]!];
            JsonObject ours = Ours(kind, sample, expected);
            if (kind.Agrees(expected, ours))
                return "agree";
            if (KnownDifferences.Explain(version, sample, expected, ours) is { } reason)
                return $"differ ({reason})";
            if (!Comparison.Same(expected, AskAnother(sample)))
                return "skipped: another each time";
            sample["expect"] = expected.DeepClone();
            sample["ours"] = ours.DeepClone();
            Differences.Add(sample.ToJsonString());
            return "DIFFER UNEXPLAINED";
        }

        // Chance and the addresses of objects are others in another process.
        private static JsonObject AskAnother(JsonObject sample)
        {
            using PythonJinja another = PythonJinja.TryStart()!;
            return another.Tell([sample]).Single();
        }

        private static JsonObject Ours(IVectorKind kind, JsonObject sample, JsonObject expected)
        {
            try
            {
                return kind.Replay(new Vector("random", sample, expected, ""));
            }
            catch (Exception error)
            {
                return new JsonObject { ["threw"] = error.ToString() };
            }
        }
    }
}
