using System.Diagnostics;
using System.Text;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>A program that a test runs beside itself. What it says is kept; it ends with the test.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly List<(string Wanted, TaskCompletionSource<string> Found)> _waiting = [];

    private ChildProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>All lines that the program has written.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public static ChildProcess Start(string program, IEnumerable<string> arguments, IEnumerable<(string Name, string Value)>? environment = null, string? folder = null)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? AppContext.BaseDirectory };
        foreach ((string name, string value) in environment ?? [])
            start.Environment[name] = value;
        return new ChildProcess(start);
    }

    /// <summary>Finds a program on the path, or where an administrator's programs lie; null where it is not installed.</summary>
    public static string? Find(string name) => $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/usr/local/sbin".Split(':')
        .Where(static folder => folder.Length > 0).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Waits for a line that has a text.</summary>
    public async Task<string> LineAsync(string wanted, TimeSpan? patience = null)
    {
        TaskCompletionSource<string> found = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_output)
        {
            if (_output.ToString().Split('\n').FirstOrDefault(line => line.Contains(wanted, StringComparison.Ordinal)) is { } line)
                return line;
            _waiting.Add((wanted, found));
        }

        Task ended = _process.WaitForExitAsync();
        if (await Task.WhenAny(found.Task, ended).WaitAsync(patience ?? LiveServer.Patience) == ended && !found.Task.IsCompleted)
            throw new InvalidOperationException($"The program ended with {_process.ExitCode}: {Output}");
        return await found.Task;
    }

    /// <summary>Sends a signal, as <c>kill</c> does.</summary>
    public void Signal(string name) => Process.Start("kill", ["-" + name, $"{_process.Id}"]).WaitForExit();

    public Task WaitForExitAsync() => _process.WaitForExitAsync().WaitAsync(LiveServer.Patience);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        lock (_output)
        {
            _output.Append(line).Append('\n');
            foreach ((_, TaskCompletionSource<string> found) in _waiting.Where(waiting => line.Contains(waiting.Wanted, StringComparison.Ordinal)))
                found.TrySetResult(line);
        }
    }
}
