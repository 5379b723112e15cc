using Click.Net.Io;

namespace Click.Net;

/// <summary>What the first run of a process needs and the command line does not wait for. A thread beside does it while the words are read.</summary>
internal static class Preparation
{
    private const int StackSize = 256 * 1024;

    private static int _isDone;
    private static Delegate? _callback;

    /// <summary>Begins, where it is the first run.</summary>
    /// <param name="callback">The function that will be bound by reflection; null where there is none.</param>
    public static void Begin(Delegate? callback)
    {
        if (_isDone != 0 || Interlocked.Exchange(ref _isDone, 1) != 0)
            return;
        _callback = callback;
        if (Environment.ProcessorCount > 1)
            new Thread(Work, StackSize) { IsBackground = true }.UnsafeStart();
        else
            Work();
        // The function takes longer than the words: this thread would wait for it in the end.
        if (callback is not null)
            DirectOutput.Prepare();
    }

    private static void Work()
    {
        try
        {
            if (_callback is not null)
                CallbackBinder.Prepare(_callback);
            else
                DirectOutput.Prepare();
            _callback = null;
            ProcessSignals.Register();
        }
        catch (Exception)
        {
            // What cannot be had now is asked for again by whoever needs it, and said there. Thrown here it would end the process.
        }
    }
}
