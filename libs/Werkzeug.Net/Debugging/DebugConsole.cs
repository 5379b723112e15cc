namespace Werkzeug.Net.Debugging;

/// <summary>A console of one error, or one on its own: a session of the evaluator, in the execution context of the request.</summary>
internal sealed class DebugConsole(ICodeEvaluator evaluator, IReadOnlyDictionary<string, object?> names, ExecutionContext? place) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private ICodeSession? _session;

    /// <summary>Evaluates an input, after the ones before it.</summary>
    public async Task<CodeResult> EvaluateAsync(string code, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return await RunAsync(code, cancel).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    // What was current when the error happened is current for the code: the application, its request.
    private Task<CodeResult> RunAsync(string code, CancellationToken cancel)
    {
        _session ??= evaluator.Begin(names);
        Task<CodeResult>? running = null;
        if (place is null)
            return _session.EvaluateAsync(code, cancel).AsTask();
        ExecutionContext.Run(place, _ => running = _session.EvaluateAsync(code, cancel).AsTask(), null);
        return running!; // set above: Run calls back before it returns
    }
}
