using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Werkzeug.Net.Tests.Differential;

/// <summary>Asks the original: one Python process that answers a line for each call. Where there is none, a test is inconclusive.</summary>
internal static class PythonOracle
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Program = """
        import sys, json, base64, hashlib, datetime, email.utils, urllib.parse, warnings
        warnings.simplefilter("ignore")
        import werkzeug.http as h, werkzeug.datastructures as ds, werkzeug.utils as u, werkzeug.security as s
        urllib.parse.uses_netloc.append("itms-services")
        def split(x):
            p = urllib.parse.urlsplit(x)
            return [p.scheme, p.netloc, p.path, p.query, p.fragment, p.username, p.password, p.hostname or "", p.port, urllib.parse.urlunsplit(p)]
        def etags(x):
            e = h.parse_etags(x)
            return [sorted(t for t in e._strong if t is not None), sorted(t for t in e._weak if t is not None), e.star_tag]
        def ranges(x):
            r = h.parse_range_header(x)
            return None if r is None else [r.units, [list(i) for i in r.ranges], r.to_header(), [r.range_for_length(n) for n in (0, 1, 7, 100)]]
        def content_range(x):
            r = h.parse_content_range_header(x)
            return None if r is None else [r.units, r.start, r.stop, r.length, r.to_header()]
        def accept(cls, items, values):
            a = getattr(ds, cls)([tuple(i) for i in items])
            return [[i[0] for i in a], a.best_match(values), [a.find(v) for v in values], [repr(float(a.quality(v))) for v in values]]
        def modified(env, etag, last):
            last = None if last is None else datetime.datetime.fromtimestamp(last, datetime.timezone.utc)
            return h.is_resource_modified(env, etag, None, last, False)
        F = {
            "parse_date": lambda x: None if (d := h.parse_date(x)) is None else d.timestamp(),
            "idna_encode": lambda x: x.encode("idna").decode("ascii"),
            "idna_decode": lambda x: x.encode("ascii").decode("idna"),
            "urlsplit": split, "etags": etags, "range": ranges, "content_range": content_range, "accept": accept, "modified": modified,
            "unquote_etag": lambda x: list(h.unquote_etag(x)),
            "b64": lambda x: base64.b64encode(base64.b64decode(x)).decode(),
            "quote": lambda x, safe: urllib.parse.quote(x, safe=safe),
            "unquote": lambda x: urllib.parse.unquote(x),
            "unquote_plus": lambda x: urllib.parse.unquote_plus(x),
            "secure_filename": u.secure_filename,
            "safe_join": lambda x: s.safe_join("/srv", x),
            "sha3": lambda x: hashlib.sha3_256(bytes.fromhex(x)).hexdigest(),
            "scrypt": lambda p, s, n, r, q: hashlib.scrypt(p.encode(), salt=s.encode(), n=n, r=r, p=q, maxmem=2**28).hex(),
            "pbkdf2": lambda a, p, s, n: hashlib.pbkdf2_hmac(a, p.encode(), s.encode(), n).hex(),
        }
        for line in sys.stdin:
            name, args = json.loads(line)
            try:
                out = {"value": F[name](*args)}
            except Exception as e:
                out = {"error": type(e).__name__}
            print(json.dumps(out))
        """;

    /// <summary>What the original answers to each call: <c>{"value": ..}</c> or <c>{"error": class}</c>.</summary>
    public static IReadOnlyList<JsonNode> Ask(string function, IEnumerable<object?[]> calls)
    {
        string python = Find() ?? throw new AssertInconclusiveException("needs a python3 that can import werkzeug");
        string[] lines = [.. calls.Select(call => JsonSerializer.Serialize(new object?[] { function, call }, Plain))];
        using Process process = Start(python);
        Task writing = Task.Run(async () =>
        {
            foreach (string line in lines)
                await process.StandardInput.WriteLineAsync(line);
            process.StandardInput.Close();
        });
        List<JsonNode> answers = [];
        while (process.StandardOutput.ReadLine() is { } answer)
            answers.Add(JsonNode.Parse(answer)!);
        writing.GetAwaiter().GetResult();
        process.WaitForExit();
        Assert.HasCount(lines.Length, answers);
        return answers;
    }

    /// <summary>Compares what the original says with what we say, and tells the first cases where they differ.</summary>
    /// <param name="function">The original's function.</param>
    /// <param name="calls">The arguments of each call.</param>
    /// <param name="ours">What we say: a plain value, or an exception where we refuse.</param>
    public static void AssertAgrees(string function, IReadOnlyList<object?[]> calls, Func<object?[], object?> ours)
    {
        IReadOnlyList<JsonNode> answers = Ask(function, calls);
        List<string> differences = [];
        for (int at = 0; at < calls.Count; at++)
        {
            string expected = answers[at]["error"] is null ? Write(answers[at]["value"]) : "refused";
            string actual = Attempt(ours, calls[at]);
            if (expected != actual)
                differences.Add($"{Write(calls[at])}\n  original {expected}\n  ours     {actual}");
        }

        Assert.IsEmpty(differences, $"{differences.Count} of {calls.Count} differ:\n{string.Join('\n', differences.Take(12))}");
    }

    private static string Attempt(Func<object?[], object?> ours, object?[] call)
    {
        try
        {
            return Write(ours(call));
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            return "refused";
        }
    }

    private static string Write(object? value) => value is JsonNode node ? node.ToJsonString(Plain) : JsonSerializer.Serialize(value, Plain);

    /// <summary>The Python of the system, whose library has its security fixes, or else the one on the path; null where neither has Werkzeug.</summary>
    public static string? Find() => FindFirst("/usr/bin/python3", "python3");

    /// <summary>The first of these that has Werkzeug; null where none has.</summary>
    public static string? FindFirst(params string[] pythons) => pythons.FirstOrDefault(static python =>
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(python, ["-c", "import werkzeug"]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });

    private static Process Start(string python) => Process.Start(new ProcessStartInfo(python, ["-X", "utf8", "-c", Program])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        StandardInputEncoding = new System.Text.UTF8Encoding(false),
        StandardOutputEncoding = System.Text.Encoding.UTF8,
    })!;
}
