using System.Reflection;
using System.Text.RegularExpressions;
using Pallets.Tests;

namespace Werkzeug.Net.Tests.Wsgi;

/// <summary>The list of WSGI's rules is whole: each row has a test, and the manual names it.</summary>
[TestClass]
public sealed partial class RowsTests
{
    private static readonly (string Side, int Rows)[] Sides = [("WA", 28), ("WS", 69), ("WM", 12), ("WV", 31)];

    private static HashSet<string> Tested() =>
    [
        .. typeof(RowsTests).Assembly.GetTypes().SelectMany(static type => type.GetMethods())
            .Where(static method => method.GetCustomAttribute<TestMethodAttribute>() is not null)
            .SelectMany(static method => RowPattern().Matches(method.Name)).Select(static match => match.Groups[1].Value),
    ];

    private static IEnumerable<string> Rows() => Sides.SelectMany(static side => Enumerable.Range(1, side.Rows).Select(row => $"{side.Side}{row}"));

    [TestMethod]
    public void Each_of_the_140_rows_has_a_test()
    {
        Assert.HasCount(140, Rows().ToArray());
        Assert.IsEmpty(Rows().Except(Tested()).ToArray());
    }

    [TestMethod]
    public void Each_row_stands_in_the_manual()
    {
        string manual = File.ReadAllText(Path.Combine(Repository.Root, "libs", "Werkzeug.Net", "docs", "wsgi.md"));

        Assert.IsEmpty(Rows().Where(row => !manual.Contains($"| {row} | ", StringComparison.Ordinal)).ToArray());
        Assert.IsFalse(manual.Contains("MISSING", StringComparison.Ordinal));
    }

    [GeneratedRegex("(?<=^|_)(W[ASMV][0-9]+)(?=_)", RegexOptions.CultureInvariant)]
    private static partial Regex RowPattern();
}
