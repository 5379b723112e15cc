using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Werkzeug.Net.Serving.Pipelines;

/// <summary>Status, headers and callbacks of an answer, until it starts and after it ends.</summary>
internal sealed class PipelineResponse : IHttpResponseFeature
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Stack<(Func<object, Task> Call, object State)> _starting = new();
    private readonly Stack<(Func<object, Task> Call, object State)> _completed = new();
    private bool _isStarting;

    /// <summary>Completes when status and headers are settled.</summary>
    public Task Started => _started.Task;

    public int StatusCode { get; set; } = StatusCodes.Status200OK;

    public string? ReasonPhrase { get; set; }

    public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

    /// <summary>The body as older code sees it: it is at the other feature.</summary>
    public Stream Body { get; set; } = Stream.Null;

    public bool HasStarted => _started.Task.IsCompleted;

    public void OnStarting(Func<object, Task> callback, object state)
    {
        if (HasStarted)
            throw new InvalidOperationException("The response has started: OnStarting can no longer be set.");
        _starting.Push((callback, state));
    }

    public void OnCompleted(Func<object, Task> callback, object state) => _completed.Push((callback, state));

    /// <summary>Settles status and headers, after what wanted to change them last.</summary>
    public async Task StartAsync()
    {
        if (_isStarting)
            return;
        _isStarting = true;
        while (_starting.TryPop(out (Func<object, Task> Call, object State) callback))
            await callback.Call(callback.State).ConfigureAwait(false);
        (Headers as HeaderDictionary)?.IsReadOnly = true;
        _started.TrySetResult();
    }

    /// <summary>Calls what waits for the end, each whatever the others do.</summary>
    public async Task CompleteAsync()
    {
        while (_completed.TryPop(out (Func<object, Task> Call, object State) callback))
            await callback.Call(callback.State).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
