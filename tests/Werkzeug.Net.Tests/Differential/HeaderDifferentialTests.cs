using System.Globalization;
using System.Text.Json.Nodes;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;
using Werkzeug.Net.Text;
using Werkzeug.Net.Tests.Fuzzing;

namespace Werkzeug.Net.Tests.Differential;

/// <summary>Seeded texts through the original and through us. Where its older release and the recorded one differ, the test says so.</summary>
[TestClass]
public sealed class HeaderDifferentialTests
{
    private const int Cases = 6_000;

    private static object?[][] Texts(int seed, string sprinkle, params string[] samples) =>
        [.. new TextSource(seed, samples, sprinkle).Take(Cases).Select(static text => new object?[] { text })];

    [TestMethod]
    public void Dates_are_read_as_mail_software_reads_them()
    {
        object?[][] calls = Texts(1, " ,:+-0123456789GMTZ.\tJanuaryé;", "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
            "6 Nov 1994 08:49 +0200", "06 November 94 08.49.37 EST", "Thu, 29 Feb 2024 23:59:59 -0730", "Nov 6, 1994 08:49:37");

        // Zones past 14 hours become UTC, which is the same moment; the last hours of the year 9999 have none.
        PythonOracle.AssertAgrees("parse_date", calls, static call =>
            HttpDate.Parse((string)call[0]!) is { } date ? JsonNode.Parse(date.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + ".0") : null);
    }

    [TestMethod]
    public void Entity_tags_are_told_apart_alike() =>
        // A text that ends in a line break has no end for the original; headers have none.
        PythonOracle.AssertAgrees("etags", Texts(2, "\",W/w* \tab", "\"a\"", "W/\"b\"", "c", "*", "\"a, b\", \"c\"", "W/\"x\" , \"y\"", "a,, b"), static call =>
        {
            ETags tags = EntityTag.ParseList((string)call[0]!);
            return new object[] { Sorted(tags.Strong), Sorted(tags.Weak), tags.Star };
        });

    [TestMethod]
    public void Entity_tags_lose_their_quotes_alike() =>
        PythonOracle.AssertAgrees("unquote_etag", Texts(3, "\"W/w a", "\"a\"", "W/\"b\"", "c", "w/d"), static call =>
        {
            (string? tag, bool? weak) = EntityTag.Unquote((string)call[0]!);
            return new object?[] { tag, weak };
        });

    [TestMethod]
    public void Ranges_are_read_and_fitted_alike() =>
        PythonOracle.AssertAgrees("range", Texts(4, "=-, 0123456789x*\t", "bytes=0-", "bytes=0-5", "bytes=-3", "bytes=5-10,20-30", "items=0-1", "bytes = 1 - 9 , 12-"), static call =>
        {
            if (RangeHeader.Parse((string)call[0]!) is not { } range)
                return null;
            return new object[]
            {
                range.Units, range.Ranges.Select(static part => new object?[] { part.Start, part.Stop }), range.ToHeader(),
                new long[] { 0, 1, 7, 100 }.Select(length => range.RangeForLength(length) is var (start, stop) ? new[] { start, stop } : null),
            };
        });

    [TestMethod]
    public void Content_ranges_are_read_alike() =>
        // A length below 0 made the older release fail where it now says that there is no range.
        PythonOracle.AssertAgrees("content_range", [.. Texts(5, "-/* 0123456789\t", "bytes 0-9/10", "bytes */100", "bytes 0-99/*", "items 5-6/7")
            .Where(static call => !((string)call[0]!).Contains("*/-", StringComparison.Ordinal))], static call =>
            RangeHeader.ParseContentRange((string)call[0]!) is { } range
                ? new object?[] { range.Units, range.Start, range.Stop, range.Length, range.ToHeader() }
                : null);

    [TestMethod]
    [DataRow("Accept", "gzip br * identity deflate GZIP")]
    [DataRow("LanguageAccept", "en en-US en_us de de-AT pl * zh-Hant-TW zh aus aus-EN")]
    [DataRow("MIMEAccept", "text/html text/* */* application/json text/html;level=1 text/html;level=2;q=x text/plain image/png bad */x TEXT/HTML")]
    public void The_best_of_what_a_client_accepts_is_the_same(string kind, string words)
    {
        Random random = new(6);
        string[] all = words.Split(' ');
        string[] Some() => [.. Enumerable.Range(0, random.Next(5)).Select(_ => all[random.Next(all.Length)])];
        object?[][] calls =
        [
            .. Enumerable.Range(0, Cases).Select(_ => new object?[]
            {
                kind, Some().Select(word => new object[] { word, random.Next(4) * 0.25 }).ToArray(), Some(),
            }),
        ];

        PythonOracle.AssertAgrees("accept", calls, static call =>
        {
            IEnumerable<AcceptItem> items = ((object[][])call[1]!).Select(static item => new AcceptItem((string)item[0], (double)item[1]));
            string[] values = (string[])call[2]!;
            Accept accept = (string)call[0]! switch { "MIMEAccept" => new MimeAccept(items), "LanguageAccept" => new LanguageAccept(items), _ => new Accept(items) };
            return new object?[] { accept.Values, accept.BestMatch(values), values.Select(accept.Find), values.Select(value => HeaderText.Print(accept.Quality(value))) };
        });
    }

    [TestMethod]
    public void Conditions_of_requests_hold_alike()
    {
        Random random = new(7);
        string[] tags = ["\"a\"", "W/\"a\"", "\"b\"", "*", "\"b\", \"a\"", "a", ""];
        string[] dates = ["Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:38 GMT", "bad"];
        Dictionary<string, string> Environ()
        {
            Dictionary<string, string> environ = new() { ["REQUEST_METHOD"] = random.Next(8) == 0 ? "POST" : "GET" };
            void Perhaps(string name, params string[] values)
            {
                if (random.Next(2) == 0)
                    environ[name] = values[random.Next(values.Length)];
            }

            Perhaps("HTTP_IF_MATCH", tags);
            Perhaps("HTTP_IF_NONE_MATCH", tags);
            Perhaps("HTTP_IF_MODIFIED_SINCE", dates);
            Perhaps("HTTP_RANGE", "bytes=0-");

            // A weak tag in If-Range counted until 3.2, which drops it: it is left out here.
            Perhaps("HTTP_IF_RANGE", [.. dates, "\"a\"", "\"b\""]);
            return environ;
        }

        object?[][] calls =
        [
            .. Enumerable.Range(0, Cases).Select(_ => new object?[]
            {
                Environ(), random.Next(3) switch { 0 => null, 1 => "a", _ => "W/\"a\"" }, random.Next(2) == 0 ? null : 784111776L + random.Next(4),
            }),
        ];

        PythonOracle.AssertAgrees("modified", calls, static call =>
        {
            Dictionary<string, string> environ = (Dictionary<string, string>)call[0]!;
            ConditionalRequest request = new()
            {
                Range = environ.GetValueOrDefault("HTTP_RANGE"), IfRange = environ.GetValueOrDefault("HTTP_IF_RANGE"),
                IfMatch = environ.GetValueOrDefault("HTTP_IF_MATCH"), IfNoneMatch = environ.GetValueOrDefault("HTTP_IF_NONE_MATCH"),
                IfModifiedSince = environ.GetValueOrDefault("HTTP_IF_MODIFIED_SINCE"),
            };
            return request.IsModified((string?)call[1], call[2] is long time ? DateTimeOffset.FromUnixTimeSeconds(time) : null, ignoreIfRange: false);
        });
    }

    private static string[] Sorted(IEnumerable<string> tags) => [.. tags.Order(StringComparer.Ordinal)];
}
