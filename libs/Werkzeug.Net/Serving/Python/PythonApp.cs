using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving.Python;

/// <summary>
/// A WSGI application of Python inside of this process, as an application of .NET: an existing Flask keeps serving <c>/old</c> while
/// .NET takes over the rest.
/// </summary>
/// <remarks>
/// Python answers on threads of its own, which ask for work; none of the pool's threads waits for Python's lock. Only text of the
/// environment crosses the border, with <c>wsgi.input</c> and <c>wsgi.errors</c>. Needs the shared library of Python.
/// </remarks>
/// <example><code>
/// await using PythonApp old = await PythonApp.LoadAsync("legacy:app", new() { Folder = "../legacy", Interpreter = "../legacy/venv/bin/python3" });
/// WsgiApp app = Dispatcher.Wrap(flask.InvokeAsync, new Dictionary&lt;string, WsgiApp&gt; { ["/old"] = old.InvokeAsync });
/// </code></example>
public sealed class PythonApp : IAsyncDisposable
{
    private readonly PythonInterpreter _python;
    private readonly PythonQueue _queue;
    private readonly bool _isMultithread;

    private PythonApp(PythonInterpreter python, PythonQueue queue, bool isMultithread)
    {
        _python = python;
        _queue = queue;
        _isMultithread = isMultithread;
    }

    /// <summary>Loads an application. The first one starts Python in this process.</summary>
    /// <param name="name">Module and variable, as <c>shop.wsgi:application</c>.</param>
    /// <param name="options">How to load and run it; null takes the defaults.</param>
    /// <exception cref="ArgumentException">The name is not <c>module:variable</c>.</exception>
    /// <exception cref="PythonException">There is no Python to load, or the application cannot be imported.</exception>
    public static async Task<PythonApp> LoadAsync(string name, PythonOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        options ??= new PythonOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1, nameof(options));
        if (name.Split(':') is not [{ Length: > 0 } module, { Length: > 0 } variable])
            throw new ArgumentException($"'{name}' is not 'module:variable'.", nameof(name));
        PythonInterpreter python = PythonInterpreter.Start(options.Interpreter);
        string folder = options.Folder is null ? "" : Path.GetFullPath(options.Folder);
        PythonQueue queue = await python.LoadAsync(folder, module, variable, options).ConfigureAwait(false);
        return new PythonApp(python, queue, options.Threads > 1);
    }

    /// <summary>
    /// Answers a request: the application as a <see cref="WsgiApp"/>. The answer is 503 where more requests wait than
    /// <see cref="PythonOptions.MaxWaiting"/>, or the application was disposed.
    /// </summary>
    /// <param name="environ">The request.</param>
    /// <param name="startResponse">Takes status and headers.</param>
    /// <exception cref="PythonException">The application failed before its first block.</exception>
    public async ValueTask<WsgiBody> InvokeAsync(WsgiEnviron environ, StartResponse startResponse)
    {
        ArgumentNullException.ThrowIfNull(environ);
        ArgumentNullException.ThrowIfNull(startResponse);
        PythonRequest request = new(environ, _isMultithread);
        if (!_python.Enqueue(_queue, request))
            return await new ServiceUnavailableException().ToResponse(environ).InvokeAsync(environ, startResponse).ConfigureAwait(false);
        CancellationTokenRegistration watch = environ.Aborted.Register(request.Abandon);
        try
        {
            await request.Begun.ConfigureAwait(false);
            startResponse(request.Status ?? throw PythonException.NoStartResponse(), request.Headers);
        }
        catch
        {
            await CloseAsync().ConfigureAwait(false);
            throw;
        }

        WsgiBody body = request.Whole is { } whole ? WsgiBody.Of(whole) : WsgiBody.From(request.ReadBlocksAsync(environ.Aborted));
        return body.OnClose(CloseAsync);

        async ValueTask CloseAsync()
        {
            await watch.DisposeAsync().ConfigureAwait(false);
            await request.CloseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Takes no more requests; the threads end when what waits is answered. Python stays in the process.</summary>
    public ValueTask DisposeAsync()
    {
        _queue.Close();
        return ValueTask.CompletedTask;
    }
}
