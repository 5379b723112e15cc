namespace Werkzeug.Net.Serving;

/// <summary>
/// Threads for an application that blocks: they come as requests do, up to a number, and go when there is nothing to do. The pool, which
/// grows by one or two threads a second, would make the requests behind them wait (S11).
/// </summary>
/// <param name="most">The most threads. What is more waits for its turn without one.</param>
internal sealed class BlockingThreads(int most) : TaskScheduler
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly object _gate = new(); // a monitor, as idle threads wait for it to be pulsed
    private readonly Queue<Task> _waiting = new();
    private int _threads;
    private int _idle;

    /// <summary>Begins a piece of work on one of the threads. Where it awaits, it goes on wherever it likes.</summary>
    public Task RunAsync(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach | TaskCreationOptions.HideScheduler, this).Unwrap();

    public override int MaximumConcurrencyLevel => most;

    protected override void QueueTask(Task task)
    {
        lock (_gate)
        {
            _waiting.Enqueue(task);
            if (_idle >= _waiting.Count)
                Monitor.Pulse(_gate);
            else if (_threads < most)
                Add();
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_gate)
            return [.. _waiting];
    }

    private void Add()
    {
        _threads++;
        new Thread(Work) { IsBackground = true, Name = "wsgi" }.UnsafeStart();
    }

    private void Work()
    {
        while (TakeOrLeave() is { } task)
            TryExecuteTask(task);
    }

    private Task? TakeOrLeave()
    {
        lock (_gate)
        {
            _idle++;
            while (_waiting.Count == 0 && Monitor.Wait(_gate, Patience))
            {
            }

            _idle--;
            if (_waiting.TryDequeue(out Task? task))
                return task;
            _threads--;
            return null;
        }
    }
}
