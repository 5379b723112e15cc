using System.Globalization;
using System.Text.Json.Nodes;
using Conformance.Replay;
using Conformance.Vectors;
using Conformance.Werkzeug;

namespace Werkzeug.Net.Tests.Differential;

/// <summary>
/// Random cases of every kind that is recorded, through the original and through us. A short seeded slice by default;
/// <c>PALLETS_DIFFERENTIAL_CASES</c> and <c>PALLETS_DIFFERENTIAL_SEED</c> ask for more and for others. The release of Werkzeug that
/// <c>python3</c> imports is asked (<c>PYTHONPATH</c> may name another); where it is older than what was recorded, the sources of the
/// cases know what has changed since.
/// </summary>
[TestClass]
public sealed class RecordedKindsTests
{
    private const int UsualCases = 1_500;

    [TestMethod]
    [DataRow("werkzeug/http")]
    [DataRow("werkzeug/routing")]
    [DataRow("werkzeug/multipart")]
    [DataRow("werkzeug/request")]
    [DataRow("werkzeug/response")]
    [DataRow("werkzeug/proxy_fix")]
    public void Random_cases_come_out_as_the_original_has_them(string kind)
    {
        CaseSource source = SourceOf(kind, Setting("PALLETS_DIFFERENTIAL_SEED", 20_261_122));
        IVectorKind replay = source.Replay(kind);
        using CaseOracle oracle = CaseOracle.Start();
        source.Asked = oracle.Version;
        int compared = 0, explained = 0;
        List<string> differences = [];
        for (int cases = Setting("PALLETS_DIFFERENTIAL_CASES", UsualCases); cases > 0; cases--)
        {
            JsonObject input = source.Next();
            JsonObject expected = oracle.Ask(kind, source.Question(input));
            if (expected.ContainsKey("skip"))
                continue;
            JsonObject actual = Outcome(replay, input);
            if (source.Explain(input, expected, actual, oracle.Version) is not null)
            {
                explained++;
                continue;
            }

            compared++;
            source.Simplify(expected, oracle.Version);
            source.Simplify(actual, oracle.Version);
            if (!replay.Agrees(expected, actual))
                differences.Add($"{input.ToJsonString(Plain)}\n  original {expected.ToJsonString(Plain)}\n  ours     {actual.ToJsonString(Plain)}");
        }

        if (compared == 0)
            Assert.Inconclusive($"needs Werkzeug 3.0 or newer, not {oracle.Version}");
        Console.WriteLine($"{kind}: {compared} cases compared with Werkzeug {oracle.Version}, {explained} not: they have changed since");
        Assert.IsEmpty(differences, $"{differences.Count} of {compared} differ:\n{string.Join('\n', differences.Take(Setting("PALLETS_DIFFERENTIAL_SHOWN", 12)))}");
    }

    private static CaseSource SourceOf(string kind, int seed) => kind switch
    {
        "werkzeug/http" => new HttpCases(seed),
        "werkzeug/routing" => new RoutingCases(seed),
        "werkzeug/multipart" => new FormCases(seed),
        "werkzeug/request" => new RequestCases(seed),
        "werkzeug/response" => new ResponseCases(seed),
        _ => new ProxyCases(seed),
    };

    private static JsonObject Outcome(IVectorKind replay, JsonObject input)
    {
        try
        {
            JsonObject outcome = replay.Replay(new Vector("random", JsonNode.Parse(input.ToJsonString())!.AsObject(), [], ""));
            return JsonNode.Parse(outcome.ToJsonString())!.AsObject();
        }
        catch (Exception error)
        {
            return new JsonObject { ["threw"] = $"{error.GetType().Name}: {error.Message} {error.StackTrace?.Split('\n')[0].Trim()}" };
        }
    }

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : usual;
}
