namespace Werkzeug.Net.Serving.Python;

/// <summary>Work that waits for a thread of Python. Threads of Python wait here, not those of the pool.</summary>
/// <param name="limit">How much may wait; null for any number.</param>
internal sealed class PythonQueue(int? limit)
{
    private readonly object _gate = new(); // a monitor, as threads wait for it to be pulsed
    private readonly Queue<PythonWork> _waiting = new();
    private bool _isClosed;

    /// <summary>Adds work.</summary>
    /// <returns>False if the queue is full or closed.</returns>
    public bool TryAdd(PythonWork work)
    {
        lock (_gate)
        {
            if (_isClosed || _waiting.Count >= limit)
                return false;
            _waiting.Enqueue(work);
            Monitor.Pulse(_gate);
            return true;
        }
    }

    /// <summary>Waits for work that somebody still wants.</summary>
    /// <returns>The work; null when the queue was closed and is empty.</returns>
    public PythonWork? Take()
    {
        lock (_gate)
        {
            while (true)
            {
                if (_waiting.TryDequeue(out PythonWork? work))
                {
                    if (!work.IsAbandoned)
                        return work;
                    PythonInterpreter.Running.Forget(work);
                }
                else if (_isClosed)
                {
                    return null;
                }
                else
                {
                    Monitor.Wait(_gate);
                }
            }
        }
    }

    /// <summary>Takes no more work; threads end when what waits is done.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.PulseAll(_gate);
        }
    }
}
