using System.Diagnostics;
using System.Reflection;

namespace Werkzeug.Net.Debugging;

/// <summary>An exception with its causes, each with the calls that led to it, innermost call first as .NET prints them.</summary>
/// <remarks>Mirrors <c>werkzeug.debug.tbtools.DebugTraceback</c>.</remarks>
internal sealed class DebugTraceback
{
    private const int MostCauses = 10;
    private const int MostFrames = 200;

    private DebugTraceback(IReadOnlyList<Raised> chain) => Chain = chain;

    /// <summary>The exception, then its cause, then the cause of that.</summary>
    public IReadOnlyList<Raised> Chain { get; }

    /// <summary>Takes an exception apart.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="placesOf">Places that the stack trace does not know; see <see cref="DebuggerOptions.PlacesOf"/>.</param>
    public static DebugTraceback From(Exception exception, Func<Exception, IEnumerable<SourcePlace>>? placesOf = null)
    {
        List<Raised> chain = [];
        for (Exception? error = exception; error is not null && chain.Count < MostCauses; error = error.InnerException)
            chain.Add(new Raised(error.GetType().FullName ?? error.GetType().Name, Redaction.Text(error.Message), FramesOf(error, placesOf)));
        return new DebugTraceback(chain);
    }

    private static DebugFrame[] FramesOf(Exception error, Func<Exception, IEnumerable<SourcePlace>>? placesOf) =>
    [
        .. placesOf?.Invoke(error).Select(DebugFrame.From) ?? [],
        .. new StackTrace(error, fNeedFileInfo: true).GetFrames().Where(static frame => !IsHidden(frame.GetMethod())).Take(MostFrames).Select(DebugFrame.From),
    ];

    // What .NET leaves out of the text of a stack trace: the machinery of "await" and of errors that are thrown on.
    private static bool IsHidden(MethodBase? method) => method is not null
        && (method.IsDefined(typeof(StackTraceHiddenAttribute), inherit: false) || method.DeclaringType?.IsDefined(typeof(StackTraceHiddenAttribute), inherit: false) is true);

    /// <summary>One exception of the chain.</summary>
    /// <param name="Type">Its full name.</param>
    /// <param name="Message">What it says, without the values of secrets.</param>
    /// <param name="Frames">The calls, innermost first.</param>
    internal sealed record Raised(string Type, string Message, IReadOnlyList<DebugFrame> Frames);
}
