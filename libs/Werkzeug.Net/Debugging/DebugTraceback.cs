using System.Diagnostics;

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
    public static DebugTraceback From(Exception exception)
    {
        List<Raised> chain = [];
        for (Exception? error = exception; error is not null && chain.Count < MostCauses; error = error.InnerException)
            chain.Add(new Raised(error.GetType().FullName ?? error.GetType().Name, error.Message, FramesOf(error)));
        return new DebugTraceback(chain);
    }

    private static DebugFrame[] FramesOf(Exception error) =>
        [.. new StackTrace(error, fNeedFileInfo: true).GetFrames().Take(MostFrames).Select(DebugFrame.From)];

    /// <summary>One exception of the chain.</summary>
    /// <param name="Type">Its full name.</param>
    /// <param name="Message">What it says.</param>
    /// <param name="Frames">The calls, innermost first.</param>
    internal sealed record Raised(string Type, string Message, IReadOnlyList<DebugFrame> Frames);
}
