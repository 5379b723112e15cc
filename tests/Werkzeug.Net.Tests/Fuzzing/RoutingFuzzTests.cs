using Werkzeug.Net.Routing;
using Werkzeug.Net.Routing.Converters;

namespace Werkzeug.Net.Tests.Fuzzing;

/// <summary>Paths that strangers send and rules that programs write.</summary>
[TestClass]
public sealed class RoutingFuzzTests
{
    private const int Inputs = 200_000;

    private static readonly string[] Rules =
    [
        "/", "/a/<x>", "/a/<int:x>/b", "/<path:p>/end", "/f/<float(signed=True):x>", "/u/<uuid:u>", "/any/<any(one, two, 'a b'):x>/", "/<a>-<b>", "/v<int(fixed_digits=2):x>.html", "/s/<string(minlength=2, maxlength=4):x>",
    ];

    [TestMethod]
    public void Mutated_paths_match_or_are_refused()
    {
        MapAdapter urls = new Map([.. Rules.Select(static rule => new Rule(rule, endpoint: rule))]).Bind("example.org");
        TextSource source = new(41, ["/a/b", "/a/12/b", "/x/y/end", "/f/-1.5", "/u/12345678-1234-5678-1234-567812345678", "/any/a b", "/q-r-s", "/v07.html", "/s/abc", "//a//b", "/a/١٢/b"], "/-.%?#<>é☃ 0a\0\n");
        for (int input = 0; input < Inputs; input++)
        {
            if (!urls.TryMatch(out RouteMatch match, out HttpException? failure, source.Next()))
                Assert.IsTrue(failure is NotFoundException or RequestRedirectException or MethodNotAllowedException, failure?.ToString());
            else
                Assert.IsNotNull(match.Values);
        }
    }

    [TestMethod]
    public void What_was_matched_builds_a_path_that_matches_the_same()
    {
        MapAdapter urls = new Map([.. Rules.Skip(1).Select(static rule => new Rule(rule, endpoint: rule))]).Bind("example.org");
        TextSource source = new(42, ["/a/b", "/a/12/b", "/x/y/end", "/f/-1.5", "/any/a b/", "/q-r-s", "/v07.html", "/s/abc"], "/-.%é☃ 0a");
        for (int input = 0; input < Inputs / 4; input++)
        {
            if (!urls.TryMatch(out RouteMatch match, out _, source.Next()) || match.Values.Values.Any(static value => value is double))
                continue;
            string built = urls.Build(match.Endpoint, match.Values);
            Assert.IsTrue(urls.TryMatch(out RouteMatch again, out HttpException? failure, Uri.UnescapeDataString(built)), $"{built} {failure?.Message}");
            Assert.AreEqual(match.Endpoint, again.Endpoint);
            CollectionAssert.AreEqual(match.Values.Values.ToArray(), again.Values.Values.ToArray(), built);
        }
    }

    [TestMethod]
    public void Mutated_rules_are_read_or_refused()
    {
        TextSource source = new(43, [.. Rules, "/<int(min=1, max=2):x>", "/<any(\"a,b\", c):x>", "/<x:y:z>", "/<string(length='a'):x>"], "</>():,='\"|.*+?[]{}\\ aé1");
        for (int input = 0; input < Inputs / 4; input++)
        {
            string text = source.Next();
            try
            {
                Map map = new() { new Rule(text, endpoint: "e") };
                map.Bind("h").TryMatch(out _, out _, "/a/1");
            }
            catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
            {
                // Documented: no rule, no such converter.
            }
        }
    }

    // The work is bounded by the rules: a path of any length asks as many parts as the rules have places.
    [TestMethod]
    public void Hostile_rules_and_paths_make_work_bounded_by_the_rules()
    {
        Map map = new(new MapOptions { Converters = new Dictionary<string, ConverterFactory> { ["counted"] = static _ => new CountingConverter() } });
        for (int depth = 1; depth <= 8; depth++)
        {
            map.Add(new Rule(string.Concat(Enumerable.Range(0, depth).Select(static at => $"/<counted:i{at}>")) + "/x", endpoint: $"i{depth}"));
            map.Add(new Rule(string.Concat(Enumerable.Range(0, depth).Select(static at => $"/b<counted:s{at}>")) + "/x", endpoint: $"s{depth}"));
            map.Add(new Rule(string.Concat(Enumerable.Range(0, depth).Select(static at => $"/a<counted:s{at}>")) + "/x", endpoint: $"a{depth}"));
        }

        MapAdapter urls = map.Bind("h");
        long short8 = Asked(urls, string.Concat(Enumerable.Repeat("/a1", 8)) + "/y");
        long long200 = Asked(urls, string.Concat(Enumerable.Repeat("/a1", 200)) + "/y");

        Assert.IsLessThan(short8 + 30, long200);
        Assert.IsLessThan(24 * 9, long200);

        static long Asked(MapAdapter urls, string path)
        {
            long before = CountingConverter.Asked;
            urls.TryMatch(out _, out _, path);
            return CountingConverter.Asked - before;
        }
    }

    [TestMethod]
    [DataRow("/a"), DataRow("/<x>"), DataRow("<"), DataRow(">"), DataRow("<int("), DataRow("<a,"), DataRow("<any(a,"), DataRow("'"), DataRow("<any('"), DataRow("//"), DataRow("<x:")]
    public void Hostile_rules_are_read_or_refused_in_proportion_to_their_length(string piece) =>
        Growth.AssertLinear(piece, length => "/" + string.Concat(Enumerable.Repeat(piece, length / 40 / piece.Length)), static text =>
        {
            try
            {
                _ = new Map { new Rule(text, endpoint: "e") };
            }
            catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
            {
                // Documented.
            }
        });

    [TestMethod]
    [DataRow("/a"), DataRow("/"), DataRow("a"), DataRow("1"), DataRow("-"), DataRow("/1/b"), DataRow("٣"), DataRow(".5"), DataRow("%")]
    public void Hostile_paths_make_work_in_proportion_to_their_length(string piece)
    {
        MapAdapter urls = new Map([.. Rules.Select(static rule => new Rule(rule, endpoint: rule))], new MapOptions { MaxPathLength = 1_000_000, MaxPathParts = 1_000_000 }).Bind("example.org");

        foreach (string start in (string[])["/", "/a/", "/f/", "/s/", "/any/", "/v"])
            Growth.AssertLinear(start + piece, length => start + string.Concat(Enumerable.Repeat(piece, length / piece.Length)), path => urls.TryMatch(out _, out _, path));
    }

    private sealed class CountingConverter : UrlConverter
    {
        public static long Asked { get; private set; }

        internal override bool Accepts(ReadOnlySpan<char> text)
        {
            Asked++;
            return text.Length > 0;
        }
    }
}
