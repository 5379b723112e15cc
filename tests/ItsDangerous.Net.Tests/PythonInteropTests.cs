using System.Diagnostics;
using EmailLinks;

namespace ItsDangerous.Net.Tests;

/// <summary>Exchanges tokens with the original, where this machine has it; else these tests are inconclusive, not passed.</summary>
[TestClass]
public class PythonInteropTests
{
    private const string Python = "/usr/bin/python3";
    private const string Reader = """
        import sys, json, itsdangerous
        s = itsdangerous.URLSafeTimedSerializer(json.loads(sys.argv[1]), salt=sys.argv[2])
        print(json.dumps(s.loads(sys.argv[3], max_age=100)))
        """;
    private const string Writer = """
        import sys, json, itsdangerous
        s = itsdangerous.URLSafeTimedSerializer(json.loads(sys.argv[1]), salt=sys.argv[2])
        print(s.dumps(json.loads(sys.argv[3])))
        """;

    [TestMethod]
    [DataRow("""{"user": 42, "mail": "ann@example.org"}""")]
    [DataRow("""[1.5, 1e+100, -0.0, null, true, "\u00e9\u2603\ud83d\ude00"]""")]
    [DataRow("""{"long": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "n": 123456789012345678901234567890}""")]
    public void Tokens_are_read_on_both_sides(string json)
    {
        RequireOriginal();
        using UrlSafeTimedSerializer tokens = new(["old", "new"], new SignerOptions { Salt = "both" });

        string theirs = Run(Reader, """["old", "new"]""", "both", tokens.Serialize(PythonJson.Read(json)));
        string ours = PythonJson.Write(tokens.Deserialize<object>(Run(Writer, """["old", "new"]""", "both", json), TimeSpan.FromSeconds(100)));

        Assert.AreEqual(json, theirs);
        Assert.AreEqual(json, ours);
    }

    [TestMethod]
    public void The_links_of_the_example_are_read_on_both_sides()
    {
        RequireOriginal();
        using PasswordResetLinks links = new(["old", "new"]);
        const string content = """{"Email": "ann@example.org", "PasswordFingerprint": "b1946ac9"}""";

        string link = links.Make("ann@example.org", "b1946ac9");
        string theirs = "https://example.org/reset/" + Run(Writer, """["new"]""", "password-reset", content);

        Assert.AreEqual(content, Run(Reader, """["old", "new"]""", "password-reset", link[(link.LastIndexOf('/') + 1)..]));
        Assert.AreEqual(new Reset("ann@example.org", "b1946ac9"), links.Read(theirs).Reset);
    }

    private static void RequireOriginal()
    {
        if (!File.Exists(Python) || Start("import itsdangerous", []).ExitCode != 0)
            Assert.Inconclusive("Python with itsdangerous is not on this machine.");
    }

    private static string Run(string program, params string[] arguments)
    {
        (int exitCode, string output, string errors) = Start(program, arguments);
        Assert.AreEqual(0, exitCode, errors);
        return output.Trim();
    }

    private static (int ExitCode, string Output, string Errors) Start(string program, string[] arguments)
    {
        ProcessStartInfo info = new(Python, ["-c", program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(info) ?? throw new InvalidOperationException("Python does not start.");
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}
