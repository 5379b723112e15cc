using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jinja.Net.Tests.Differential;

/// <summary>A running Python with its Jinja, that is told cases and tells what comes of them.</summary>
internal sealed class PythonJinja : IDisposable
{
    private const string Interpreter = "/usr/bin/python3";
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 2_000 };
    private Process _process = Start();

    /// <summary>Starts it; <see langword="null"/> if there is no Python with Jinja here.</summary>
    public static PythonJinja? TryStart()
    {
        if (!File.Exists(Interpreter))
            return null;
        PythonJinja python = new();
        JsonObject answer = python.Tell(new JsonObject { ["kind"] = "expression", ["env"] = new JsonObject(), ["source"] = "1 + 1", ["undefined_to_none"] = true });
        if ((int?)answer["value"] == 2)
            return python;
        python.Dispose();
        return null;
    }

    /// <summary>What comes of a case. A case that is too much for Python ends it: it is started anew, and the case skipped.</summary>
    public JsonObject Tell(JsonObject sample)
    {
        if (Ask(sample) is { } line)
            return JsonNode.Parse(line, documentOptions: Deep)!.AsObject();
        Dispose();
        _process = Start();
        return new JsonObject { ["skip"] = "Python has ended" };
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private string? Ask(JsonObject sample)
    {
        try
        {
            _process.StandardInput.WriteLine(sample.ToJsonString());
            _process.StandardInput.Flush();
            return _process.StandardOutput.ReadLine();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static Process Start() => Process.Start(new ProcessStartInfo(Interpreter, ["-c", Program()])
    {
        RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = new UTF8Encoding(false),
        Environment = { ["PYTHONHASHSEED"] = "0", ["TZ"] = "UTC" },
    })!;

    private static string Program()
    {
        using Stream text = typeof(PythonJinja).Assembly.GetManifestResourceStream("oracle.py")!;
        return new StreamReader(text).ReadToEnd();
    }
}
