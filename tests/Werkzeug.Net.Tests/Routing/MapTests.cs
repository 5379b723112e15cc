using System.Globalization;
using Werkzeug.Net.Routing;
using Werkzeug.Net.Routing.Converters;

namespace Werkzeug.Net.Tests.Routing;

[TestClass]
public sealed class MapTests
{
    private static MapAdapter Bind(params IRuleFactory[] rules) => new Map(rules).Bind("example.org");

    [TestMethod]
    public void Converters_read_values()
    {
        MapAdapter urls = Bind(
            new Rule("/i/<int:x>", endpoint: "int"), new Rule("/f/<float:x>", endpoint: "float"), new Rule("/u/<uuid:x>", endpoint: "uuid"),
            new Rule("/p/<path:x>", endpoint: "path"), new Rule("/s/<x>", endpoint: "string"));

        Assert.AreEqual(42, urls.Match("/i/42").Values["x"]);
        Assert.AreEqual(9_999_999_999L, urls.Match("/i/9999999999").Values["x"]);
        Assert.AreEqual(1.5, urls.Match("/f/1.5").Values["x"]);
        Assert.AreEqual(Guid.Empty, urls.Match($"/u/{Guid.Empty}").Values["x"]);
        Assert.AreEqual("a/b", urls.Match("/p/a/b").Values["x"]);
        Assert.AreEqual("é", urls.Match("/s/é").Values["x"]);
    }

    [TestMethod]
    public void Literal_text_wins_over_variables_and_numbers_over_texts()
    {
        MapAdapter urls = Bind(
            new Rule("/<x>", endpoint: "text"), new Rule("/<int:x>", endpoint: "number"), new Rule("/about", endpoint: "about"),
            new Rule("/<path:x>", endpoint: "path"));

        Assert.AreEqual("about", urls.Match("/about").Endpoint);
        Assert.AreEqual("number", urls.Match("/5").Endpoint);
        Assert.AreEqual("text", urls.Match("/x").Endpoint);
        Assert.AreEqual("path", urls.Match("/x/y").Endpoint);
    }

    [TestMethod]
    public void A_missing_slash_redirects_and_keeps_the_query()
    {
        MapAdapter urls = Bind(new Rule("/archive/", endpoint: "archive"));

        RequestRedirectException redirect = Assert.ThrowsExactly<RequestRedirectException>(() => urls.Match("/archive", queryArgs: "a=1"));

        Assert.AreEqual("http://example.org/archive/?a=1", redirect.NewUrl);
        Assert.AreEqual(308, redirect.Code);
    }

    [TestMethod]
    public void CVE_2020_28724_two_slashes_at_the_front_never_become_another_host()
    {
        MapAdapter urls = Bind(new Rule("/<x>/", endpoint: "x"), new Rule("/", endpoint: "root"));

        foreach (string path in new[] { "//evil.com", "///evil.com", "//evil.com//" })
        {
            string target = Assert.ThrowsExactly<RequestRedirectException>(() => urls.Match(path)).NewUrl;
            StringAssert.StartsWith(target, "http://example.org/", path);
        }
    }

    [TestMethod]
    public void A_wrong_method_tells_the_right_ones()
    {
        MapAdapter urls = Bind(new Rule("/x", methods: ["POST"], endpoint: "p"), new Rule("/x", methods: ["GET"], endpoint: "g"));

        MethodNotAllowedException refused = Assert.ThrowsExactly<MethodNotAllowedException>(() => urls.Match("/x", "DELETE"));

        CollectionAssert.AreEquivalent(new[] { "GET", "HEAD", "POST" }, refused.ValidMethods!.ToArray());
    }

    [TestMethod]
    public void A_match_can_be_tried_without_an_exception()
    {
        MapAdapter urls = Bind(new Rule("/x", endpoint: "x"));

        Assert.IsTrue(urls.TryMatch(out RouteMatch match, out HttpException? none, "/x"));
        Assert.IsFalse(urls.TryMatch(out _, out HttpException? failure, "/y"));

        Assert.AreEqual("x", match.Endpoint);
        Assert.IsNull(none);
        Assert.IsInstanceOfType<NotFoundException>(failure);
    }

    [TestMethod]
    public void Building_writes_variables_and_puts_the_rest_into_the_query()
    {
        MapAdapter urls = Bind(new Rule("/archive/<int(fixed_digits=4):year>/", endpoint: "archive"));

        Assert.AreEqual("/archive/0926/?page=a+b", urls.Build("archive", new { year = 926, page = "a b" }));
        Assert.AreEqual("http://example.org/archive/2026/", urls.Build("archive", new { year = 2026 }, forceExternal: true));
    }

    [TestMethod]
    public void Building_what_is_not_there_tells_what_was_meant()
    {
        MapAdapter urls = Bind(new Rule("/a/<x>", endpoint: "blog.show"));

        Assert.AreEqual(
            "Could not build url for endpoint 'blog.shw'. Did you mean 'blog.show' instead?",
            Assert.ThrowsExactly<BuildException>(() => urls.Build("blog.shw")).Message);
        Assert.AreEqual(
            "Could not build url for endpoint 'blog.show'. Did you forget to specify values ['x']?",
            Assert.ThrowsExactly<BuildException>(() => urls.Build("blog.show")).Message);
    }

