using System.Diagnostics;
using System.Globalization;

namespace Pallets.Tests.Publishing;

/// <summary>A program that serves, in a process of its own and on a free port.</summary>
internal sealed class ServedProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly Queue<string> _output = [];
    private readonly List<(string Wanted, TaskCompletionSource<string> Found)> _waiting = [];
    private readonly TaskCompletionSource<string> _running = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServedProgram(Process process) => _process = process;

    /// <summary>The address that it listens on.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>What it has printed so far.</summary>
    public IReadOnlyList<string> Output
    {
        get
        {
            lock (_output)
                return [.. _output];
        }
    }

    /// <summary>Starts an example of this repository, as it was built with the tests, by its command <c>run</c>.</summary>
    public static Task<ServedProgram> StartExampleAsync(string name, params IEnumerable<string> options) =>
        StartAsync(DllOf(name), ["run", "--port", "0", .. options], [], " * Running on ");

    /// <summary>The built program of an example.</summary>
    public static string DllOf(string example) => Path.Combine(
        Repository.Root, "examples", example, "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", example.Split('/')[^1] + ".dll");

    /// <summary>Starts a program and waits until it tells its address.</summary>
    /// <param name="dll">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables for it.</param>
    /// <param name="banner">What stands before the address in the line that tells it.</param>
    public static async Task<ServedProgram> StartAsync(string dll, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> environment, string banner)
    {
        ProcessStartInfo start = new("dotnet", [dll, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        ServedProgram program = new(new Process { StartInfo = start });
        program._process.ErrorDataReceived += (_, line) => program.Look(line.Data, banner);
        program._process.OutputDataReceived += (_, line) => program.Look(line.Data, banner);
        program._process.EnableRaisingEvents = true;
        program._process.Exited += (_, _) => program._running.TrySetException(
            new InvalidOperationException("The program ended before it served: " + string.Join('\n', program.Output)));
        program._process.Start();
        program._process.BeginErrorReadLine();
        program._process.BeginOutputReadLine();
        program.Address = new Uri((await program._running.Task.WaitAsync(Patience)).Replace("[::]", "127.0.0.1", StringComparison.Ordinal));
        return program;
    }

    /// <summary>A client that keeps cookies and follows no redirects.</summary>
    public HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>Waits until the program has printed a line that has a text.</summary>
    public Task<string> LineAsync(string wanted)
    {
        lock (_output)
        {
            if (_output.FirstOrDefault(line => line.Contains(wanted, StringComparison.Ordinal)) is { } line)
                return Task.FromResult(line);
            TaskCompletionSource<string> found = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((wanted, found));
            return found.Task.WaitAsync(Patience);
        }
    }

    /// <summary>Asks the program to end, as a platform does, and answers its exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Look(string? line, string banner)
    {
        if (line is null)
            return;
        lock (_output)
        {
            _output.Enqueue(line);
            foreach ((_, TaskCompletionSource<string> found) in _waiting.Where(waiting => line.Contains(waiting.Wanted, StringComparison.Ordinal)))
                found.TrySetResult(line);
        }

        int at = line.IndexOf(banner, StringComparison.Ordinal);
        if (at >= 0)
            _running.TrySetResult(line[(at + banner.Length)..].Split('"')[0]);
    }
}
