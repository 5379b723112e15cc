using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jinja.Net.Tests.Differential;

/// <summary>A running Python with its Jinja, that is told cases and tells what comes of them.</summary>
internal sealed class PythonJinja : IDisposable
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 2_000 };
    private readonly string _interpreter;
    private Process _process;

    private PythonJinja(string interpreter, Version version)
    {
        (_interpreter, Version) = (interpreter, version);
        _process = Start(interpreter, Program());
    }

    /// <summary>The version of its Jinja.</summary>
    public Version Version { get; }

    /// <summary>Starts the Python that has the newest Jinja; <see langword="null"/> if there is none here.</summary>
    public static PythonJinja? TryStart()
    {
        (string Path, Version? Version)[] found = [.. Interpreters().Select(static path => (path, VersionOfJinja(path)))];
        (string path, Version? version) = found.MaxBy(static one => one.Version);
        return version is null ? null : new PythonJinja(path, version);
    }

    /// <summary>What comes of cases, one by one. A case that is too much for Python ends it: it is started anew, and the case skipped.</summary>
    public IEnumerable<JsonObject> Tell(IReadOnlyList<JsonObject> samples)
    {
        int told = 0;
        while (told < samples.Count)
        {
            Task writing = Write([.. samples.Skip(told)]);
            while (told < samples.Count && _process.StandardOutput.ReadLine() is { } line)
            {
                told++;
                yield return JsonNode.Parse(line, documentOptions: Deep)!.AsObject();
            }

            if (told == samples.Count)
                break;
            Dispose();
            _process = Start(_interpreter, Program());
            told++;
            yield return new JsonObject { ["skip"] = "Python has ended" };
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    // All at once, beside the reading: neither side waits for the other.
    private Task Write(IReadOnlyList<JsonObject> samples)
    {
        StreamWriter input = _process.StandardInput;
        return Task.Run(() =>
        {
            try
            {
                foreach (JsonObject sample in samples)
                    input.WriteLine(sample.ToJsonString());
                input.Flush();
            }
            catch (Exception error) when (error is IOException or ObjectDisposedException)
            {
                // It has ended; whoever reads sees that too.
            }
        });
    }

    private static IEnumerable<string> Interpreters() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append("/usr/bin").Distinct().Select(static folder => Path.Combine(folder, "python3")).Where(File.Exists);

    private static Version? VersionOfJinja(string interpreter)
    {
        using Process process = Start(interpreter, "import importlib.metadata; print(importlib.metadata.version('jinja2'))");
        string answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return Version.TryParse(answer.Trim(), out Version? version) ? version : null;
    }

    private static Process Start(string interpreter, string program) => Process.Start(new ProcessStartInfo(interpreter, ["-c", program])
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