    [TestMethod]
    public void Two_rules_that_match_the_same_are_an_error() =>
        Assert.ThrowsExactly<DuplicateRuleException>(() => Bind(new Rule("/<x>", endpoint: "1"), new Rule("/<y>", endpoint: "2")));

    [TestMethod]
    public void Groups_put_something_in_common_before_their_rules()
    {
        Map map = new(
        [
            new Submount("/blog", new EndpointPrefix("blog/", new Rule("/", endpoint: "index"))),
            new Subdomain("api", new Rule("/v1", endpoint: "v1")),
            new RuleTemplate(new Rule("/$name/", endpoint: "$name.index")).Fill(new { name = "wiki" }),
        ]);

        Assert.AreEqual("blog/index", map.Bind("h").Match("/blog/").Endpoint);
        Assert.AreEqual("v1", map.Bind("h", subdomain: "api").Match("/v1").Endpoint);
        Assert.AreEqual("wiki.index", map.Bind("h").Match("/wiki/").Endpoint);
    }

    [TestMethod]
    public void A_converter_of_ones_own_reads_and_writes()
    {
        Map map = new(new MapOptions { Converters = new Dictionary<string, ConverterFactory> { ["hex"] = static _ => new HexConverter() } })
        {
            new Rule("/c/<hex:a>-<hex:b>", endpoint: "c"),
        };
        MapAdapter urls = map.Bind("h");

        Assert.AreEqual(255, urls.Match("/c/ff-0a").Values["a"]);
        Assert.AreEqual("/c/ff-a", urls.Build("c", new { a = 255, b = 10 }));
    }

    [TestMethod]
    public void Host_rules_match_whole_hosts()
    {
        Map map = new([new Rule("/", endpoint: "user", host: "<name>.example.org")], new MapOptions { HostMatching = true });

        Assert.AreEqual("joe", map.Bind("joe.example.org").Match("/").Values["name"]);
        Assert.AreEqual("http://ann.example.org/", map.Bind("joe.example.org").Build("user", new { name = "ann" }));
    }

    [TestMethod]
    [DataRow(10)]
    [DataRow(1_000)]
    public void A_match_allocates_at_most_200_bytes_however_many_rules_there_are(int rules)
    {
        MapAdapter urls = new Map([.. Enumerable.Range(0, rules).Select(i => new Rule($"/section{i}/<int:id>/edit", endpoint: $"{i}"))]).Bind("example.org");
        string path = $"/section{rules / 2}/4711/edit";
        urls.TryMatch(out _, out _, path, "GET");

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 1_000; round++)
            urls.TryMatch(out _, out _, path, "GET");
        long each = (GC.GetAllocatedBytesForCurrentThread() - before) / 1_000;

        Assert.IsLessThanOrEqualTo(200, each);
    }

    [TestMethod]
    public void Hostile_paths_cost_no_more_than_the_rules_allow()
    {
        Map map = new(
            [.. Enumerable.Range(0, 50).Select(i => new Rule($"/{i}/<path:a>/x/<path:b>/y/<path:c>", endpoint: $"{i}"))],
            new MapOptions { MaxPathLength = int.MaxValue, MaxPathParts = int.MaxValue });
        MapAdapter urls = map.Bind("h");
        string path = "/7" + string.Concat(Enumerable.Repeat("/z/x", 2_000));

        Assert.ThrowsExactly<NotFoundException>(() => urls.Match(path));
        Assert.ThrowsExactly<NotFoundException>(() => urls.Match("/" + new string('a', 100_000)));
    }

    [TestMethod]
    public void Whatever_is_asked_the_answer_is_one_of_the_documented_ones()
    {
        Random random = new(20261122);
        const string Alphabet = "/<>:()abc019-._é%\n\u0663 ";
        Map map = new(
        [
            new Rule("/", endpoint: "root"), new Rule("/<x>/", endpoint: "x"), new Rule("/a/<int:x>.<y>", endpoint: "mixed"),
            new Rule("/p/<path:x>/", endpoint: "path"), new Rule("/<float(signed=True):x>", endpoint: "f"), new Rule("/b/<any(a, b):x>-<y>/c", endpoint: "any"),
        ]);
        MapAdapter urls = map.Bind("h");

        for (int round = 0; round < 20_000; round++)
        {
            string path = "/" + new string(random.GetItems(Alphabet.AsSpan(), random.Next(12)));
            if (urls.TryMatch(out RouteMatch match, out HttpException? failure, path))
                Assert.IsNotNull(match.Rule);
            else
                Assert.IsTrue(failure is NotFoundException or RequestRedirectException, path);
        }
    }

    [TestMethod]
    public void Whatever_is_declared_is_a_rule_or_an_error_that_says_so()
    {
        Random random = new(20261123);
        const string Alphabet = "/<>:(),=ab1'\"intpath. ";

        for (int round = 0; round < 20_000; round++)
        {
            string text = "/" + new string(random.GetItems(Alphabet.AsSpan(), random.Next(20)));
            try
            {
                new Map([new Rule(text, endpoint: "x")]).Bind("h").TryMatch(out _, out _, "/a");
            }
            catch (Exception error) when (error is ArgumentException or KeyNotFoundException or FormatException)
            {
            }
        }
    }

    private sealed class HexConverter : UrlConverter
    {
        public override string Regex => "[0-9a-f]+";

        public override object? ToValue(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

        public override string ToUrl(object? value) => ((int)value!).ToString("x", CultureInfo.InvariantCulture);
    }
}
