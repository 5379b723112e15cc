using System.Runtime.InteropServices;

namespace Click.Net.Io;

/// <summary>A run that Ctrl-C and SIGTERM end: at once, or, where the run looks at its token, by cancellation with a time to end.</summary>
internal sealed class ProcessSignals : IDisposable
{
    private static PosixSignalRegistration? _interrupt;
    private static PosixSignalRegistration? _terminate;
    private static ProcessSignals? _running;
    private static Timer? _timer;

    private readonly ProcessSignals? _outer;
    private readonly TimeSpan _grace;
    private readonly Action _abort;
    private readonly CancellationToken _token;
    private CancellationTokenSource? _source;

    /// <summary>Watches from now on, before all runs that are watched already.</summary>
    /// <param name="grace">How long a run that is cancelled may take to end.</param>
    /// <param name="abort">Ends the process.</param>
    /// <param name="token">Cancels it as well.</param>
    public ProcessSignals(TimeSpan grace, Action abort, CancellationToken token)
    {
        _grace = grace;
        _token = token;
        _abort = abort;
        _outer = Interlocked.Exchange(ref _running, this);
    }

    /// <summary>Watches the signals of the process, from the first call on.</summary>
    public static void Register()
    {
        if (_terminate is not null)
            return;
        lock (Registration.Gate)
        {
            _interrupt ??= PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
            _terminate ??= PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        }
    }

    /// <summary>Is cancelled by a signal. Whoever asks for it is expected to look at it.</summary>
    public CancellationToken Token
    {
        get
        {
            Register();
            lock (Registration.Gate)
                return (_source ??= CancellationTokenSource.CreateLinkedTokenSource(_token)).Token;
        }
    }

    public void Dispose()
    {
        Volatile.Write(ref _running, _outer);
        if (_source is null)
            return;
        Interlocked.Exchange(ref _timer, null)?.Dispose();
        _source.Dispose();
    }

    // Without a run the signal does what it always does.
    private static void OnSignal(PosixSignalContext signal)
    {
        ProcessSignals? run = Volatile.Read(ref _running);
        if (run is null)
            return;
        signal.Cancel = true;
        run.End();
    }

    private void End()
    {
        if (_source is not { IsCancellationRequested: false } source)
        {
            _abort();
            return;
        }

        _timer = new Timer(static state => ((Action)state!)(), _abort, _grace, Timeout.InfiniteTimeSpan);
        source.Cancel();
    }

    // Made when a signal is watched first, which the main thread of a small program does not wait for.
    private static class Registration
    {
        public static readonly Lock Gate = new();
    }
}
