using System.Runtime.ExceptionServices;

namespace Werkzeug.Net.Serving;

/// <summary>The first error that was to end a server, until the program that serves is told.</summary>
internal sealed class PassedError
{
    private ExceptionDispatchInfo? _first;

    /// <summary>Keeps an error, if it is the first.</summary>
    public void Keep(Exception error) => Interlocked.CompareExchange(ref _first, ExceptionDispatchInfo.Capture(error), null);

    /// <summary>Throws the error on, with its own stack; nothing where there was none.</summary>
    public void Throw() => _first?.Throw();
}
