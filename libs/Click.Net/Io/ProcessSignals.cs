using System.Runtime.InteropServices;

namespace Click.Net.Io;

/// <summary>A run that Ctrl-C and SIGTERM end: at once, or, where the run looks at its token, by cancellation with a time to end.</summary>
internal sealed class ProcessSignals : IDisposable
{
    private static readonly Lock Gate = new();
    private static readonly List<PosixSignalRegistration> Registrations = [];
    private static ProcessSignals? _running;

    private readonly ProcessSignals? _outer;
    private readonly TimeSpan _grace;
    private readonly Action _abort;
    private readonly CancellationToken _token;
    private CancellationTokenSource? _source;
    private Timer? _timer;

    /// <summary>Watches from now on, before all runs that are watched already.</summary>
    /// <param name="grace">How long a run that is cancelled may take to end.</param>
    /// <param name="abort">Ends the process.</param>
    /// <param name="token">Cancels it as well.</param>
    public ProcessSignals(TimeSpan grace, Action abort, CancellationToken token)
    {
        _grace = grace;
        _abort = abort;
        _token = token;
        lock (Gate)
        {
            _outer = _running;
            _running = this;
            if (Registrations.Count > 0)
                return;
            Registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal));
            Registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal));
        }
    }

    /// <summary>Is cancelled by a signal. Whoever asks for it is expected to look at it.</summary>
    public CancellationToken Token
    {
        get
        {
            lock (Gate)
                return (_source ??= CancellationTokenSource.CreateLinkedTokenSource(_token)).Token;
        }
    }

    public void Dispose()
    {
        lock (Gate)
            _running = _outer;
        _timer?.Dispose();
        _source?.Dispose();
    }

    // Without a run the signal does what it always does.
    private static void OnSignal(PosixSignalContext signal)
    {
        ProcessSignals? run = _running;
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
}
