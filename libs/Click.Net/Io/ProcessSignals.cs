using System.Runtime.InteropServices;

namespace Click.Net.Io;

/// <summary>A run that Ctrl-C and SIGTERM end: at once, or, where the run looks at its token, by cancellation with a time to end.</summary>
internal sealed class ProcessSignals : IDisposable
{
    private static readonly Lock Gate = new();
    private static PosixSignalRegistration? _interrupt;
    private static PosixSignalRegistration? _terminate;
    private static int _isPrepared;
    private static ProcessSignals? _running;
    private static Action _abort = static () => { };
    private static Timer? _timer;

    private readonly ProcessSignals? _outer;
    private readonly TimeSpan _grace;
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
        if (_terminate is null)
            Prepare();
    }

    /// <summary>Is cancelled by a signal. Whoever asks for it is expected to look at it.</summary>
    public CancellationToken Token
    {
        get
        {
            Register();
            lock (Gate)
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

    // The first run of a process: to watch signals and to open the console take milliseconds, which a thread beside spends while the command line is read.
    private static void Prepare()
    {
        if (Interlocked.Exchange(ref _isPrepared, 1) != 0)
            return;
        if (Environment.ProcessorCount > 1)
            new Thread(PrepareBeside, maxStackSize: 256 * 1024) { IsBackground = true }.UnsafeStart();
        else
            Register();
    }

    private static void PrepareBeside()
    {
        try
        {
            _ = SystemConsole.Instance.Out;
            Register();
        }
        catch (Exception error) when (error is IOException or PlatformNotSupportedException or UnauthorizedAccessException)
        {
            // A console that does not open is met again where something is written.
        }
    }

    private static void Register()
    {
        if (_terminate is not null)
            return;
        lock (Gate)
        {
            _interrupt ??= PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
            _terminate ??= PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        }
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
}
