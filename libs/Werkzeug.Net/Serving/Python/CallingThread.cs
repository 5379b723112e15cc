namespace Werkzeug.Net.Serving.Python;

/// <summary>
/// The thread that Python called with. Whatever asks Python for something must do so on it: others post, and the thread works the
/// posts off while it waits for the application. Python's threads may wait; the pool's do not.
/// </summary>
internal sealed class CallingThread
{
    private static readonly Action Nothing = static () => { };

    private readonly object _gate = new(); // a monitor, as the thread waits for it to be pulsed
    private readonly Queue<Action> _posts = new();
    private int _thread;

    /// <summary>Runs a piece of the application on the current thread, to its end.</summary>
    /// <param name="start">Begins the piece.</param>
    /// <exception cref="Exception">What the piece threw.</exception>
    public T Run<T>(Func<ValueTask<T>> start)
    {
        lock (_gate)
            _thread = Environment.CurrentManagedThreadId;
        try
        {
            ValueTask<T> piece = start();
            return piece.IsCompleted ? Completed(piece) : Pump(piece.AsTask());
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Asks Python for something: at once on its thread, else as soon as that thread comes to it.</summary>
    /// <exception cref="InvalidOperationException">The request is not being worked on: there is no thread to ask.</exception>
    public ValueTask<T> AskAsync<T>(Func<T> question)
    {
        if (_thread == Environment.CurrentManagedThreadId)
            return new(question());
        TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                answer.SetResult(question());
            }
            catch (Exception error)
            {
                answer.SetException(error);
            }
        });
        return new(answer.Task);
    }

    // The task is complete: reading its result waits for nothing.
    private static T Completed<T>(ValueTask<T> piece) => piece.GetAwaiter().GetResult();

    private T Pump<T>(Task<T> piece)
    {
        _ = piece.ContinueWith((_, _) => Wake(), null, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (!piece.IsCompleted)
            (TakeOrWait(piece) ?? Nothing)();
        return piece.GetAwaiter().GetResult();
    }

    private Action? TakeOrWait(Task piece)
    {
        lock (_gate)
        {
            if (_posts.TryDequeue(out Action? post))
                return post;
            if (!piece.IsCompleted)
                Monitor.Wait(_gate);
            return null;
        }
    }

    private void Wake()
    {
        lock (_gate)
            Monitor.Pulse(_gate);
    }

    private void Post(Action post)
    {
        lock (_gate)
        {
            if (_thread == 0)
                throw new InvalidOperationException("Python is not waiting for this request: it can only be asked while the application or its body runs.");
            _posts.Enqueue(post);
            Monitor.Pulse(_gate);
        }
    }

    // Who asked and was not heard is answered before the thread goes.
    private void Leave()
    {
        while (TakeOrLeave() is { } post)
            post();
    }

    private Action? TakeOrLeave()
    {
        lock (_gate)
        {
            if (_posts.TryDequeue(out Action? post))
                return post;
            _thread = 0;
            return null;
        }
    }
}
