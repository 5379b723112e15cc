using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Pallets.Tests;
using static Werkzeug.Net.Tests.Serving.Probes;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>The manual page of WSGI says what is there.</summary>
[TestClass]
public sealed partial class WsgiPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "libs", "Werkzeug.Net", "docs", "wsgi.md"));

    [TestMethod]
    public async Task WS68_every_key_of_a_live_environ_is_documented()
    {
        string keys = await ShowAsync(static environ => string.Join(' ', environ.Keys.Where(static key => !key.StartsWith("HTTP_", StringComparison.Ordinal))), "POST / HTTP/1.1", "Content-Type: a/b\r\nContent-Length: 0\r\n");

        string[] missing = [.. keys.Split(' ').Where(static key => !Page.Contains($"`{key}`", StringComparison.Ordinal))];

        Assert.IsGreaterThan(20, keys.Split(' ').Length);
        Assert.IsEmpty(missing, string.Join(' ', missing));
    }

    [TestMethod]
    public void Every_rule_has_a_row_and_a_test()
    {
        HashSet<int> tested = [.. typeof(WsgiPageTests).Assembly.GetTypes().SelectMany(static type => type.GetMethods())
            .Where(static method => method.GetCustomAttribute<TestMethodAttribute>() is not null)
            .SelectMany(static method => Rule().Matches(method.Name).Select(static match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)))];
        int[] rows = [.. Row().Matches(Page).Select(static match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];

        CollectionAssert.AreEqual(Enumerable.Range(1, 69).ToArray(), rows);
        Assert.IsEmpty(rows.Where(rule => !tested.Contains(rule)), string.Join(' ', rows.Where(rule => !tested.Contains(rule))));
    }

    [GeneratedRegex(@"WS(\d+)(?=_|$)")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\| WS(\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
