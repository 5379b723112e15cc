using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace Werkzeug.Net.Tests.Differential;

/// <summary>The original in a process that lives as long as the test: a case in, an outcome out.</summary>
internal sealed class CaseOracle : IDisposable
{
    private readonly Process _process;

    private CaseOracle(Process process)
    {
        _process = process;
        Version = new Version((string)Exchange(new JsonArray("version"))["version"]!);
    }

    /// <summary>The release of Werkzeug that answers.</summary>
    public Version Version { get; }

    /// <summary>Starts it; without a Python that has Werkzeug the test is inconclusive.</summary>
    public static CaseOracle Start()
    {
        string python = PythonOracle.FindFirst("python3", "/usr/bin/python3") ?? throw new AssertInconclusiveException("needs a python3 that can import werkzeug");
        return new CaseOracle(Process.Start(new ProcessStartInfo(python, ["-X", "utf8", "-c", Program()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        })!);
    }

    /// <summary>What the original makes of a case.</summary>
    public JsonObject Ask(string kind, JsonObject input) => Exchange(new JsonArray(kind, input.DeepClone()));

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit(5_000);
        _process.Dispose();
    }

    private JsonObject Exchange(JsonArray question)
    {
        _process.StandardInput.WriteLine(question.ToJsonString());
        _process.StandardInput.Flush();
        string answer = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The original has gone.");
        return JsonNode.Parse(answer)!.AsObject();
    }

    private static string Program()
    {
        using Stream stream = typeof(CaseOracle).Assembly.GetManifestResourceStream("Oracle.py")!;
        return new StreamReader(stream).ReadToEnd();
    }
}
