using System.Runtime.InteropServices;

namespace Click.Net.Io;

/// <summary>Turns Ctrl-C and SIGTERM into cancellation. Who does not look at it is ended at once; who does has a time to end.</summary>
internal sealed class ProcessSignals : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly TimeSpan _grace;
    private readonly Action _abort;
    private volatile bool _observed;
    private Timer? _timer;

    /// <summary>Watches from now on.</summary>
    /// <param name="grace">How long a program that is cancelled may take to end.</param>
    /// <param name="abort">Ends the process.</param>
    /// <param name="outer">Cancels it as well.</param>
    public ProcessSignals(TimeSpan grace, Action abort, CancellationToken outer)
    {
        _grace = grace;
        _abort = abort;
        _source = CancellationTokenSource.CreateLinkedTokenSource(outer);
        foreach (PosixSignal signal in (ReadOnlySpan<PosixSignal>)[PosixSignal.SIGINT, PosixSignal.SIGTERM])
            _registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
    }

    /// <summary>Is cancelled by a signal. Whoever asks for it is expected to look at it.</summary>
    public CancellationToken Token
    {
        get
        {
            _observed = true;
            return _source.Token;
        }
    }

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
        _timer?.Dispose();
        _source.Dispose();
    }

    private void OnSignal(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (!_observed || _source.IsCancellationRequested)
        {
            _abort();
            return;
        }

        _timer = new Timer(static state => ((Action)state!)(), _abort, _grace, Timeout.InfiniteTimeSpan);
        _source.Cancel();
    }
}
