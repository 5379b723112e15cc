using System.Reflection;
using System.Text.RegularExpressions;
using Pallets.Tests;

namespace Werkzeug.Net.Tests.Wsgi;

/// <summary>The table of WSGI's rules in the README is whole, and true: the classes that a row names have a test for its rule.</summary>
[TestClass]
public sealed partial class RowsTests
{
    private static readonly (string Side, int Rows)[] Sides = [("WA", 28), ("WS", 69), ("WM", 12), ("WV", 31)];
    private static readonly string Table = File.ReadAllText(Path.Combine(Repository.Root, "libs", "Werkzeug.Net", "README.md"));

    private static HashSet<string> Tested() =>
    [
        .. typeof(RowsTests).Assembly.GetTypes().SelectMany(static type => TestsOf(type))
            .SelectMany(static name => RowPattern().Matches(name)).Select(static match => match.Groups[1].Value),
    ];

    private static IEnumerable<string> Rows() => Sides.SelectMany(static side => Enumerable.Range(1, side.Rows).Select(row => $"{side.Side}{row}"));

    [TestMethod]
    public void Each_of_the_140_rows_has_a_test()
    {
        Assert.HasCount(140, Rows().ToArray());
        Assert.IsEmpty(Rows().Except(Tested()).ToArray());
    }

    [TestMethod]
    public void Each_row_stands_in_the_table_and_passes()
    {
        CollectionAssert.AreEqual(Rows().ToArray(), Row().Matches(Table).Select(static match => match.Groups[1].Value).ToArray());
        Assert.IsTrue(Row().Matches(Table).All(static match => match.Value.Contains("| pass", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Every_class_that_a_row_names_has_a_test_for_its_rule()
    {
        Dictionary<string, string> tests = typeof(RowsTests).Assembly.GetTypes().GroupBy(static type => type.Name).ToDictionary(
            static types => types.Key, static types => string.Concat(types.SelectMany(TestsOf).Select(static name => $"_{name}_")));

        string[] missing = [.. Row().Matches(Table)
            .SelectMany(static match => Class().Matches(match.Groups[2].Value).Select(name => (Rule: match.Groups[1].Value, Class: name.Groups[1].Value)))
            .Where(row => !tests.GetValueOrDefault(row.Class, "").Contains($"_{row.Rule}_", StringComparison.Ordinal)).Select(static row => $"{row.Rule} {row.Class}")];

        Assert.IsEmpty(missing, string.Join(", ", missing));
    }

    private static IEnumerable<string> TestsOf(Type type) =>
        type.GetMethods().Where(static method => method.GetCustomAttribute<TestMethodAttribute>() is not null).Select(static method => method.Name);

    [GeneratedRegex("(?<=^|_)(W[ASMV][0-9]+)(?=_)", RegexOptions.CultureInvariant)]
    private static partial Regex RowPattern();

    [GeneratedRegex(@"^\| (W[ASMV]\d+) \|.*\| ([^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Class();
}
